// AWS's clients build a WebSocket API, deploy it, and speak to whoever is connected.
import { once } from 'node:events';
import {
  ApiGatewayManagementApiClient,
  DeleteConnectionCommand,
  GetConnectionCommand,
  PostToConnectionCommand,
} from '@aws-sdk/client-apigatewaymanagementapi';
import {
  ApiGatewayV2Client,
  CreateApiCommand,
  CreateDeploymentCommand,
  CreateRouteCommand,
  CreateStageCommand,
} from '@aws-sdk/client-apigatewayv2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { openAwsCli, whyNoCli } from './aws-command';
import { type Endpoint, openEndpoint } from './open-endpoint';

const reason = whyNoCli();
if (reason !== undefined) process.stderr.write(`Tests with the AWS CLI are skipped: ${reason}.\n`);

let endpoint: Endpoint;

beforeAll(async () => {
  endpoint = await openEndpoint();
});

afterAll(() => endpoint.dispose());

/** Connects to a stage. A message that no route takes is answered with the connection's id. */
async function connect(path: string): Promise<{ readonly socket: WebSocket; readonly connectionId: string }> {
  const socket = new WebSocket(`${endpoint.url.replace('http', 'ws')}${path}`);
  await once(socket, 'open');
  socket.send('{"action":"unknown"}');
  const [refused] = (await once(socket, 'message')) as [Buffer];
  const { connectionId } = JSON.parse(refused.toString()) as { connectionId: string };
  return { socket, connectionId };
}

describe('a connection', () => {
  it.skipIf(reason !== undefined)('is posted to, looked at and ended by the AWS CLI', async () => {
    const cli = openAwsCli(endpoint.url, endpoint.folder);
    const v2 = (...words: string[]) => cli.json('apigatewayv2', ...words);
    const expression = ['--route-selection-expression', '$request.body.action'];
    const made = await v2('create-api', '--name', 'Chat', '--protocol-type', 'WEBSOCKET', ...expression);
    const { ApiId, ApiEndpoint } = made as { ApiId: string; ApiEndpoint: string };
    const onApi = ['--api-id', ApiId];
    await v2('create-route', ...onApi, '--route-key', '$disconnect');
    await v2('create-stage', ...onApi, '--stage-name', 'prod');
    await v2('create-deployment', ...onApi, '--stage-name', 'prod');

    const path = `/_aws/execute-api/${ApiId}/prod`;
    const { socket, connectionId } = await connect(path);
    const connection = ['--connection-id', connectionId, '--endpoint-url', `${endpoint.url}${path}`];
    const connections = (verb: string, ...words: string[]) =>
      cli.json('apigatewaymanagementapi', verb, ...connection, ...words);
    const heard = once(socket, 'message');
    await connections('post-to-connection', '--data', 'hello');
    const [text] = (await heard) as [Buffer];
    const seen = await connections('get-connection');
    const closed = once(socket, 'close');
    await connections('delete-connection');
    const [code] = (await closed) as [number];
    const late = ['post-to-connection', ...connection, '--data', 'late'];
    const gone = await cli.refusal('apigatewaymanagementapi', ...late);
    await v2('delete-api', ...onApi);

    expect([ApiEndpoint, text.toString(), seen, code, gone, await v2('get-apis')]).toEqual([
      expect.stringMatching(/^ws:\/\/[a-z0-9]{10}\.execute-api\.us-east-1\.localhost:\d+$/),
      'hello',
      {
        ConnectedAt: expect.any(String),
        Identity: expect.objectContaining({ SourceIp: '127.0.0.1' }),
        LastActiveAt: expect.any(String),
      },
      1_000,
      expect.stringContaining('GoneException'),
      { Items: [] },
    ]);
    expect(endpoint.faults).toEqual([]);
    cli.dispose();
  });

  it('is posted to, looked at and ended by the SDK', async () => {
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    const place = { region: 'us-east-1', credentials, maxAttempts: 1 };
    const v2 = new ApiGatewayV2Client({ ...place, endpoint: endpoint.url });
    const api = { Name: 'Chat', ProtocolType: 'WEBSOCKET', RouteSelectionExpression: '$request.body.action' } as const;
    const { ApiId } = await v2.send(new CreateApiCommand(api));
    await v2.send(new CreateRouteCommand({ ApiId, RouteKey: '$disconnect' }));
    await v2.send(new CreateStageCommand({ ApiId, StageName: 'prod' }));
    await v2.send(new CreateDeploymentCommand({ ApiId, StageName: 'prod' }));

    const path = `/_aws/execute-api/${ApiId}/prod`;
    const { socket, connectionId } = await connect(path);
    const client = new ApiGatewayManagementApiClient({ ...place, endpoint: `${endpoint.url}${path}` });
    const connection = { ConnectionId: connectionId };
    const refusal = (command: PostToConnectionCommand) =>
      client.send(command).then(
        () => 'no refusal',
        ({ name }: Error) => name,
      );
    const heard = once(socket, 'message');
    await client.send(new PostToConnectionCommand({ ...connection, Data: Buffer.from('grüße') }));
    const [text] = (await heard) as [Buffer];
    const { ConnectedAt, Identity } = await client.send(new GetConnectionCommand(connection));
    const closed = once(socket, 'close');
    await client.send(new DeleteConnectionCommand(connection));
    await closed;
    expect([
      text.toString(),
      ConnectedAt instanceof Date,
      Identity?.SourceIp,
      await refusal(new PostToConnectionCommand({ ...connection, Data: 'late' })),
      await refusal(new PostToConnectionCommand({ ConnectionId: 'xxx', Data: 'to nobody' })),
      await refusal(new PostToConnectionCommand({ ...connection, Data: Buffer.alloc(129 * 1_024) })),
    ]).toEqual(['grüße', true, '127.0.0.1', 'GoneException', 'BadRequestException', 'PayloadTooLargeException']);
  });
});
