// SimulatePrincipalPolicy: what the policies of a user or role say of actions, without any call.
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
import { decideCall } from '../../../shared/iam/decide-call';
import type { ConditionValues } from '../../../shared/policy/condition-keys';
import { queryMembers } from '../wire/query-members';
import type { QueryInput } from '../wire/query-protocol';
import type { IamActions } from './iam-call';
import { noSuchEntity } from './iam-errors';
import { pageOf, requireText, textList } from './iam-input';

const decisions = { allow: 'allowed', 'explicit-deny': 'explicitDeny', 'implicit-deny': 'implicitDeny' } as const;

export const simulateActions: IamActions = {
  SimulatePrincipalPolicy(input, call) {
    const arn = requireText(input, 'PolicySourceArn');
    const caller = call.studio.principals.directory(false).named(arn);
    if (caller === undefined) throw noSuchEntity(`The principal ${arn} cannot be found.`);
    const resources = textList(input, 'ResourceArns');
    const keys = contextKeys(input);
    const asked = textList(input, 'ActionNames').flatMap((action) =>
      (resources.length === 0 ? ['*'] : resources).map((resource) => ({ action, resource })),
    );
    return pageOf(input, 'EvaluationResults', asked, ({ action, resource }) => ({
      EvalActionName: action,
      EvalResourceName: resource,
      EvalDecision: decisions[decideCall(caller, { action, resource, keys })],
      MatchedStatements: [],
      MissingContextValues: [],
    }));
  },
};

function contextKeys(input: QueryInput): ConditionValues {
  const { ContextEntries: entries } = queryMembers(input);
  if (!Array.isArray(entries)) return {};
  return Object.fromEntries(
    entries.map((entry: unknown) => {
      const { ContextKeyName: name, ContextKeyValues: values } = (entry ?? {}) as Readonly<Record<string, unknown>>;
      return [String(name ?? ''), [values].flat().map(String)];
    }),
  );
}
