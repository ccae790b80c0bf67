// What a route's integration calls, prepared at deploy.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations.html
import type { V2Integration } from '../../../../shared/definition/v2/integration';
import type { HttpRouteKey } from '../../../../shared/definition/v2/route-key';
import { parseLambdaReference } from '../../5-integration-request/lambda-target';
import { parseUriTemplate } from '../../5-integration-request/uri-template';
import type { ReportProblem } from '../report-problem';
import { compileRouteService } from './compile-route-service';
import type { RouteEndpoint } from './compiled-http-api';

/** Compiles the endpoint. What cannot be called is reported, and answers with 500. */
export function compileRouteEndpoint(
  integration: V2Integration | undefined,
  key: HttpRouteKey | undefined,
  report: ReportProblem,
): RouteEndpoint {
  const reject = (path: string, reason: string): RouteEndpoint => {
    report(path, reason);
    return { kind: 'unavailable', reason };
  };
  if (integration === undefined) return reject('target', 'The route has no integration.');
  const { integrationType, integrationSubtype, integrationUri = '', connectionType, timeoutInMillis } = integration;
  if (integrationType === 'AWS_PROXY') {
    if (integrationSubtype !== undefined) {
      return compileRouteService(integration, integrationSubtype, report);
    }
    return lambdaEndpoint(integration, report);
  }
  if (integrationType !== 'HTTP_PROXY') {
    return reject('integrationType', `HTTP APIs have no integrations of type ${integrationType}.`);
  }
  // AWS assumed: without a method the client's is sent
  const httpMethod = integration.integrationMethod ?? 'ANY';
  if (connectionType === 'VPC_LINK') {
    const { connectionId = '', tlsConfig } = integration;
    if (connectionId === '') return reject('connectionId', 'A VPC_LINK connection names no VPC link.');
    return {
      kind: 'private',
      httpMethod,
      connectionId: parseUriTemplate(connectionId),
      target: parseUriTemplate(integrationUri),
      serverName: tlsConfig?.serverNameToVerify,
      timeoutMs: timeoutInMillis,
    };
  }
  if (!/^https?:\/\//i.test(integrationUri) && !integrationUri.startsWith('${')) {
    report('integrationUri', `${integrationUri} is no HTTP address.`);
  }
  return {
    kind: 'url',
    httpMethod,
    uri: parseUriTemplate(integrationUri),
    // AWS documented: the default route gives its integration the whole path, others give what the URI names
    appendsPath: key === undefined,
    timeoutMs: timeoutInMillis,
  };
}

function lambdaEndpoint(integration: V2Integration, report: ReportProblem): RouteEndpoint {
  const { integrationUri = '', payloadFormatVersion, credentialsArn, timeoutInMillis } = integration;
  const uri = parseUriTemplate(integrationUri);
  const target = uri.isConstant ? parseLambdaReference(integrationUri) : undefined;
  if (uri.isConstant && target === undefined) report('integrationUri', `${integrationUri} names no function.`);
  return {
    kind: 'lambda',
    payloadFormatVersion: payloadFormatVersion ?? '1.0',
    uri,
    target,
    credentials: credentialsArn === undefined ? undefined : parseUriTemplate(credentialsArn),
    timeoutMs: timeoutInMillis,
  };
}
