// The endpoint of AWS and AWS_PROXY integrations with Lambda.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-integrations.html
import type { Integration } from '../../../shared/definition/rest/integration';
import { isIllegalForAws } from '../5-integration-request/header-rules';
import { invocationArnForm, isCallerArn, isRoleArn, parseLambdaUri } from '../5-integration-request/lambda-target';
import { parseUriTemplate } from '../5-integration-request/uri-template';
import type { CompiledEndpoint, CompiledIntegrationRequest } from './compiled-method';
import type { ReportProblem } from './report-problem';

/** Compiles the endpoint of `integration`. What works at no request is reported here, and answered as AWS answers it. */
export function compileLambdaEndpoint(
  integration: Integration,
  uri: string,
  { header }: CompiledIntegrationRequest,
  report: ReportProblem,
): CompiledEndpoint {
  const template = parseUriTemplate(uri);
  const target = template.isConstant ? parseLambdaUri(uri) : undefined;
  if (template.isConstant && target === undefined) {
    report('methodIntegration.uri', `${uri} names no function. The form is ${invocationArnForm}.`);
  }
  const isStreamingUri = uri.includes('/response-streaming-invocations');
  if (isStreamingUri !== (integration.responseTransferMode === 'STREAM')) {
    report(
      'methodIntegration.responseTransferMode',
      'STREAM and a uri with response-streaming-invocations go together.',
    );
  }
  const { httpMethod = '' } = integration;
  if (httpMethod !== 'POST') {
    const which = httpMethod === 'ANY' ? 'every request but a POST' : 'every request';
    report('methodIntegration.httpMethod', `Functions are invoked with POST; with ${httpMethod} ${which} fails.`);
  }
  const isProxy = integration.type === 'AWS_PROXY';
  const illegalHeader = header.map(({ name }) => name).find(isIllegalForAws);
  if (illegalHeader !== undefined) {
    report('methodIntegration.requestParameters', `${illegalHeader} may not be mapped: every request fails.`);
  }
  const { credentials = '' } = integration;
  const mayBeGood = credentials === '' || credentials.includes('${') || isRoleArn(credentials);
  if (!mayBeGood && !isCallerArn(credentials)) {
    report('methodIntegration.credentials', `${credentials} is neither the ARN of a role nor arn:aws:iam::*:user/*.`);
  }
  return {
    kind: 'lambda',
    isProxy,
    httpMethod,
    uri: template,
    target,
    credentials: credentials === '' ? undefined : parseUriTemplate(credentials),
    illegalHeader: isProxy ? illegalHeader : undefined,
    timeoutMs: integration.timeoutInMillis,
  };
}
