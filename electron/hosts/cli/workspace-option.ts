// Commands that work on a workspace: where it is, and a client of the studio that has it open.
import { createClient } from '../../../shared/contract/client';
import type { StudioClient } from '../../../shared/contract/contract';
import { StudioError } from '../../../shared/contract/errors';
import { listApis } from '../../../shared/definition/any-api';
import type { ProtocolType } from '../../../shared/definition/api-view';
import type { Definition, Entity, EntityKey } from '../../../shared/definition/entities';
import { type Invocation, type OptionSpec, textOption } from './command';
import { openCliStudio } from './open-cli-studio';
import { remoteTransport } from './remote-transport';

export const workspaceOption: Readonly<Record<string, OptionSpec>> = {
  workspace: { type: 'string', value: 'DIR', summary: 'the workspace folder; the current folder unless given' },
};

/**
 * Runs `work` with a client of the workspace. Where another Gatehouse on this machine has the folder open, its
 * studio is asked, so that the command sees the same state and changes appear in its window (`isServed`).
 */
export async function withWorkspace<T>(
  invocation: Invocation,
  needs: { readonly gateway: boolean },
  work: (client: StudioClient, place: { readonly isServed: boolean }) => Promise<T>,
): Promise<T> {
  const folder = textOption(invocation, 'workspace') ?? invocation.places.workingFolder;
  const running = await remoteTransport(folder);
  if (running !== undefined) return work(createClient(running), { isServed: true });
  const opened = await openCliStudio({
    places: invocation.places,
    output: invocation.output,
    kind: 'cli',
    startGateway: needs.gateway,
    inProcess: true,
    placement: { host: '127.0.0.1', port: 0 },
  });
  try {
    await opened.client.workspace.open({ folder });
    return await work(opened.client, { isServed: false });
  } finally {
    await opened.dispose();
  }
}

export interface NamedApi {
  readonly id: string;
  readonly name: string;
  readonly protocol: ProtocolType;
}

/** The APIs of a workspace. */
export function apisIn(entities: Readonly<Record<EntityKey, Entity>>): readonly NamedApi[] {
  return listApis(new Map(Object.entries(entities)) as Definition).map((api) => {
    const protocol = 'protocolType' in api ? api.protocolType : 'REST';
    return { id: api.id, name: api.name, protocol };
  });
}

/** The API that `word` names: its id, or its name where only one has it. NOT_FOUND with the choices otherwise. */
export async function findApi(client: StudioClient, word: string): Promise<NamedApi> {
  const { entities } = await client.definition.read();
  const apis = apisIn(entities);
  const named = apis.filter(({ id, name }) => id === word || name === word);
  const [api] = named;
  if (api !== undefined && named.length === 1) return api;
  const choices = apis.map(({ id, name }) => `${id} ${name}`).join(', ');
  const problem = named.length > 1 ? `Several APIs are named ${word}; use the id.` : `There is no API ${word}.`;
  throw new StudioError('NOT_FOUND', `${problem} The workspace has: ${choices === '' ? 'none' : choices}.`, {
    path: 'API',
  });
}
