// The endpoint of AWS integrations with services other than Lambda: an integration URI taken apart.
// https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegration.html
import type { Integration } from '../../../shared/definition/rest/integration';
import { parseUriTemplate } from '../5-integration-request/uri-template';
import type { CompiledEndpoint } from './compiled-method';

/** Partition, region, service with subdomain, `path` or `action`, and what follows. Stage variables stand in any part. */
const integrationUri = /^arn:(aws[a-z-]*):apigateway:([^:/]+):([^:/]+):(path|action)\/(.*)$/s;

/** Compiles the endpoint of `integration`. */
export function compileAwsServiceEndpoint(
  integration: Integration,
  uri: string,
  reject: (path: string, message: string) => CompiledEndpoint,
): CompiledEndpoint {
  if (integration.type === 'AWS_PROXY') {
    const message = uri.includes(':firehose:')
      ? 'Proxies of Firehose streams are not served: use an AWS integration with a template.'
      : // AWS recorded: the control plane's words
        "Integrations of type 'AWS_PROXY' currently only supports Lambda function and Firehose stream invocations.";
    return reject('methodIntegration.uri', message);
  }
  const [, partition, region, service, kindOfUri, target = ''] = integrationUri.exec(uri) ?? [];
  if (partition === undefined || region === undefined || service === undefined) {
    const form = 'arn:aws:apigateway:{region}:{service}:path/{path} or :action/{action}';
    return reject(
      'methodIntegration.uri',
      `AWS ARN for integration must contain path or action: ${uri} is not ${form}.`,
    );
  }
  const { credentials } = integration;
  return {
    kind: 'aws-service',
    httpMethod: integration.httpMethod ?? 'ANY',
    partition,
    region: parseUriTemplate(region),
    service: parseUriTemplate(service),
    kindOfUri: kindOfUri === 'action' ? 'action' : 'path',
    // An action is a value of the query, and what follows it more of the query.
    target: parseUriTemplate(
      kindOfUri === 'action' ? `https://service/?Action=${target}` : `https://service/${target}`,
    ),
    credentials: credentials === undefined || credentials === '' ? undefined : parseUriTemplate(credentials),
    timeoutMs: integration.timeoutInMillis,
  };
}
