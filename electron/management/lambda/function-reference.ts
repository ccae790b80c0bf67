// The function that a call names: by name, ARN or partial ARN, each with or without a version or alias.
// https://docs.aws.amazon.com/lambda/latest/api/API_GetFunction.html#lambda-GetFunction-request-FunctionName
import type { FunctionAlias, FunctionVersion, LambdaFunction } from '../../../shared/definition/companions/function';
import { findEntity, listEntities } from '../../../shared/definition/entities';
import { partitionOf } from '../../../shared/openapi/import/policy';
import { throwFaults } from '../wire/validation-faults';
import { invalidParameter, resourceNotFound } from './lambda-errors';
import type { LambdaCall } from './operation';

/** AWS recorded: the pattern that ValidationException prints. */
const printedPattern =
  '(arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\\$LATEST|[a-zA-Z0-9-_]+))?';

const reference =
  /^(?:arn:aws[a-zA-Z-]*:lambda:)?(?:[a-z]{2}(?:-[a-z]+)+-\d:)?(?:\d{12}:)?(?:function:)?([A-Za-z0-9_-]{1,64})(?::(\$LATEST|[A-Za-z0-9_-]{1,128}))?$/;

export interface FunctionReference {
  /** As the call has it; of a function that was found: the workspace's own. */
  readonly functionName: string;
  /** Absent: nothing was said, which means `$LATEST`. */
  readonly qualifier: string | undefined;
}

/** A function, or one of its versions, that is there. */
export interface FoundFunction extends FunctionReference {
  readonly entity: LambdaFunction;
  /** Behind the qualifier. */
  readonly version: string;
  readonly published: FunctionVersion | undefined;
  readonly alias: FunctionAlias | undefined;
  /** With the qualifier as it was given. */
  readonly arn: string;
}

/** Takes a name apart; ValidationException where it is none. */
export function readReference(text: string): FunctionReference {
  const match = reference.exec(text);
  if (match === null) {
    throwFaults([
      `Value '${text}' at 'functionName' failed to satisfy constraint: Member must satisfy regular expression pattern: ${printedPattern}`,
    ]);
  }
  const [, functionName = '', qualifier] = match ?? [];
  return { functionName, qualifier };
}

/** The reference of the call's URI, with the qualifier of its query. */
export function referenceOf(call: LambdaCall): FunctionReference {
  const named = readReference(call.labels.FunctionName ?? '');
  const asked = call.query.get('Qualifier') ?? undefined;
  if (asked !== undefined && named.qualifier !== undefined && asked !== named.qualifier) {
    throw invalidParameter('The derived qualifier from the function name does not match the specified qualifier.');
  }
  return { functionName: named.functionName, qualifier: named.qualifier ?? asked };
}

/** The function that the call names. */
export function requireFunction(call: LambdaCall): FoundFunction {
  return findFunction(call, referenceOf(call));
}

/**
 * The function that is called `name` in the region and account of the call. Where the workspace knows it by another
 * name, that one leads to it, too.
 */
export function functionNamed({ definition }: LambdaCall, name: string): LambdaFunction | undefined {
  const own = findEntity(definition, 'function', name);
  if (own !== undefined && lambdaNameOf(own) === name) return own;
  const others = listEntities(definition, 'function').map(({ entity }) => entity);
  return others.find((entity) => lambdaNameOf(entity) === name) ?? own;
}

/** The name in ARNs and answers. */
export function lambdaNameOf({ functionName, lambdaName }: LambdaFunction): string {
  return lambdaName ?? functionName;
}

/** The function of `named`; ResourceNotFoundException where it, its version or its alias is not there. */
export function findFunction(call: LambdaCall, { functionName, qualifier }: FunctionReference): FoundFunction {
  const entity = functionNamed(call, functionName);
  const arn = functionArn(call, entity === undefined ? functionName : lambdaNameOf(entity), qualifier);
  if (entity === undefined) throw resourceNotFound(`Function not found: ${arn}`);
  const { versions = {}, aliases = {} } = entity;
  const alias = qualifier !== undefined && Object.hasOwn(aliases, qualifier) ? aliases[qualifier] : undefined;
  const version = alias?.functionVersion ?? qualifier ?? '$LATEST';
  const published = Object.hasOwn(versions, version) ? versions[version] : undefined;
  if (version !== '$LATEST' && published === undefined) throw resourceNotFound(`Function not found: ${arn}`);
  return { entity, functionName: entity.functionName, qualifier, version, published, alias, arn };
}

/** `arn:aws:lambda:{region}:{account}:function:{name}[:{qualifier}]`. */
export function functionArn(call: LambdaCall, functionName: string, qualifier?: string): string {
  const entity = functionNamed(call, functionName);
  const name = entity === undefined ? functionName : lambdaNameOf(entity);
  const end = qualifier === undefined ? '' : `:${qualifier}`;
  return `arn:${partitionOf(call.region)}:lambda:${call.region}:${call.accountId}:function:${name}${end}`;
}
