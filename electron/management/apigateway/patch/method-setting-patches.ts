// Method settings of a stage, patched by `/{resourcePath}/{httpMethod}/{group}/{name}`.
// https://docs.aws.amazon.com/apigateway/latest/api/API_MethodSetting.html
import { newMethodSetting } from '../../../../shared/definition/rest/method-settings';
import { badRequest } from '../../wire/aws-error';
import type { Draft } from './apply-patch';

export interface MethodSettingPath {
  /** The key of the entry: as the client wrote it, less the leading slash. */
  readonly key: string;
  readonly setting: Setting;
}

interface Setting {
  readonly field: string;
  read(value: string): unknown;
}

const flag = (value: string) => value.toLowerCase() === 'true';

const settings: Readonly<Record<string, Setting>> = {
  'metrics/enabled': { field: 'metricsEnabled', read: flag },
  'logging/dataTrace': { field: 'dataTraceEnabled', read: flag },
  'logging/loglevel': { field: 'loggingLevel', read: oneOf('Logging level', ['OFF', 'ERROR', 'INFO']) },
  'throttling/burstLimit': { field: 'throttlingBurstLimit', read: wholeNumber('Throttling burst limit') },
  'throttling/rateLimit': { field: 'throttlingRateLimit', read: anyNumber('Throttling rate limit') },
  'caching/enabled': { field: 'cachingEnabled', read: flag },
  'caching/dataEncrypted': { field: 'cacheDataEncrypted', read: flag },
  'caching/ttlInSeconds': { field: 'cacheTtlInSeconds', read: wholeNumber('Cache TTL', 3_600) },
  'caching/requireAuthorizationForCacheControl': { field: 'requireAuthorizationForCacheControl', read: flag },
  'caching/unauthorizedCacheControlHeaderStrategy': {
    field: 'unauthorizedCacheControlHeaderStrategy',
    read: oneOf('Unauthorized cache control header strategy', [
      'FAIL_WITH_403',
      'SUCCEED_WITH_RESPONSE_HEADER',
      'SUCCEED_WITHOUT_RESPONSE_HEADER',
    ]),
  },
};

/** The key that stands for all methods. */
const everyMethod = '*/*';

/** Takes a patch path apart; undefined where it names no method setting. */
export function methodSettingOf(path: string | undefined): MethodSettingPath | undefined {
  const match = /^\/(.+\/[^/]+)\/([^/]+\/[^/]+)$/.exec(path ?? '');
  const [, key = '', name = ''] = match ?? [];
  const setting = Object.hasOwn(settings, name) ? settings[name] : undefined;
  return setting === undefined ? undefined : { key, setting };
}

/**
 * Sets one setting of an entry, which is made where it is missing.
 * AWS recorded: a new entry copies what the entry of all methods holds at that moment
 */
export function setMethodSetting(draft: Draft, { key, setting }: MethodSettingPath, value = ''): void {
  const entries = new Map(Object.entries((draft.methodSettings as Draft | undefined) ?? {}));
  const entry = entries.get(key) ?? { ...newMethodSetting, ...(entries.get(everyMethod) as Draft | undefined) };
  entries.set(key, { ...(entry as Draft), [setting.field]: setting.read(value) });
  draft.methodSettings = Object.fromEntries(entries);
}

/** Removes the whole entry that `path` names, `/~1pets/GET` or `/*` + `/*`; false where there is none. */
export function removeMethodSettings(draft: Draft, path = ''): boolean {
  const entries = new Map(Object.entries((draft.methodSettings as Draft | undefined) ?? {}));
  if (!entries.delete(path.slice(1))) return false;
  if (entries.size === 0) delete draft.methodSettings;
  else draft.methodSettings = Object.fromEntries(entries);
  return true;
}

function oneOf(what: string, values: readonly string[]) {
  return (value: string) => {
    if (!values.includes(value)) throw badRequest(`${what} must be one of: [${values.join(', ')}]`);
    return value;
  };
}

function wholeNumber(what: string, most = Number.MAX_SAFE_INTEGER) {
  return (value: string) => {
    const isBounded = most !== Number.MAX_SAFE_INTEGER;
    // -1 stands for no limit of its own, as Terraform sends it
    if (!/^(-1|\d{1,16})$/.test(value) || Number(value) > most || (isBounded && value === '-1')) {
      throw badRequest(`${what} must be a whole number${isBounded ? ` from 0 to ${most}` : ''}`);
    }
    return Number(value);
  };
}

function anyNumber(what: string) {
  return (value: string) => {
    if (!/^(-1|\d+)(\.\d+)?$/.test(value)) throw badRequest(`${what} must be a number`);
    return Number(value);
  };
}
