// The patch paths of a Stage. The draft carries `deploymentId`, which is kept beside the definition.
// https://docs.aws.amazon.com/apigateway/latest/api/API_UpdateStage.html
import { badRequest } from '../../wire/aws-error';
import type { Draft, PatchRule, PatchTable } from './apply-patch';
import { methodSettingOf, removeMethodSettings, setMethodSetting } from './method-setting-patches';
import type { PatchOperation } from './patch-operation';
import { booleanAt, mapAt, textAt } from './patch-rules';

/** Makes the table for the stages of an API with these deployments. */
export function stagePatches(deploymentIds: ReadonlySet<string>): PatchTable {
  return {
    rules: [
      textAt('/description'),
      textAt('/clientCertificateId'),
      textAt('/documentationVersion'),
      booleanAt('/tracingEnabled'),
      textAt('/cacheClusterSize'),
      cacheCluster,
      mapAt('/variables'),
      ...accessLogRules,
      ...deploymentRules(deploymentIds),
      ...canaryRules(deploymentIds),
    ],
    otherwise(draft, operation) {
      if (operation.op === 'remove') return removeMethodSettings(draft, operation.path);
      const setting = methodSettingOf(operation.path);
      if (setting === undefined || (operation.op !== 'replace' && operation.op !== 'add')) return false;
      setMethodSetting(draft, setting, operation.value);
      return true;
    },
    refuse: refuseStagePatch,
  };
}

const cacheCluster: PatchRule = {
  path: '/cacheClusterEnabled',
  ops: ['replace'],
  apply(draft, { value }) {
    draft.cacheClusterEnabled = value?.toLowerCase() === 'true';
    // AWS assumed: the smallest size where none was chosen
    if (draft.cacheClusterEnabled === true && draft.cacheClusterSize === undefined) draft.cacheClusterSize = '0.5';
  },
};

const accessLogMembers = ['/accessLogSettings/destinationArn', '/accessLogSettings/format'] as const;

const accessLogRules: readonly PatchRule[] = [
  {
    path: '/accessLogSettings',
    ops: ['remove'],
    apply(draft, { path }) {
      if (draft.accessLogSettings === undefined) throw nothingToRemove(path);
      delete draft.accessLogSettings;
    },
  },
  ...accessLogMembers.map(
    (path): PatchRule => ({
      path,
      ops: ['add', 'replace'],
      apply(draft, { value }) {
        if (value === undefined || value === '') throw badRequest('Access Log value must not be empty');
        const member = path.slice('/accessLogSettings/'.length);
        draft.accessLogSettings = { ...(draft.accessLogSettings as Draft | undefined), [member]: value };
      },
    }),
  ),
];

function deploymentRules(deploymentIds: ReadonlySet<string>): readonly PatchRule[] {
  return [
    {
      path: '/deploymentId',
      ops: ['replace', 'copy'],
      apply(draft, operation) {
        const id = operation.op === 'copy' ? promoted(draft, operation).deploymentId : operation.value;
        if (typeof id !== 'string' || !deploymentIds.has(id)) throw badRequest('Deployment id does not exist');
        draft.deploymentId = id;
      },
    },
    {
      path: '/variables',
      ops: ['copy'],
      apply(draft, operation) {
        const { stageVariableOverrides } = promoted(draft, operation);
        const variables = {
          ...(draft.variables as Draft | undefined),
          ...(stageVariableOverrides as Draft | undefined),
        };
        if (Object.keys(variables).length > 0) draft.variables = variables;
      },
    },
  ];
}

const copies: Readonly<Record<string, string>> = {
  '/deploymentId': '/canarySettings/deploymentId',
  '/variables': '/canarySettings/stageVariableOverrides',
};

/** The canary that a copy promotes; AWS recorded: both refusals. */
function promoted(draft: Draft, { path = '', from }: PatchOperation): Draft {
  if (from === undefined || copies[path] !== from) throw unsupportedCopy(path, from);
  if (draft.canarySettings === undefined) throw badRequest('Promotion not available. Canary does not exist.');
  return draft.canarySettings as Draft;
}

function unsupportedCopy(path: string, from: string | undefined): Error {
  return badRequest(
    `Invalid copy operation with path: ${path} and from ${from ?? 'null'}. Valid copy:path are [/deploymentId, /variables] and valid copy:from are [/canarySettings/deploymentId, /canarySettings/stageVariableOverrides]`,
  );
}

function canaryRules(deploymentIds: ReadonlySet<string>): readonly PatchRule[] {
  return [
    {
      path: '/canarySettings',
      ops: ['remove'],
      apply(draft, { path }) {
        if (draft.canarySettings === undefined) throw nothingToRemove(path);
        delete draft.canarySettings;
      },
    },
    {
      path: '/canarySettings/deploymentId',
      ops: ['replace'],
      apply(draft, { value }) {
        if (value === undefined || !deploymentIds.has(value)) throw badRequest('Deployment id does not exist');
        canaryOf(draft).deploymentId = value;
      },
    },
    {
      path: '/canarySettings/percentTraffic',
      ops: ['replace'],
      apply(draft, { value = '' }) {
        const percent = Number(value);
        if (value === '' || !(percent >= 0 && percent <= 100)) {
          throw badRequest('Percent traffic must be between 0.0 and 100.0');
        }
        canaryOf(draft).percentTraffic = percent;
      },
    },
    {
      path: '/canarySettings/useStageCache',
      ops: ['replace'],
      apply(draft, { value }) {
        canaryOf(draft).useStageCache = value?.toLowerCase() === 'true';
      },
    },
    {
      path: '/canarySettings/stageVariableOverrides',
      ops: ['remove'],
      apply(draft, { path }) {
        if (draft.canarySettings === undefined) throw nothingToRemove(path);
        delete canaryOf(draft).stageVariableOverrides;
      },
    },
    {
      path: '/canarySettings/stageVariableOverrides/{name}',
      ops: ['add', 'replace', 'remove'],
      apply(draft, { op, path, value = '' }, [name = '']) {
        if (op === 'remove' && draft.canarySettings === undefined) throw nothingToRemove(path);
        const canary = canaryOf(draft);
        const overrides = new Map(Object.entries((canary.stageVariableOverrides as Draft | undefined) ?? {}));
        if (op === 'remove') overrides.delete(name);
        else overrides.set(name, value);
        if (overrides.size === 0) delete canary.stageVariableOverrides;
        else canary.stageVariableOverrides = Object.fromEntries(overrides);
      },
    },
  ];
}

/** AWS recorded: touching a canary that is not there makes one of the stage's own deployment, without traffic. */
function canaryOf(draft: Draft): Draft {
  draft.canarySettings ??= {
    percentTraffic: 0,
    useStageCache: false,
    ...(draft.deploymentId !== undefined && { deploymentId: draft.deploymentId }),
  };
  return draft.canarySettings as Draft;
}

/** AWS recorded: every removal of what is not set speaks of method settings, with a space at the end. */
export function nothingToRemove(path: string | undefined): Error {
  const name = (path ?? '/null').slice(1);
  return badRequest(`Cannot remove method setting ${name} because there is no method setting for this method `);
}

function refuseStagePatch({ op, path = 'null', from }: PatchOperation) {
  if (op === 'copy') return unsupportedCopy(path, from) as ReturnType<typeof badRequest>;
  if (op === 'remove') return nothingToRemove(path) as ReturnType<typeof badRequest>;
  if (op === 'add' && path === '/canarySettings/deploymentId') {
    return badRequest(`Invalid add operation with path: ${path}`);
  }
  if (path.startsWith('/accessLogSettings/')) {
    return badRequest(
      'Invalid accessLogSettings path. Must be one of : [/accessLogSettings/destinationArn, /accessLogSettings/format]',
    );
  }
  return badRequest(`Invalid method setting path: ${path}. Must be one of: [${recordedPaths}]`);
}

// AWS recorded: the service's own text, missing commas included
const recordedPaths =
  '/deploymentId, /description, /cacheClusterEnabled, /cacheClusterSize, /clientCertificateId, /accessLogSettings, /accessLogSettings/destinationArn, /accessLogSettings/format, /{resourcePath}/{httpMethod}/metrics/enabled, /{resourcePath}/{httpMethod}/logging/dataTrace, /{resourcePath}/{httpMethod}/logging/loglevel, /{resourcePath}/{httpMethod}/throttling/burstLimit/{resourcePath}/{httpMethod}/throttling/rateLimit/{resourcePath}/{httpMethod}/caching/ttlInSeconds, /{resourcePath}/{httpMethod}/caching/enabled, /{resourcePath}/{httpMethod}/caching/dataEncrypted, /{resourcePath}/{httpMethod}/caching/requireAuthorizationForCacheControl, /{resourcePath}/{httpMethod}/caching/unauthorizedCacheControlHeaderStrategy, /*/*/metrics/enabled, /*/*/logging/dataTrace, /*/*/logging/loglevel, /*/*/throttling/burstLimit /*/*/throttling/rateLimit /*/*/caching/ttlInSeconds, /*/*/caching/enabled, /*/*/caching/dataEncrypted, /*/*/caching/requireAuthorizationForCacheControl, /*/*/caching/unauthorizedCacheControlHeaderStrategy, /variables/{variable_name}, /tracingEnabled';
