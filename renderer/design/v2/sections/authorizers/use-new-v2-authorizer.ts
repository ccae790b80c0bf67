// Making authorizers of HTTP and WebSocket APIs, and the functions they ask.
import { entityKey } from '../../../../../shared/definition/entities';
import { newShortId } from '../../../../../shared/definition/ids';
import type { V2Authorizer } from '../../../../../shared/definition/v2/authorizer';
import type { V2ApiView } from '../../../../../shared/definition/v2/v2-view';
import { usePools } from '../../../../access/personas/use-pools';
import { useEntities } from '../../../../state/hooks';
import { functionNameFor } from '../../../sections/authorizers/authorizer-edits';
import { useAuthorizerHome, useNewFunction } from '../../../sections/authorizers/use-new-authorizer';
import { usePartEdits } from '../../../sections/part-edits';
import { newAuthorizer } from './new-authorizer';

export interface NewV2Authorizer {
  /** Answers why it was refused. */
  readonly make: (name: string, type: V2Authorizer['authorizerType']) => Promise<string | undefined>;
  /** A Lambda authorizer with its function, which lets in any token but `deny`. */
  readonly makeWithFunction: (name: string) => Promise<string | undefined>;
}

/** `onMade` hears the id. */
export function useNewV2Authorizer(view: V2ApiView, onMade: (id: string) => void): NewV2Authorizer {
  const edits = usePartEdits();
  const home = useAuthorizerHome(view);
  const [pool] = usePools();
  const functions = useEntities('function');
  const { id: apiId, protocolType: protocol } = view.api;
  const newFunction = useNewFunction(protocol === 'HTTP' ? 'node-http-authorizer' : 'node-authorizer');
  const make: NewV2Authorizer['make'] = async (name, type) => {
    const id = newShortId(Math.random);
    const clientIds = pool?.clients.map(({ clientId }) => clientId) ?? [];
    const made = newAuthorizer({
      id,
      name,
      type,
      protocol,
      home,
      ...(pool !== undefined && { pool: { issuer: pool.issuer, clientIds } }),
    });
    const refused = await edits.put(entityKey('v2-authorizer', apiId, id), made, `Create authorizer ${name}`);
    if (refused === undefined) onMade(id);
    return refused;
  };
  return {
    make,
    async makeWithFunction(name) {
      const functionName = functionNameFor(name);
      const isThere = functions.some(({ entity }) => entity.functionName === functionName);
      return (isThere ? undefined : await newFunction(functionName)) ?? make(name, 'REQUEST');
    },
  };
}
