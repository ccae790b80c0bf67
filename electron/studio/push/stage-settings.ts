// The settings of a stage: in one form for both sides, and as the patch that makes the endpoint's stage like ours.
// https://docs.aws.amazon.com/apigateway/latest/api/API_UpdateStage.html
import { isDeepEqual } from '../../../shared/definition/changes';
import { isMembers } from '../../../shared/definition/edits/member-path';
import type { Members, PatchOperation } from './management-client';
import { ownTags, type PushedThing, plain } from './pushed-things';

/** Patch path below `/{resourcePath}/{METHOD}` of every method setting. */
const settingPaths: Readonly<Record<string, string>> = {
  metricsEnabled: 'metrics/enabled',
  loggingLevel: 'logging/loglevel',
  dataTraceEnabled: 'logging/dataTrace',
  throttlingBurstLimit: 'throttling/burstLimit',
  throttlingRateLimit: 'throttling/rateLimit',
  cachingEnabled: 'caching/enabled',
  cacheTtlInSeconds: 'caching/ttlInSeconds',
  cacheDataEncrypted: 'caching/dataEncrypted',
  requireAuthorizationForCacheControl: 'caching/requireAuthorizationForCacheControl',
  unauthorizedCacheControlHeaderStrategy: 'caching/unauthorizedCacheControlHeaderStrategy',
};

// AWS recorded: what an entry holds once any of its settings was touched
const untouched: Members = {
  metricsEnabled: false,
  loggingLevel: 'OFF',
  dataTraceEnabled: false,
  throttlingBurstLimit: 5_000,
  throttlingRateLimit: 10_000,
  cachingEnabled: false,
  cacheTtlInSeconds: 300,
  cacheDataEncrypted: false,
  requireAuthorizationForCacheControl: true,
  unauthorizedCacheControlHeaderStrategy: 'SUCCEED_WITH_RESPONSE_HEADER',
};

/** The key of the settings of all methods. */
const everyMethod = '*/*';

/** The stage as a thing to compare. What a push leaves alone is not in it. */
export function stageThing(stage: Members): PushedThing {
  return { kind: 'stage', name: String(stage.stageName), settings: plain(stageSettings(stage)) };
}

/** The settings of a stage that a push does not carry, in words. */
export function unsentOfStage(stage: Members): readonly string[] {
  return [
    ...(stage.canarySettings === undefined ? [] : ['The canary of the stage: its deployment is here only.']),
    ...(stage.clientCertificateId === undefined ? [] : ['The client certificate of the stage: its key stays here.']),
    ...(stage.webAclArn === undefined ? [] : ['The web ACL of the stage: it is set in AWS WAF.']),
  ];
}

/** The patch of a stage that turns `found` into `wanted`. Variables that come or change stand first. */
export function stagePatch(wanted: Members, found: Members): readonly PatchOperation[] {
  const to = stageSettings(wanted);
  const from = stageSettings(found);
  return [
    ...mapPatch('/variables/', membersOf(to.variables), membersOf(from.variables)),
    ...textPatch('/description', to.description, from.description),
    ...textPatch('/tracingEnabled', to.tracingEnabled, from.tracingEnabled ?? false),
    ...textPatch('/documentationVersion', to.documentationVersion, from.documentationVersion),
    ...textPatch('/cacheClusterSize', to.cacheClusterSize, from.cacheClusterSize),
    ...textPatch('/cacheClusterEnabled', to.cacheClusterEnabled, from.cacheClusterEnabled ?? false),
    ...accessLogPatch(to.accessLogSettings, from.accessLogSettings),
    ...methodSettingsPatch(wanted, found),
  ];
}

/** The operations that have to be there before a deployment which reads new variables. */
export function isVariableSet({ op, path }: PatchOperation): boolean {
  return op === 'replace' && path.startsWith('/variables/');
}

/** A segment of a patch path. */
export function patchSegment(text: string): string {
  return text.replaceAll('~', '~0').replaceAll('/', '~1');
}

function stageSettings(stage: Members): Members {
  const entries = entriesOf(stage);
  const isCached = stage.cacheClusterEnabled === true;
  return {
    description: stage.description,
    variables: stage.variables,
    tracingEnabled: stage.tracingEnabled,
    documentationVersion: stage.documentationVersion,
    cacheClusterEnabled: stage.cacheClusterEnabled,
    // AWS assumed: the smallest size where none was chosen
    cacheClusterSize: isCached ? (stage.cacheClusterSize ?? '0.5') : undefined,
    accessLogSettings: stage.accessLogSettings,
    methodSettings: Object.fromEntries([...entries].map(([key, { settings }]) => [key, onlyTouched(settings)])),
    tags: ownTags(stage.tags),
  };
}

/** An entry that says nothing counts still: it shields its method from the settings of all methods. */
function onlyTouched(settings: Members): Members {
  const touched = Object.entries(settings).filter(([name, value]) => value !== untouched[name]);
  return Object.fromEntries([['isSet', true], ...touched.map(([name, value]) => [name, String(value)])]);
}

interface MethodEntry {
  /** As the stage has it. */
  readonly key: string;
  /** What the entry says itself. */
  readonly own: Members;
  /** With what it took over when it was made. */
  readonly settings: Members;
}

/** Method settings by `/path/METHOD`, whichever way their keys are escaped. */
function entriesOf(stage: Members): ReadonlyMap<string, MethodEntry> {
  const given = membersOf(stage.methodSettings);
  const forAll = Object.hasOwn(given, everyMethod) ? membersOf(given[everyMethod]) : {};
  return new Map(
    Object.entries(given).map(([key, own]) => [
      plainKey(key),
      { key, own: membersOf(own), settings: { ...untouched, ...forAll, ...membersOf(own) } },
    ]),
  );
}

function plainKey(key: string): string {
  if (key === everyMethod) return key;
  const slash = key.lastIndexOf('/');
  const path = key.slice(0, slash).replaceAll('~1', '/').replaceAll('~0', '~');
  return `${path.startsWith('/') || path === '*' ? path : `/${path}`}${key.slice(slash)}`;
}

function methodSettingsPatch(wanted: Members, found: Members): readonly PatchOperation[] {
  const to = entriesOf(wanted);
  const from = entriesOf(found);
  // The entry of all methods goes first: those made after it begin with its values.
  const keys = [...to.keys()].sort((a, b) => Number(b === everyMethod) - Number(a === everyMethod) || (a < b ? -1 : 1));
  const changed = keys.flatMap((key) => {
    const entry = to.get(key);
    const other = from.get(key);
    if (entry === undefined) return [];
    const base = other?.settings ?? {};
    // A new entry is told everything: what it would begin with is the endpoint's own choice.
    return Object.entries(settingPaths)
      .filter(([name]) => entry.settings[name] !== base[name])
      .map(([name, path]): PatchOperation => {
        const value = String(entry.settings[name]);
        return { op: 'replace', path: `/${other?.key ?? patchKey(key)}/${path}`, value };
      });
  });
  const gone = [...from]
    .filter(([key]) => !to.has(key))
    .map(([, { key }]) => ({ op: 'remove' as const, path: `/${key}` }));
  return [...changed, ...gone];
}

function patchKey(key: string): string {
  const slash = key.lastIndexOf('/');
  return key === everyMethod ? key : `${patchSegment(key.slice(0, slash))}${key.slice(slash)}`;
}

function accessLogPatch(wanted: unknown, found: unknown): readonly PatchOperation[] {
  const to = plain(membersOf(wanted));
  const from = plain(membersOf(found));
  if (isDeepEqual(to, from)) return [];
  if (Object.keys(to).length === 0) return [{ op: 'remove', path: '/accessLogSettings' }];
  return Object.entries(to).map(([name, value]) => ({
    op: 'replace',
    path: `/accessLogSettings/${name}`,
    value: String(value),
  }));
}

/** Sets or empties one setting; texts are emptied by an empty value. */
export function textPatch(path: string, wanted: unknown, found: unknown): readonly PatchOperation[] {
  const to = wanted === undefined ? (typeof found === 'boolean' ? false : undefined) : wanted;
  if (isDeepEqual(to ?? '', found ?? '')) return [];
  return [{ op: 'replace', path, value: to === undefined ? '' : String(to) }];
}

/** Sets, changes and removes members of a map, each at `prefix` and its name. */
export function mapPatch(prefix: string, wanted: Members, found: Members): readonly PatchOperation[] {
  const set = Object.entries(wanted)
    .filter(([name, value]) => !Object.hasOwn(found, name) || found[name] !== value)
    .map(([name, value]): PatchOperation => {
      return { op: 'replace', path: `${prefix}${patchSegment(name)}`, value: String(value) };
    });
  const gone = Object.keys(found)
    .filter((name) => !Object.hasOwn(wanted, name))
    .map((name): PatchOperation => ({ op: 'remove', path: `${prefix}${patchSegment(name)}` }));
  return [...set, ...gone];
}

export function membersOf(value: unknown): Members {
  return isMembers(value) ? value : {};
}
