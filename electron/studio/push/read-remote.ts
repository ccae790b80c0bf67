// Reads an API at an endpoint of the management API, with the stage and what the stage serves.
import { StudioError } from '../../../shared/contract/errors';
import { isMembers } from '../../../shared/definition/edits/member-path';
import type { ApiParts } from './api-parts';
import type { ManagementClient, Members } from './management-client';

export interface RemoteStage {
  readonly stage: Members;
  /** What the deployment that it serves is described as. */
  readonly deploymentDescription: string | undefined;
}

/**
 * The API at the endpoint that a push goes to: `wanted` by id, else the only one named `name`; undefined where a new
 * one has to be made. CONFLICT where several have the name.
 */
export async function findRemoteApi(
  client: ManagementClient,
  name: string,
  wanted: string | undefined,
): Promise<string | undefined> {
  if (wanted !== undefined) {
    const api = await client.find({ method: 'GET', path: ['restapis', wanted] });
    if (api !== undefined) return wanted;
    throw new StudioError('NOT_FOUND', `${client.endpoint} has no API ${wanted} in ${client.region}.`, {
      path: 'remoteApiId',
    });
  }
  const named = (await client.list(['restapis'])).filter((api) => api.name === name);
  if (named.length <= 1) return named[0] === undefined ? undefined : String(named[0].id);
  const ids = named.map(({ id }) => String(id)).join(', ');
  throw new StudioError('CONFLICT', `${client.endpoint} has ${named.length} APIs named ${name}: ${ids}. Name one.`, {
    path: 'remoteApiId',
  });
}

/** Everything of the API `apiId` that a push compares. */
export async function readRemoteParts(client: ManagementClient, apiId: string): Promise<ApiParts> {
  const at = (...rest: readonly string[]) => ['restapis', apiId, ...rest];
  const api = await client.call({ method: 'GET', path: at() });
  const resources = await client.list(at('resources'), { embed: 'methods' });
  return {
    api,
    resources: resources.map(({ id, path, resourceMethods }) => ({
      id: String(id),
      path: String(path),
      methods: isMembers(resourceMethods) ? (resourceMethods as Readonly<Record<string, Members>>) : {},
    })),
    models: await client.list(at('models')),
    authorizers: await client.list(at('authorizers')),
    requestValidators: await client.list(at('requestvalidators')),
    gatewayResponses: (await client.list(at('gatewayresponses'))).filter((found) => found.defaultResponse !== true),
    documentationParts: await client.list(at('documentation', 'parts')),
  };
}

/** The stage, or undefined where the API has none of that name. */
export async function readRemoteStage(
  client: ManagementClient,
  apiId: string,
  stageName: string,
): Promise<RemoteStage | undefined> {
  const stage = await client.find({ method: 'GET', path: ['restapis', apiId, 'stages', stageName] });
  if (stage === undefined) return undefined;
  const { deploymentId } = stage;
  const deployment =
    typeof deploymentId === 'string'
      ? await client.find({ method: 'GET', path: ['restapis', apiId, 'deployments', deploymentId] })
      : undefined;
  const description = deployment?.description;
  return { stage, deploymentDescription: typeof description === 'string' ? description : undefined };
}
