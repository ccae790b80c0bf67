// The local identity provider: user pools of the workspace, their keys, and the tokens made with them.
import type { StudioServices } from '../../../shared/contract/contract';
import { StudioError } from '../../../shared/contract/errors';
import type { UserPoolSummary } from '../../../shared/contract/identity';
import { type Definition, listEntities } from '../../../shared/definition/entities';
import { userPoolOfArn } from '../../../shared/definition/user-pool-names';
import { openTokenKeys } from '../../gateway/3-access/tokens/token-keys';
import type { AccessSettings, Clock, ProviderKey } from '../../gateway/ports';
import type { CurrentWorkspace } from '../workspace/current-workspace';
import { type ReadAccessToken, readAccessToken } from './access-token';
import { decodeToken } from './decode-token';
import { mintedClaims } from './mint-token';
import { type PoolView, viewPool } from './pool-view';
import { createProviderKeys } from './provider-keys';
import type { Claims } from './token-claims';
import { type SealPurpose, seal, unseal } from './token-sealing';
import { type JsonWebKey, jsonWebKey, signToken } from './token-signing';

export interface StudioIdentity {
  readonly service: StudioServices['identity'];
  /** What the gateway verifies tokens with; empty as long as nobody asked for one. */
  readonly publicKeys: readonly ProviderKey[];
  /** Takes over the keys of the workspace that was opened. */
  entered(): Promise<void>;
  /** A pool as the workspace has it. */
  viewPool(poolId: string): PoolView;
  keySet(poolId: string): Promise<readonly JsonWebKey[]>;
  sign(poolId: string, use: 'id' | 'access', claims: Claims): Promise<string>;
  seal(purpose: SealPurpose, value: object): Promise<string>;
  unseal(purpose: SealPurpose, text: string): Promise<unknown>;
  /** Whose access token it is, now. */
  readAccessToken(text: string): Promise<ReadAccessToken>;
}

export interface IdentityOptions {
  readonly current: CurrentWorkspace;
  /** Where a pool id names no region. */
  readonly region: string;
  /** The virtual clock. */
  readonly clock: Clock;
  /** As the gateway has them. */
  readonly settings: () => AccessSettings;
  /** Hears that there are keys where there were none; resolves when the gateway has them. */
  readonly changed: () => Promise<void>;
  readonly report: (fault: unknown) => void;
}

/** Makes it. */
export function createIdentity(options: IdentityOptions): StudioIdentity {
  const { current, region, clock, settings, changed, report } = options;
  const keys = createProviderKeys({ current, changed, report });
  const tokenKeys = openTokenKeys(clock);
  const definition = () => current.require().workingCopy.definition;
  const view = (poolId: string) => viewPool(definition(), poolId, region);

  async function sign(poolId: string, use: 'id' | 'access', claims: Claims): Promise<string> {
    const [idKey, accessKey] = await keys.require();
    return signToken(poolId, use === 'id' ? idKey : accessKey, claims);
  }

  return {
    service: {
      list: () => poolIds(definition()).map((poolId) => summaryOf(view(poolId))),
      async mint(request) {
        const pool = view(request.poolId);
        const mappedTo = pool.pool?.mappedTo;
        if (mappedTo !== undefined) {
          const message = `User pool ${pool.poolId} is mapped to ${mappedTo.issuer}: its tokens come from there.`;
          throw new StudioError('CONFLICT', message, { path: 'poolId' });
        }
        const { claims, ...answer } = mintedClaims(pool, request, clock());
        return { token: await sign(pool.poolId, answer.tokenUse, claims), ...answer };
      },
      decode: ({ token }) => {
        const pools = poolIds(definition()).map(view);
        return decodeToken(token, { keys: tokenKeys, settings: settings(), pools, now: clock() });
      },
    },
    get publicKeys() {
      return keys.publicKeys;
    },
    entered: keys.entered,
    viewPool: view,
    keySet: async (poolId) => (await keys.require()).map((key) => jsonWebKey(poolId, key)),
    sign,
    seal: async (purpose, value) => seal((await keys.require())[0].privateKey, purpose, value),
    unseal: async (purpose, text) => unseal((await keys.require())[0].privateKey, purpose, text),
    readAccessToken: (text) => readAccessToken(text, tokenKeys, settings(), clock()),
  };
}

/** Pools of the workspace first, then those that only authorizers name. */
function poolIds(definition: Definition): readonly string[] {
  const own = listEntities(definition, 'user-pool').map(({ entity }) => entity.id);
  const named = listEntities(definition, 'authorizer').flatMap(({ entity }) =>
    (entity.providerARNs ?? []).flatMap((arn) => userPoolOfArn(arn)?.poolId ?? []),
  );
  return [...new Set([...own, ...named])];
}

function summaryOf({ poolId, region, issuer, pool, clients, users }: PoolView): UserPoolSummary {
  return {
    poolId,
    ...(pool !== undefined && { name: pool.name }),
    region,
    issuer: pool?.mappedTo?.issuer ?? issuer,
    isMapped: pool?.mappedTo !== undefined,
    clients: clients.map(({ clientId, clientName }) => ({ clientId, clientName })),
    users: users.map(({ sub, username, attributes, groups = [] }) => ({
      sub,
      username,
      ...(attributes?.email !== undefined && { email: attributes.email }),
      groups,
    })),
    groups: (pool?.groups ?? []).map(({ groupName }) => groupName),
    scopes: (pool?.resourceServers ?? []).flatMap(({ identifier, scopes = [] }) =>
      scopes.map(({ scopeName }) => `${identifier}/${scopeName}`),
    ),
  };
}
