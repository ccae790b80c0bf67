// Which methods of an API a stage caches, and by whose settings. Pure.
import { pathVariables, type ResourceView, type RestApiView } from '../definition/api-view';
import { type EntityKey, entityKey } from '../definition/entities';
import type { Method } from '../definition/rest/method';
import { methodOfSettingKey, newMethodSetting, settingKeyOf } from '../definition/rest/method-settings';
import type { MethodSetting, Stage } from '../definition/rest/stage';

export type CachingChoice = 'default' | 'on' | 'off';

export interface MethodCaching {
  /** Of the method entity. */
  readonly methodKey: EntityKey;
  readonly method: Method;
  readonly httpMethod: string;
  readonly path: string;
  /** Under which the stage has, or would have, settings of the method. */
  readonly settingKey: string;
  readonly choice: CachingChoice;
  /** 0: not cached. */
  readonly ttlSeconds: number;
  /** A method of `ANY` by the stage's default: its GET requests alone. */
  readonly isGetOnly: boolean;
  readonly keyParameters: readonly string[];
  /** Path variables that are no part of the key, though answers are kept: all their values share one. */
  readonly sharedVariables: readonly string[];
}

type Settings = Pick<Stage, 'methodSettings'>;

/** The stage's default. */
export const everyMethod = '*/*';
const defaultTtlSeconds = 300;

/** Every method in the order of the tree. */
export function methodCachings(view: RestApiView, { methodSettings = {} }: Settings): MethodCaching[] {
  const known = new Map(Object.keys(methodSettings).map((key) => [methodOfSettingKey(key), key]));
  const rows: MethodCaching[] = [];
  const visit = ({ resource, path, methods, children }: ResourceView): void => {
    for (const [httpMethod, method] of methods) {
      const { methodIntegration } = method;
      const settingKey = known.get(`${httpMethod} ${path}`) ?? settingKeyOf(path, httpMethod);
      const own = settingOf(methodSettings, settingKey);
      const setting = own ?? settingOf(methodSettings, everyMethod);
      // AWS documented: the stage's default is for GET alone
      const isMeant = own !== undefined || httpMethod === 'GET' || httpMethod === 'ANY';
      const ttlSeconds = isMeant ? ttlOf(setting) : 0;
      const keyParameters = methodIntegration?.cacheKeyParameters ?? [];
      rows.push({
        method,
        methodKey: entityKey('method', view.api.id, resource.id, httpMethod),
        httpMethod,
        path,
        settingKey,
        choice: own === undefined ? 'default' : own.cachingEnabled === true ? 'on' : 'off',
        ttlSeconds,
        isGetOnly: own === undefined && httpMethod === 'ANY',
        keyParameters,
        sharedVariables:
          ttlSeconds === 0
            ? []
            : pathVariables(path).filter((name) => !isKeyed(name, keyParameters, methodIntegration?.requestParameters)),
      });
    }
    for (const child of children) visit(child);
  };
  visit(view.root);
  return rows;
}

/** A path variable counts where the key names it, or names what it is mapped to. */
function isKeyed(
  name: string,
  keyParameters: readonly string[],
  requestParameters: Readonly<Record<string, string>> = {},
): boolean {
  const source = `method.request.path.${name}`;
  return keyParameters.some(
    (parameter) =>
      parameter === source || (Object.hasOwn(requestParameters, parameter) && requestParameters[parameter] === source),
  );
}

/** Seconds for which a setting has answers kept; 0: not at all. */
export function ttlOf(setting: MethodSetting | undefined): number {
  return setting?.cachingEnabled === true ? (setting.cacheTtlInSeconds ?? defaultTtlSeconds) : 0;
}

/** The settings of a method after a choice, begun as AWS begins them; undefined: the method has none of its own. */
export function chosenSetting(
  { methodSettings = {} }: Settings,
  settingKey: string,
  choice: CachingChoice,
): MethodSetting | undefined {
  if (choice === 'default') return undefined;
  const ofAll = { ...newMethodSetting, ...settingOf(methodSettings, everyMethod) };
  return { ...(settingOf(methodSettings, settingKey) ?? ofAll), cachingEnabled: choice === 'on' };
}

function settingOf(settings: Readonly<Record<string, MethodSetting>>, key: string): MethodSetting | undefined {
  return Object.hasOwn(settings, key) ? settings[key] : undefined;
}
