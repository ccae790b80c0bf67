// Making authorizers, and the functions they ask.
import { useCallback } from 'react';
import type { RestApiView } from '../../../../shared/definition/api-view';
import { entityKey } from '../../../../shared/definition/entities';
import { newShortId } from '../../../../shared/definition/ids';
import type { V2ApiView } from '../../../../shared/definition/v2/v2-view';
import type { StarterTemplate } from '../../../../shared/lambda/starter-templates';
import { errorToast } from '../../../components/error-toast';
import { describeError } from '../../../components/error-words';
import { useToasts } from '../../../components/toast-store';
import { useEntities, useEntity } from '../../../state/hooks';
import { useClient } from '../../../state/studio-context';
import { usePartEdits } from '../part-edits';
import { type AuthorizerHome, functionNameFor, newTokenAuthorizer } from './authorizer-edits';

/** Region and account of an API: its own, else the workspace's. */
export function useAuthorizerHome({ api }: Pick<RestApiView, 'api'> | Pick<V2ApiView, 'api'>): AuthorizerHome {
  const account = useEntity(entityKey('account'));
  return {
    region: api.region ?? 'us-east-1',
    accountId: api.accountId ?? account?.accountId ?? '000000000000',
  };
}

/** Makes a function that starts as a Lambda authorizer; answers why not. */
export function useNewFunction(
  template: StarterTemplate = 'node-authorizer',
): (functionName: string) => Promise<string | undefined> {
  const client = useClient();
  const toasts = useToasts();
  return useCallback(
    async (functionName) => {
      try {
        await client.functions.create({ functionName, template });
        return undefined;
      } catch (error) {
        toasts.getState().show(errorToast(error));
        return describeError(error).sentence;
      }
    },
    [client, toasts, template],
  );
}

export interface NewAuthorizer {
  /** A token authorizer that asks a function of its own name, which may be missing. Answers why it was refused. */
  readonly make: (name: string) => Promise<string | undefined>;
  /** The same with its function, which starts as a Lambda authorizer. */
  readonly makeWithFunction: (name: string) => Promise<string | undefined>;
}

/** `onMade` hears the id. */
export function useNewAuthorizer(view: RestApiView, onMade: (id: string) => void): NewAuthorizer {
  const edits = usePartEdits();
  const home = useAuthorizerHome(view);
  const newFunction = useNewFunction();
  const functions = useEntities('function');
  const make = async (name: string) => {
    const authorizer = newTokenAuthorizer(newShortId(Math.random), name, functionNameFor(name), home);
    const key = entityKey('authorizer', view.api.id, authorizer.id);
    const refused = await edits.put(key, authorizer, `Create authorizer ${name}`);
    if (refused === undefined) onMade(authorizer.id);
    return refused;
  };
  return {
    make,
    async makeWithFunction(name) {
      const functionName = functionNameFor(name);
      const isThere = functions.some(({ entity }) => entity.functionName === functionName);
      return (isThere ? undefined : await newFunction(functionName)) ?? make(name);
    },
  };
}
