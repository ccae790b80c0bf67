// What a method's integration calls, prepared at deploy.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-integration-types.html
import type { Integration } from '../../../shared/definition/rest/integration';
import { parseUriTemplate } from '../5-integration-request/uri-template';
import { parseMockStatus } from '../6-integration/mock-status';
import { compileAwsServiceEndpoint } from './compile-aws-service-endpoint';
import { compileLambdaEndpoint } from './compile-lambda-endpoint';
import type { CompiledEndpoint, CompiledIntegrationRequest, VpcLinkConnection } from './compiled-method';
import type { ReportProblem } from './report-problem';

const configurationError = 'Execution failed due to configuration error: ';

/** Compiles the endpoint of `integration`. What this gateway cannot call is reported and answers with 500. */
export function compileEndpoint(
  integration: Integration | undefined,
  integrationRequest: CompiledIntegrationRequest,
  report: ReportProblem,
): CompiledEndpoint {
  const reject = (path: string, message: string): CompiledEndpoint => {
    report(path, message);
    return { kind: 'unavailable', reason: configurationError + message };
  };
  if (integration === undefined) return reject('methodIntegration', 'No integration defined for method');
  if (integration.type === 'AWS' || integration.type === 'AWS_PROXY') {
    const { uri = '' } = integration;
    return uri.includes(':lambda:path/')
      ? compileLambdaEndpoint(integration, uri, integrationRequest, report)
      : compileAwsServiceEndpoint(integration, uri, reject);
  }
  if (integration.type === 'MOCK') {
    const { templates } = integrationRequest;
    const constants = [...templates.byType.values(), templates.fallback].flatMap(
      (template) => template?.constant ?? [],
    );
    return {
      kind: 'mock',
      constantStatuses: new Map(constants.map((text) => [text, parseMockStatus(Buffer.from(text).toString('utf8'))])),
    };
  }
  const vpcLink = integration.connectionType === 'VPC_LINK' ? vpcLinkOf(integration) : undefined;
  if (vpcLink === null) return reject('methodIntegration.connectionId', 'A VPC_LINK connection names no VPC link.');
  const uri = integration.uri ?? '';
  if (!/^https?:\/\//i.test(uri) && !uri.startsWith('${'))
    report('methodIntegration.uri', `${uri} is no HTTP address.`);
  return {
    kind: 'http',
    isProxy: integration.type === 'HTTP_PROXY',
    httpMethod: integration.httpMethod ?? 'ANY',
    uri: parseUriTemplate(uri),
    timeoutMs: integration.timeoutInMillis,
    insecureSkipVerification: integration.tlsConfig?.insecureSkipVerification ?? false,
    // AWS documented: proxies only
    isStreaming: integration.type === 'HTTP_PROXY' && integration.responseTransferMode === 'STREAM',
    ...(vpcLink !== undefined && { vpcLink }),
  };
}

function vpcLinkOf({ connectionId = '', integrationTarget }: Integration): VpcLinkConnection | null {
  if (connectionId === '') return null;
  return { connectionId: parseUriTemplate(connectionId), integrationTarget };
}
