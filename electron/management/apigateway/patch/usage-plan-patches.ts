// The patch paths of a usage plan: its API stages with their throttles, its own throttle, its quota.
// https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html#UpdateUsagePlan-Patch
import { badRequest, notFound } from '../../wire/aws-error';
import { type Draft, type PatchRule, type PatchTable, plainRefusal } from './apply-patch';
import { numberAt, setMember, textAt } from './patch-rules';

interface ApiStage {
  readonly apiId: string;
  readonly stage: string;
  readonly throttle?: Readonly<Record<string, Throttle>>;
}

interface Throttle {
  readonly burstLimit?: number;
  readonly rateLimit?: number;
}

const addOrReplace = ['add', 'replace'] as const;

export const usagePlanPatches: PatchTable = {
  rules: [
    textAt('/name'),
    textAt('/description'),
    textAt('/productCode', ['add', 'replace', 'remove']),
    apiStagesRule(),
    wholeThrottleRule(),
    ...methodThrottleRules(),
    memberRemoval('/throttle'),
    numberAt('/throttle/burstLimit', 'Invalid burst limit specified', addOrReplace),
    numberAt('/throttle/rateLimit', 'Invalid rate limit specified', addOrReplace),
    memberRemoval('/quota'),
    numberAt('/quota/limit', 'Invalid quota limit specified', addOrReplace),
    numberAt('/quota/offset', 'Invalid quota offset specified', addOrReplace),
    textAt('/quota/period', addOrReplace),
  ],
  refuse: plainRefusal,
  check(draft) {
    const { quota } = draft as { quota?: Draft };
    // AWS recorded: setting a member of a quota that is not there builds the quota
    if (quota !== undefined) draft.quota = { limit: 0, period: 'DAY', offset: 0, ...quota };
  },
};

/** The value is `{apiId}:{stage}`. AWS recorded: without one, or with a malformed one, 400. */
function apiStagesRule(): PatchRule {
  return {
    path: '/apiStages',
    ops: ['add', 'remove'],
    apply(draft, { op, value }) {
      const { apiId, stage } = readApiStage(value);
      const others = stagesOf(draft).filter((use) => use.apiId !== apiId || use.stage !== stage);
      if (op === 'remove' && others.length === stagesOf(draft).length) throw badRequest('Invalid API Stage specified');
      draft.apiStages = op === 'add' ? [...others, { apiId, stage }] : others;
    },
  };
}

/** The whole map of method throttles as JSON text. */
function wholeThrottleRule(): PatchRule {
  return {
    path: '/apiStages/{stage}/throttle',
    ops: ['add', 'replace', 'remove'],
    apply(draft, { op, value }, [name]) {
      changeThrottle(draft, name, () => (op === 'remove' ? {} : readThrottles(value)));
    },
  };
}

/** One method of an API stage: `{resourcePath}` comes escaped and is kept as `/pets/GET`. */
function methodThrottleRules(): readonly PatchRule[] {
  const keyOf = (path = '', verb = '') => `${path.startsWith('/') ? path : `/${path}`}/${verb}`.replace(/^\/\//, '/');
  const limits = (['rateLimit', 'burstLimit'] as const).map(
    (field): PatchRule => ({
      path: `/apiStages/{stage}/throttle/{path}/{verb}/${field}`,
      ops: addOrReplace,
      apply(draft, { value = '' }, [name, path, verb]) {
        if (!/^\d+(\.\d+)?$/.test(value)) throw badRequest(`Invalid ${field} specified`);
        changeThrottle(draft, name, (throttles) => {
          const key = keyOf(path, verb);
          const before = Object.hasOwn(throttles, key) ? throttles[key] : undefined;
          return { ...throttles, [key]: { ...before, [field]: Number(value) } };
        });
      },
    }),
  );
  const removal: PatchRule = {
    path: '/apiStages/{stage}/throttle/{path}/{verb}',
    ops: ['remove'],
    apply(draft, _operation, [name, path, verb]) {
      const { [keyOf(path, verb)]: gone, ...others } = requireStage(draft, name).throttle ?? {};
      if (gone === undefined) throw notFound('Invalid method throttle specified');
      changeThrottle(draft, name, () => others);
    },
  };
  return [...limits, removal];
}

function memberRemoval(path: '/throttle' | '/quota'): PatchRule {
  return { path, ops: ['remove'], apply: (draft) => setMember(draft, path, undefined) };
}

function changeThrottle(
  draft: Draft,
  name: string | undefined,
  change: (throttles: Readonly<Record<string, Throttle>>) => Readonly<Record<string, Throttle>>,
): void {
  const target = requireStage(draft, name);
  const { throttle = {}, ...rest } = target;
  const next = change(throttle);
  const changed = Object.keys(next).length === 0 ? rest : { ...rest, throttle: next };
  draft.apiStages = stagesOf(draft).map((use) => (use === target ? changed : use));
}

function requireStage(draft: Draft, name: string | undefined): ApiStage {
  const { apiId, stage } = readApiStage(name);
  const found = stagesOf(draft).find((use) => use.apiId === apiId && use.stage === stage);
  if (found === undefined) throw badRequest('Invalid API Stage specified');
  return found;
}

function stagesOf(draft: Draft): readonly ApiStage[] {
  return (draft.apiStages as readonly ApiStage[] | undefined) ?? [];
}

function readApiStage(text = ''): { readonly apiId: string; readonly stage: string } {
  const [apiId = '', stage = '', ...rest] = text.split(':');
  if (apiId === '' || stage === '' || rest.length > 0) throw badRequest('Invalid API Stage specified');
  return { apiId, stage };
}

function readThrottles(text = ''): Readonly<Record<string, Throttle>> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value as Readonly<Record<string, Throttle>>;
  } catch {
    // what is no JSON is refused below like any other text that is no map
  }
  throw badRequest('Invalid throttle settings specified');
}
