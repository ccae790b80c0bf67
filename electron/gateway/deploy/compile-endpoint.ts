// What a method's integration calls, prepared at deploy.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-integration-types.html
import type { Integration } from '../../../shared/definition/rest/integration';
import { parseUriTemplate } from '../5-integration-request/uri-template';
import { parseMockStatus } from '../6-integration/mock-status';
import type { CompiledEndpoint, CompiledIntegrationRequest } from './compiled-method';
import type { ReportProblem } from './report-problem';

const configurationError = 'Execution failed due to configuration error: ';

/** Compiles the endpoint of `integration`. What this gateway cannot call is reported and answers with 500. */
export function compileEndpoint(
  integration: Integration | undefined,
  { templates }: CompiledIntegrationRequest,
  report: ReportProblem,
): CompiledEndpoint {
  const reject = (path: string, message: string): CompiledEndpoint => {
    report(path, message);
    return { kind: 'unavailable', reason: configurationError + message };
  };
  if (integration === undefined) return reject('methodIntegration', 'No integration defined for method');
  if (integration.type === 'AWS' || integration.type === 'AWS_PROXY') {
    const what = integration.type === 'AWS_PROXY' ? 'a local Lambda function' : 'a local stand-in for the AWS service';
    return reject(
      'methodIntegration.type',
      `${integration.type} integrations need ${what}, which this gateway does not call.`,
    );
  }
  if (integration.connectionType === 'VPC_LINK') {
    return reject(
      'methodIntegration.connectionType',
      'VPC link integrations need a network that this gateway does not reach.',
    );
  }
  if (integration.type === 'MOCK') {
    const constants = [...templates.byType.values(), templates.fallback].flatMap(
      (template) => template?.constant ?? [],
    );
    return {
      kind: 'mock',
      constantStatuses: new Map(constants.map((text) => [text, parseMockStatus(Buffer.from(text).toString('utf8'))])),
    };
  }
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
  };
}
