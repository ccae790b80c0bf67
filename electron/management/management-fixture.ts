// AWS's own client against the management APIs of a studio for tests, without a socket in between.
import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { openTestStudio, type StudioUnderTest } from '../studio/studio-fixture';
import { createDispatch } from './dispatch';

export type ApiGatewayCommand = Parameters<APIGatewayClient['send']>[0];

export interface ManagementUnderTest extends StudioUnderTest {
  readonly apigateway: APIGatewayClient;
  /** What a command answers, without what the SDK adds. */
  send(command: ApiGatewayCommand): Promise<object>;
  /** `Exception: message` of a command that is refused. */
  refusal(command: ApiGatewayCommand): Promise<string>;
}

/** What the clients hand to the network. */
interface ClientCall {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[] | null>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** Opens a studio with an empty workspace and a client that speaks to it. */
export async function openTestManagement(): Promise<ManagementUnderTest> {
  const opened = await openTestStudio();
  await opened.client.workspace.create({ name: 'Managed' });
  const dispatch = createDispatch(opened.studio, (fault) => opened.faults.push(fault));
  const requestHandler = {
    async handle({ method, path, query = {}, headers, body = '' }: ClientCall) {
      const pairs = Object.entries(query).flatMap(([name, value]) =>
        [value].flat().map((one): [string, string] => [name, String(one ?? '')]),
      );
      const answer = await dispatch({
        method,
        rawPath: path,
        query: new URLSearchParams(pairs),
        headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
        body: Buffer.from(body),
      });
      return {
        response: {
          statusCode: answer.status,
          headers: Object.fromEntries(
            Object.entries(answer.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
          ),
          body: new Blob([answer.body ?? '']).stream(),
        },
      };
    },
  };
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const apigateway = new APIGatewayClient({
    region: 'us-east-1',
    credentials,
    requestHandler: requestHandler as never,
  });
  return {
    ...opened,
    apigateway,
    async send(command) {
      const { $metadata: _, ...answer } = (await apigateway.send(command)) as { $metadata: object };
      return answer;
    },
    refusal: (command) =>
      apigateway.send(command).then(
        () => 'no refusal',
        ({ name, message }: Error) => `${name}: ${message}`,
      ),
  };
}
