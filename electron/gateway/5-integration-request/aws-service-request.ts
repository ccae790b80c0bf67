// Integration request of AWS integrations with services other than Lambda.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/integration-request-basic-setup.html
import type { AwsServiceEndpoint } from '../deploy/compiled-method';
import type { Exchange } from '../exchange';
import { GatewayError } from '../gateway-error';
import type { AwsServiceName, IntegrationRequest } from '../messages';
import { checkCredentials } from './aws-service-credentials';
import { awsServiceHeaders } from './aws-service-headers';
import { automaticTargetOf, awsHostOf, queryVersionOf } from './aws-service-protocols';
import { hasNoBody, type MappedHeader, refuseIllegalAwsHeaders } from './header-rules';
import type { MappedParameters } from './map-parameters';
import { renderUri } from './uri-template';

const configurationError = 'Execution failed due to configuration error: ';
const noPath = new Map<string, never>();

/** The message to the service, under its address on AWS; the call finds the endpoint that stands for it and signs. */
export function awsServiceRequest(
  exchange: Exchange,
  endpoint: AwsServiceEndpoint,
  parameters: MappedParameters,
  body: Uint8Array,
): IntegrationRequest {
  const { invocation, deployment, stage } = exchange;
  refuseIllegalAwsHeaders(parameters.headers);
  checkCredentials(exchange, endpoint.credentials);
  const name = serviceNameOf(endpoint, stage.settings.variables);
  const target = renderUri(endpoint.target, parameters.path, stage.settings.variables);
  if (name === undefined || target === undefined) throw failure('Invalid endpoint address');
  const host = awsHostOf(endpoint.partition, name.region, name.service, name.subdomain);
  const method = endpoint.httpMethod === 'ANY' ? invocation.httpMethod : endpoint.httpMethod;
  const query = [parameters.query, versionFor(endpoint, name, target, parameters)].filter((part) => part !== '');
  const url = `https://${host}${withQuery(target.slice('https://service'.length), query.join('&'))}`;
  // AWS recorded: what no URI can hold shows when the request is signed
  if (!/^[\x21-\x7e]+$/.test(url)) throw failure('URI/URL syntax error encountered in signing process');
  const headers = awsServiceHeaders({
    apiId: deployment.apiId,
    invocation,
    mapped: parameters.headers,
    automatic: automaticHeaders(endpoint, name, target),
    httpMethod: method,
    host,
  });
  return {
    method,
    url,
    headers,
    body: hasNoBody(method) ? null : body,
    timeoutMs: endpoint.timeoutMs,
    service: name,
  };
}

/** Region and service for this request; undefined where a stage variable is missing or the result can be no host. */
function serviceNameOf(
  endpoint: AwsServiceEndpoint,
  variables: Readonly<Record<string, string>>,
): AwsServiceName | undefined {
  const region = renderUri(endpoint.region, noPath, variables);
  const whole = renderUri(endpoint.service, noPath, variables);
  if (region === undefined || whole === undefined || !/^[a-z0-9-]+$/i.test(region)) return undefined;
  if (!/^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/i.test(whole)) return undefined;
  const dot = whole.lastIndexOf('.');
  if (dot === -1) return { region, service: whole };
  return { region, service: whole.slice(dot + 1), subdomain: whole.slice(0, dot) };
}

/** `Version=…` for actions that go out as a query. */
function versionFor(
  { kindOfUri }: AwsServiceEndpoint,
  { service }: AwsServiceName,
  target: string,
  { query, headers }: MappedParameters,
): string {
  const version = kindOfUri === 'action' ? queryVersionOf(service) : undefined;
  const isGiven = /[?&]Version=/.test(target) || /(^|&)Version=/.test(query);
  // A target header makes it a JSON request, which has no version.
  const isJson = headers.some(({ name }) => name.toLowerCase() === 'x-amz-target');
  return version === undefined || isGiven || isJson ? '' : `Version=${version}`;
}

/** AWS recorded: `X-Amz-Target` of the services that get it without a mapping. */
function automaticHeaders(
  { kindOfUri }: AwsServiceEndpoint,
  { service }: AwsServiceName,
  target: string,
): readonly MappedHeader[] {
  const automatic = kindOfUri === 'action' ? automaticTargetOf(service) : undefined;
  if (automatic === undefined) return [];
  const action = /[?&]Action=([^&]*)/.exec(target)?.[1] ?? '';
  return [
    { name: 'X-Amz-Target', value: `${automatic.prefix}.${action}` },
    { name: 'Content-Type', value: automatic.contentType },
  ];
}

function withQuery(target: string, query: string): string {
  if (query === '') return target;
  return target.includes('?') ? `${target}&${query}` : `${target}?${query}`;
}

function failure(message: string): GatewayError {
  return new GatewayError('API_CONFIGURATION_ERROR', { reason: configurationError + message });
}
