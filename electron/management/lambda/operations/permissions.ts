// The resource policy of a function: who may call it.
// https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html
import type { LambdaFunction } from '../../../../shared/definition/companions/function';
import { updateEntity } from '../../../../shared/definition/edits/entity-edits';
import { entityKey } from '../../../../shared/definition/entities';
import { readInput } from '../../wire/input-check';
import { missingFault, throwFaults } from '../../wire/validation-faults';
import { checkRevision, revisionOf } from '../configuration';
import { type FoundFunction, requireFunction } from '../function-reference';
import { permissionShape } from '../input-shapes';
import { readJsonText } from '../json-text';
import { conflict, resourceNotFound } from '../lambda-errors';
import type { LambdaCall, LambdaOperations } from '../operation';

type Policy = NonNullable<LambdaFunction['policy']>;

export const permissionOperations: LambdaOperations = {
  async AddPermission(call) {
    const found = requireFunction(call);
    const input = readInput(permissionShape, call.json());
    throwFaults([
      ...missingFault('statementId', input.StatementId),
      ...missingFault('action', input.Action),
      ...missingFault('principal', input.Principal),
    ]);
    const { entity, qualifier } = found;
    checkRevision(input.RevisionId, revisionOf(statementsOf(found)));
    if (statementsOf(found).some(({ statement }) => sidOf(statement) === input.StatementId)) {
      // AWS recorded: the wording
      throw conflict(
        `The statement id (${input.StatementId}) provided already exists. Please provide a new statement id, or remove the existing statement.`,
      );
    }
    const statement = JSON.stringify(statementOf(found, input));
    await writePolicy(call, found, 'Allow calls of', [
      ...(entity.policy ?? []),
      { ...(qualifier !== undefined && { qualifier }), statement },
    ]);
    return { Statement: statement };
  },
  async RemovePermission(call) {
    const found = requireFunction(call);
    const sid = call.labels.StatementId ?? '';
    const own = statementsOf(found);
    if (own.length === 0) throw resourceNotFound('No policy is associated with the given resource.');
    const gone = own.find(({ statement }) => sidOf(statement) === sid);
    if (gone === undefined) throw resourceNotFound(`Statement ${sid} is not found in resource policy.`);
    checkRevision(call.query.get('RevisionId') ?? undefined, revisionOf(own));
    const rest = (found.entity.policy ?? []).filter((each) => each !== gone);
    await writePolicy(call, found, 'Withdraw a permission of', rest);
    return undefined;
  },
  GetPolicy(call) {
    const own = statementsOf(requireFunction(call));
    if (own.length === 0) throw resourceNotFound('The resource you requested does not exist.');
    const Statement = own.map(({ statement }) => readJsonText(statement));
    return {
      Policy: JSON.stringify({ Version: '2012-10-17', Id: 'default', Statement }),
      RevisionId: revisionOf(own),
    };
  },
};

/** A version, an alias and the function itself each have a policy of their own. */
function statementsOf({ entity: { policy = [] }, qualifier }: FoundFunction): Policy {
  return policy.filter((each) => each.qualifier === qualifier);
}

function sidOf(statement: string): unknown {
  return (readJsonText(statement) as { readonly Sid?: unknown } | undefined)?.Sid;
}

function statementOf({ arn }: FoundFunction, input: Readonly<Record<string, unknown>>): object {
  const { StatementId, Action, Principal, SourceArn, SourceAccount, EventSourceToken, PrincipalOrgID } = input;
  const equals = {
    ...(SourceAccount !== undefined && { 'AWS:SourceAccount': SourceAccount }),
    ...(EventSourceToken !== undefined && { 'lambda:EventSourceToken': EventSourceToken }),
    ...(PrincipalOrgID !== undefined && { 'aws:PrincipalOrgID': PrincipalOrgID }),
    ...(input.FunctionUrlAuthType !== undefined && { 'lambda:FunctionUrlAuthType': input.FunctionUrlAuthType }),
  };
  const condition = {
    ...(Object.keys(equals).length > 0 && { StringEquals: equals }),
    ...(SourceArn !== undefined && { ArnLike: { 'AWS:SourceArn': SourceArn } }),
  };
  return {
    Sid: StatementId,
    Effect: 'Allow',
    Principal: principalOf(String(Principal)),
    Action,
    Resource: arn,
    ...(Object.keys(condition).length > 0 && { Condition: condition }),
  };
}

// AWS recorded: an account stands as its root user, a service by its name
function principalOf(principal: string): unknown {
  if (principal === '*') return principal;
  if (/^\d{12}$/.test(principal)) return { AWS: `arn:aws:iam::${principal}:root` };
  return principal.startsWith('arn:') ? { AWS: principal } : { Service: principal };
}

function writePolicy(
  { workspace }: LambdaCall,
  { functionName }: FoundFunction,
  label: string,
  policy: Policy,
): Promise<unknown> {
  const value = policy.length === 0 ? undefined : policy;
  return workspace.workingCopy.edit(`${label} function ${functionName}`, (definition) =>
    updateEntity(definition, entityKey('function', functionName), [{ path: ['policy'], value }]),
  );
}
