// Sends functions to the endpoint: made or changed before the API, allowed to be called once the API is there.
import { StudioError } from '../../../shared/contract/errors';
import type { PushChange } from '../../../shared/contract/push';
import type { ManagementClient, Members } from './management-client';
import { functionsPath, type SentFunction, sourceArn } from './push-functions';
import type { Place } from './retarget';

/** A function is looked at this often until it has taken a change over, once a second. */
const looks = 120;

/** Makes and changes what the plan says. */
export async function applyFunctions(
  client: ManagementClient,
  functions: readonly SentFunction[],
  changes: readonly PushChange[],
  done: string[],
): Promise<void> {
  for (const sent of functions) {
    const change = changes.find(({ kind, name }) => kind === 'function' && name === sent.name);
    if (change?.change === 'added') {
      await make(client, sent);
      done.push(`Made function ${sent.name}`);
    }
    if (change?.change === 'changed') {
      await update(client, sent, change);
      done.push(`Updated function ${sent.name}`);
    }
  }
}

/** Lets the API call those that do not say so yet. */
export async function allowCalls(
  client: ManagementClient,
  functions: readonly SentFunction[],
  { place, remoteApiId }: { readonly place: Place; readonly remoteApiId: string },
  done: string[],
): Promise<void> {
  for (const { name, mayBeCalled } of functions) {
    if (mayBeCalled) continue;
    await client.call({
      service: 'lambda',
      method: 'POST',
      path: [...functionsPath, name, 'policy'],
      body: {
        StatementId: `apigateway-${remoteApiId}`,
        Action: 'lambda:InvokeFunction',
        Principal: 'apigateway.amazonaws.com',
        SourceArn: sourceArn(place, remoteApiId),
      },
    });
    done.push(`Allowed the API to call ${name}`);
  }
}

async function make(client: ManagementClient, sent: SentFunction): Promise<void> {
  const { name, settings, architectures, role } = sent;
  await client.call({
    service: 'lambda',
    method: 'POST',
    path: functionsPath,
    body: {
      ...settings,
      FunctionName: name,
      Role: role,
      Code: { ZipFile: zipText(sent) },
      ...(architectures !== undefined && { Architectures: architectures }),
    },
  });
  await settled(client, name);
}

// AWS documented: API_UpdateFunctionConfiguration, a second change is refused while the first is in progress
async function update(client: ManagementClient, sent: SentFunction, { fields }: PushChange): Promise<void> {
  const { name, settings, architectures } = sent;
  const path = [...functionsPath, name];
  if (fields.some((field) => field.path === 'code')) {
    const body = { ZipFile: zipText(sent), ...(architectures !== undefined && { Architectures: architectures }) };
    await client.call({ service: 'lambda', method: 'PUT', path: [...path, 'code'], body });
    await settled(client, name);
  }
  if (fields.some((field) => field.path !== 'code')) {
    await client.call({ service: 'lambda', method: 'PUT', path: [...path, 'configuration'], body: settings });
    await settled(client, name);
  }
}

async function settled(client: ManagementClient, name: string): Promise<void> {
  const path = [...functionsPath, name, 'configuration'];
  for (let look = 0; look < looks; look += 1) {
    const state: Members = await client.call({ service: 'lambda', method: 'GET', path });
    if (state.State === 'Failed' || state.LastUpdateStatus === 'Failed') {
      const reason = String(state.StateReason ?? state.LastUpdateStatusReason ?? 'no reason was given');
      throw new StudioError('PUSH_REFUSED', `Function ${name} cannot be used at the endpoint: ${reason}`);
    }
    if (state.State !== 'Pending' && state.LastUpdateStatus !== 'InProgress') return;
    await client.wait(1_000);
  }
  throw new StudioError('PUSH_REFUSED', `Function ${name} is still being changed at the endpoint after two minutes.`);
}

function zipText({ package: { zip } }: SentFunction): string {
  return Buffer.from(zip).toString('base64');
}
