// Completions of a policy from what the workspace has: its stages and methods, users, roles and accounts.
import { useMemo } from 'react';
import { iamArn } from '../../../shared/definition/companions/iam';
import type { CompletionSource } from '../../components/editor/completion';
import { useApiView, useEntities, useStages } from '../../state/hooks';
import { policyWords } from './policy-words';

const defaultAccount = '000000000000';

/** The source for an editor; the same until the workspace changes. */
export function usePolicyOffers(kind: 'resource' | 'identity' | 'trust', apiId: string | undefined): CompletionSource {
  const view = useApiView(apiId);
  const stages = useStages(apiId);
  const users = useEntities('iam-user');
  const roles = useEntities('iam-role');
  const personas = useEntities('persona');
  return useMemo(() => {
    const methods = [...(view?.resources.values() ?? [])].flatMap(({ path, methods }) =>
      [...methods.keys()].map((verb) => ({ verb, path })),
    );
    const arns = [
      ...users.map(({ entity }) =>
        iamArn('user', entity.accountId ?? defaultAccount, { path: entity.path, name: entity.userName }),
      ),
      ...roles.map(({ entity }) =>
        iamArn('role', entity.accountId ?? defaultAccount, { path: entity.path, name: entity.roleName }),
      ),
    ];
    const known = (key: 'vpceId' | 'vpcId' | 'sourceIp') =>
      personas.flatMap(({ entity }) => (entity[key] === undefined ? [] : [entity[key]]));
    return policyWords({
      kind,
      apiId,
      stageNames: stages.map(({ stageName }) => stageName),
      methods,
      principals: arns,
      values: new Map([
        ['aws:sourcevpce', known('vpceId')],
        ['aws:sourcevpc', known('vpcId')],
        ['aws:sourceip', known('sourceIp')],
      ]),
    });
  }, [kind, apiId, view, stages, users, roles, personas]);
}
