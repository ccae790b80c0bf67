// AWS's own client of HTTP and WebSocket APIs against the management APIs of a studio for tests.
import {
  CreateApiCommand,
  type CreateApiCommandInput,
  CreateIntegrationCommand,
  CreateRouteCommand,
} from '@aws-sdk/client-apigatewayv2';
import {
  type ApiGatewayCommand,
  type ManagementUnderTest,
  openTestManagement,
  type TestManagementOptions,
} from '../management-fixture';

export interface V2UnderTest extends ManagementUnderTest {
  /** What a command answers, without what the SDK adds. */
  answer(command: ApiGatewayCommand): Promise<Record<string, unknown>>;
  /** `Exception: message` of a command that is refused. */
  refused(command: ApiGatewayCommand): Promise<string>;
  /** The id of a new API. */
  createApi(input?: Partial<CreateApiCommandInput>): Promise<string>;
  /** The id of a new integration with a URL. */
  createIntegration(apiId: string): Promise<string>;
  /** The id of a new route. */
  createRoute(apiId: string, routeKey: string, target?: string): Promise<string>;
}

/** Opens a studio with an empty workspace and a client that speaks to it. */
export async function openV2(options: TestManagementOptions = {}): Promise<V2UnderTest> {
  const managed = await openTestManagement(options);
  const { apigatewayv2 } = managed;
  async function answer(command: ApiGatewayCommand): Promise<Record<string, unknown>> {
    const { $metadata: _, ...answered } = (await apigatewayv2.send(command as never)) as { $metadata: object };
    return answered;
  }
  return {
    ...managed,
    answer,
    refused: (command) =>
      apigatewayv2.send(command as never).then(
        () => 'no refusal',
        ({ name, message }: Error) => `${name}: ${message}`,
      ),
    async createApi(input = {}) {
      const { ApiId } = await answer(new CreateApiCommand({ Name: 'Pets', ProtocolType: 'HTTP', ...input }));
      return String(ApiId);
    },
    async createIntegration(apiId) {
      const input = { IntegrationType: 'HTTP_PROXY', IntegrationMethod: 'ANY', PayloadFormatVersion: '1.0' } as const;
      const uri = { ApiId: apiId, IntegrationUri: 'http://127.0.0.1:9/pets' };
      return String((await answer(new CreateIntegrationCommand({ ...input, ...uri }))).IntegrationId);
    },
    async createRoute(apiId, routeKey, target) {
      const input = { ApiId: apiId, RouteKey: routeKey, ...(target && { Target: `integrations/${target}` }) };
      return String((await answer(new CreateRouteCommand(input))).RouteId);
    },
  };
}
