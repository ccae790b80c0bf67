// AWS's own client against the management APIs of a studio for tests, without a socket in between.
import { ACMClient } from '@aws-sdk/client-acm';
import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { ApiGatewayV2Client } from '@aws-sdk/client-apigatewayv2';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { IAMClient } from '@aws-sdk/client-iam';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { STSClient } from '@aws-sdk/client-sts';
import { WAFV2Client } from '@aws-sdk/client-wafv2';
import type { Place } from '../../shared/definition/place';
import { openTestStudio, type StudioUnderTest } from '../studio/studio-fixture';
import { createDispatch } from './dispatch';
import { type AccessKey, openAccessKeys } from './wire/access-keys';

/** Any command of the client: its own type for them does not take the single ones. */
export interface ApiGatewayCommand {
  readonly input: object;
}

export interface ManagementUnderTest extends StudioUnderTest {
  readonly acm: ACMClient;
  readonly wafv2: WAFV2Client;
  readonly apigateway: APIGatewayClient;
  readonly apigatewayv2: ApiGatewayV2Client;
  readonly lambda: LambdaClient;
  readonly logs: CloudWatchLogsClient;
  readonly cloudwatch: CloudWatchClient;
  readonly cognito: CognitoIdentityProviderClient;
  readonly iam: IAMClient;
  readonly sts: STSClient;
  /** A client of another region. */
  clientIn(region: string, keys?: AccessKey): APIGatewayClient;
  /** Clients of another region and account. */
  clientsOf(place: Place): Pick<ManagementUnderTest, 'apigateway' | 'apigatewayv2' | 'lambda' | 'logs' | 'cloudwatch'>;
  /** What a command answers, without what the SDK adds. */
  send(command: ApiGatewayCommand): Promise<object>;
  /** A call as it is on the wire; what AWS's clients would never send is tried with it. */
  call(method: string, target: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<WireAnswer>;
  /** `Exception: message` of a command that is refused. */
  refusal(command: ApiGatewayCommand): Promise<string>;
}

export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

export interface TestManagementOptions {
  readonly isStrict?: boolean;
  readonly accessKeys?: readonly AccessKey[];
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
export async function openTestManagement({
  accessKeys,
  ...studioOptions
}: TestManagementOptions = {}): Promise<ManagementUnderTest> {
  const opened = await openTestStudio(studioOptions);
  await opened.client.workspace.create({ name: 'Managed' });
  const dispatch = createDispatch(
    opened.studio,
    (fault) => opened.faults.push(fault),
    accessKeys && openAccessKeys(accessKeys),
  );
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
        rawHeaders: Object.entries(headers),
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
  const clientIn = (region: string, keys: AccessKey = credentials) =>
    new APIGatewayClient({ region, credentials: keys, requestHandler: requestHandler as never, maxAttempts: 1 });
  const apigateway = clientIn('us-east-1');
  const settings = { region: 'us-east-1', credentials, requestHandler: requestHandler as never, maxAttempts: 1 };
  const clientsOf = ({ region, accountId }: Place) => {
    const signed = { ...settings, region, credentials: { accessKeyId: accountId, secretAccessKey: 'test' } };
    return {
      apigateway: new APIGatewayClient(signed),
      apigatewayv2: new ApiGatewayV2Client(signed),
      lambda: new LambdaClient(signed),
      logs: new CloudWatchLogsClient(signed),
      cloudwatch: new CloudWatchClient(signed),
    };
  };
  return {
    ...opened,
    clientsOf,
    acm: new ACMClient(settings),
    wafv2: new WAFV2Client(settings),
    apigateway,
    apigatewayv2: new ApiGatewayV2Client(settings),
    lambda: new LambdaClient(settings),
    logs: new CloudWatchLogsClient(settings),
    cloudwatch: new CloudWatchClient(settings),
    cognito: new CognitoIdentityProviderClient(settings),
    iam: new IAMClient(settings),
    sts: new STSClient(settings),
    clientIn,
    async send(command) {
      const { $metadata: _, ...answer } = (await apigateway.send(command as never)) as { $metadata: object };
      return answer;
    },
    async call(method, target, body = '', headers = {}) {
      const [rawPath = '/', ...query] = target.split('?');
      const isRaw = typeof body === 'string' || Buffer.isBuffer(body);
      const answer = await dispatch({
        method,
        rawPath,
        query: new URLSearchParams(query.join('?')),
        headers,
        body: Buffer.from(isRaw ? (body as string) : JSON.stringify(body)),
      });
      return { status: answer.status, headers: answer.headers ?? {}, text: String(answer.body ?? '') };
    },
    refusal: (command) =>
      apigateway.send(command as never).then(
        () => 'no refusal',
        ({ name, message }: Error) => `${name}: ${message}`,
      ),
  };
}
