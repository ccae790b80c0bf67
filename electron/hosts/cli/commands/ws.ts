// `gatehouse ws`: a WebSocket client on the command line, and what @connections can do.
import { createInterface } from 'node:readline';
import type { StudioClient } from '../../../../shared/contract/contract';
import type { SocketCall, SocketClient } from '../../../../shared/contract/sockets';
import type { SessionMoment } from '../../../../shared/tests/scenario/record-scenario';
import { type Command, type ExitCode, type Invocation, numberOption, textOption, UsageError } from '../command';
import { printResult } from '../print-result';
import { textPairsOption } from '../record-option';
import { recordedName, saveScenario } from '../save-scenario';
import { findApi, withWorkspace, workspaceOption } from '../workspace-option';

export const wsCommand: Command = {
  name: 'ws',
  summary:
    'Connects to a stage of a WebSocket API: each line of standard input is a message, what comes back is printed. Or lists, posts to and closes the connections of a running Gatehouse.',
  usage: 'API --stage S [--record SUITE | --connections | --post ID TEXT | --info ID | --disconnect ID]',
  positionals: { min: 1, max: 2 },
  options: {
    ...workspaceOption,
    stage: { type: 'string', value: 'S', summary: 'the stage (required)' },
    query: { type: 'string', summary: 'the query of the handshake, without ?' },
    headers: { type: 'string', value: 'JSON', summary: 'headers of the handshake as a JSON object' },
    protocol: { type: 'string', value: 'P', isRepeated: true, summary: 'a sub-protocol; may come several times' },
    as: { type: 'string', value: 'PERSONA', summary: 'as this saved caller' },
    wait: {
      type: 'string',
      value: 'SECONDS',
      summary: 'stays so long after the last line for answers; 2 unless given',
    },
    record: {
      type: 'string',
      value: 'SUITE',
      summary: 'makes the conversation a scenario of this test suite; the suite is made where there is none',
    },
    connections: { type: 'boolean', summary: 'lists the open connections of the stage' },
    post: { type: 'string', value: 'ID', summary: 'posts TEXT to a connection through @connections' },
    info: { type: 'string', value: 'ID', summary: 'what @connections tells about a connection' },
    disconnect: { type: 'string', value: 'ID', summary: 'closes a connection through @connections' },
  },
  run: (invocation) =>
    withWorkspace<ExitCode>(invocation, { gateway: true }, async (client) => {
      const [word = '', text] = invocation.positionals;
      const api = await findApi(client, word);
      if (api.protocol !== 'WEBSOCKET') throw new UsageError(`${api.name} is no WebSocket API.`);
      const stageName = textOption(invocation, 'stage');
      if (stageName === undefined) throw new UsageError('--stage S is required.');
      const place = { apiId: api.id, stageName };
      if (invocation.options.connections === true) return listConnections(client, invocation, place);
      const managed = await manage(client, invocation, place, text);
      return managed === undefined ? converse(client, invocation, place) : printCall(invocation, managed);
    }),
};

interface StagePlace {
  readonly apiId: string;
  readonly stageName: string;
}

async function listConnections(client: StudioClient, invocation: Invocation, place: StagePlace): Promise<ExitCode> {
  const open = await client.sockets.connections(place);
  const lines = open.map(
    ({ connectionId, connectedAt, sourceIp, lastRouteKey }) =>
      `${connectionId}  since ${new Date(connectedAt).toISOString()}  from ${sourceIp}${lastRouteKey === undefined ? '' : `  last ${lastRouteKey}`}`,
  );
  return printResult(invocation, open, lines.length === 0 ? ['Nobody is connected.'] : lines);
}

/** The call of @connections that an option asks for; undefined where none does. */
function manage(
  client: StudioClient,
  invocation: Invocation,
  place: StagePlace,
  text: string | undefined,
): Promise<SocketCall> | undefined {
  const [post, info, disconnect] = ['post', 'info', 'disconnect'].map((name) => textOption(invocation, name));
  if (post !== undefined) {
    if (text === undefined) throw new UsageError('--post ID takes the message after the API: ws Chat --post ID TEXT.');
    return client.sockets.post({ ...place, connectionId: post, body: text });
  }
  if (info !== undefined) return client.sockets.info({ ...place, connectionId: info });
  return disconnect === undefined ? undefined : client.sockets.disconnect({ ...place, connectionId: disconnect });
}

function printCall(invocation: Invocation, call: SocketCall): ExitCode {
  printResult(invocation, call, [call.body === '' ? String(call.status) : `${call.status} ${call.body}`]);
  return call.status < 300 ? 0 : 1;
}

/** How often the studio is asked for what came, in milliseconds: it may be another process. */
const askMs = 50;

async function converse(client: StudioClient, invocation: Invocation, place: StagePlace): Promise<ExitCode> {
  const persona = textOption(invocation, 'as');
  const query = textOption(invocation, 'query') ?? '';
  const opened = await client.sockets.open({
    ...place,
    query,
    headers: textPairsOption(invocation, 'headers'),
    subprotocols: (textOption(invocation, 'protocol') ?? '').split('\n').filter((name) => name !== ''),
    ...(persona !== undefined && { persona }),
  });
  const { clientId } = opened;
  const lines = createInterface({ input: invocation.input, crlfDelay: Number.POSITIVE_INFINITY });
  const moments: SessionMoment[] = [{ kind: 'opened', client: recordedName, query: [...new URLSearchParams(query)] }];
  try {
    if (opened.state !== 'open') return printEnd(invocation, opened);
    const code = await talk(client, invocation, clientId, lines, moments);
    const suite = textOption(invocation, 'record');
    if (suite !== undefined) invocation.output.warn(await saveScenario(client, suite, place, persona, moments));
    return code;
  } finally {
    // input that is still open would keep the process alive
    lines.close();
    await forget(client, clientId);
  }
}

/** Sends and prints until the input has ended and the answers are in, or the connection is closed. */
async function talk(
  client: StudioClient,
  invocation: Invocation,
  clientId: string,
  lines: AsyncIterable<string>,
  moments: SessionMoment[],
): Promise<ExitCode> {
  const waitMs = (numberOption(invocation, 'wait', 0, 3_600) ?? 2) * 1_000;
  let isStopped = false;
  let endsAt = Number.POSITIVE_INFINITY;
  void invocation.stopped.then(() => {
    isStopped = true;
  });
  void speak(client, invocation, clientId, lines, moments).then(() => {
    endsAt = performance.now() + waitMs;
  });
  let after = 0;
  for (;;) {
    // read before the messages: what came right before a close is printed too
    const now = (await client.sockets.clients({})).find((each) => each.clientId === clientId);
    if (now === undefined) return 1;
    for (const message of await client.sockets.heard({ clientId, after })) {
      after = message.id;
      moments.push({ kind: 'heard', client: recordedName, ...message });
      invocation.output.print(invocation.options.json === true ? JSON.stringify(message) : message.body);
    }
    if (now.state === 'closed') return printEnd(invocation, now);
    if (isStopped || performance.now() >= endsAt) return 0;
    await new Promise((resolve) => setTimeout(resolve, askMs));
  }
}

async function forget(client: StudioClient, clientId: string): Promise<void> {
  try {
    await client.sockets.forget({ clientId });
  } catch {
    // a studio of another process may have left the workspace meanwhile, and the client with it
  }
}

/** Sends each line; the end of the input ends it, and so does a connection that is closed meanwhile. */
async function speak(
  client: StudioClient,
  invocation: Invocation,
  clientId: string,
  lines: AsyncIterable<string>,
  moments: SessionMoment[],
): Promise<void> {
  for await (const line of lines) {
    if (line === '') continue;
    try {
      moments.push({ kind: 'sent', client: recordedName, body: line });
      await client.sockets.send({ clientId, body: line });
    } catch (error) {
      invocation.output.warn(error instanceof Error ? error.message : String(error));
      return;
    }
  }
}

/** A close in order is no failure. */
function printEnd(invocation: Invocation, { ended }: SocketClient): ExitCode {
  const number = ended?.status ?? ended?.code;
  invocation.output.warn(
    `Closed${number === undefined ? '' : ` ${number}`}: ${ended?.meaning ?? ''} ${ended?.reason ?? ''}`.trim(),
  );
  return ended?.code === 1000 ? 0 : 1;
}
