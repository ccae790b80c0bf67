// What belongs to a function besides its settings: tags, reserved concurrency, code signing; and the account's limits.
// https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionConcurrency.html
import type { LambdaFunction } from '../../../../shared/definition/companions/function';
import { updateEntity } from '../../../../shared/definition/edits/entity-edits';
import { entityKey, listEntities } from '../../../../shared/definition/entities';
import { readInput } from '../../wire/input-check';
import { missingFault, throwFaults } from '../../wire/validation-faults';
import { type FoundFunction, findFunction, lambdaNameOf, readReference, requireFunction } from '../function-reference';
import { rangeFault } from '../function-settings';
import { concurrencyShape, tagsShape } from '../input-shapes';
import type { LambdaCall, LambdaOperations } from '../operation';

// AWS documented: gettingstarted-limits
const accountLimits = {
  TotalCodeSize: 80_530_636_800,
  CodeSizeUnzipped: 262_144_000,
  CodeSizeZipped: 52_428_800,
  ConcurrentExecutions: 1_000,
} as const;

export const functionDetailOperations: LambdaOperations = {
  ListTags: (call) => ({ Tags: taggedFunction(call).entity.tags ?? {} }),
  async TagResource(call) {
    const found = taggedFunction(call);
    const { Tags } = readInput(tagsShape, call.json());
    throwFaults(missingFault('tags', Tags));
    await writeField(call, found, 'Tag', 'tags', { ...found.entity.tags, ...(Tags as Record<string, string>) });
    return undefined;
  },
  async UntagResource(call) {
    const found = taggedFunction(call);
    const gone = new Set(call.query.getAll('tagKeys'));
    const kept = Object.entries(found.entity.tags ?? {}).filter(([name]) => !gone.has(name));
    await writeField(call, found, 'Untag', 'tags', kept.length === 0 ? undefined : Object.fromEntries(kept));
    return undefined;
  },
  async PutFunctionConcurrency(call) {
    const found = requireFunction(call);
    const { ReservedConcurrentExecutions: asked } = readInput(concurrencyShape, call.json());
    throwFaults([
      ...missingFault('reservedConcurrentExecutions', asked),
      ...rangeFault('reservedConcurrentExecutions', asked, 0, Number.MAX_SAFE_INTEGER),
    ]);
    await writeField(call, found, 'Limit', 'reservedConcurrentExecutions', asked);
    return { ReservedConcurrentExecutions: asked };
  },
  GetFunctionConcurrency(call) {
    const { reservedConcurrentExecutions: reserved } = requireFunction(call).entity;
    return reserved === undefined ? {} : { ReservedConcurrentExecutions: reserved };
  },
  async DeleteFunctionConcurrency(call) {
    await writeField(call, requireFunction(call), 'Unlimit', 'reservedConcurrentExecutions', undefined);
    return undefined;
  },
  // AWS documented: API_GetFunctionCodeSigningConfig; without a configuration the name stands alone
  GetFunctionCodeSigningConfig: (call) => ({ FunctionName: lambdaNameOf(requireFunction(call).entity) }),
  async GetAccountSettings(call) {
    const functions = listEntities(call.definition, 'function').map(({ entity }) => entity);
    const { readPackage } = call.studio.services.functions;
    const packages = await Promise.all(functions.map(async ({ functionName }) => readPackage({ functionName })));
    const versions = functions.flatMap(({ versions = {} }) => Object.values(versions));
    const reserved = functions.reduce(
      (sum, { reservedConcurrentExecutions = 0 }) => sum + reservedConcurrentExecutions,
      0,
    );
    const bytes = [...packages, ...versions].reduce((sum, { codeSize }) => sum + codeSize, 0);
    return {
      AccountLimit: {
        ...accountLimits,
        UnreservedConcurrentExecutions: accountLimits.ConcurrentExecutions - reserved,
      },
      AccountUsage: { TotalCodeSize: bytes, FunctionCount: functions.length },
    };
  },
};

/** The function whose ARN is in the URI. */
function taggedFunction(call: LambdaCall): FoundFunction {
  return findFunction(call, readReference(call.labels.Resource ?? ''));
}

function writeField(
  { workspace }: LambdaCall,
  { functionName }: FoundFunction,
  label: string,
  field: keyof LambdaFunction,
  value: unknown,
): Promise<unknown> {
  return workspace.workingCopy.edit(`${label} function ${functionName}`, (definition) =>
    updateEntity(definition, entityKey('function', functionName), [{ path: [field], value }]),
  );
}
