// The request, stage and resource of an authorizer's test.
// https://docs.aws.amazon.com/apigateway/latest/api/API_TestInvokeAuthorizer.html
import type { ResourceView, RestApiView } from '../../../../shared/definition/api-view';
import { parseQuery } from '../../1-entry/query-string';
import type { RequestIds } from '../../1-entry/request-ids';
import { traceIdFor } from '../../1-entry/trace-id';
import { pathValues } from '../../2-routing/path-values';
import { findHeader } from '../../context/header-lines';
import type { InvocationRequest } from '../../messages';
import type { AuthorizerTest, StageDeployment } from '../../ports';

/** AWS assumed: seen in the method ARNs of the console's tests. */
const testStageName = 'ESTestInvoke-stage';

/** The stage that the event and the method ARN name; its variables are the test's. */
export function testedStage(test: AuthorizerTest, at: number): StageDeployment {
  return {
    apiId: test.snapshot.apiId,
    stageName: test.stageName ?? testStageName,
    deploymentId: '',
    deployedAt: at,
    snapshotHash: '',
    snapshot: test.snapshot,
    settings: { variables: test.stageVariables, methodSettings: {}, tracingEnabled: false },
  };
}

/** The request. It comes from this machine, so that conditions on addresses have something to compare. */
export function testedRequest(test: AuthorizerTest, ids: RequestIds, at: number, region: string): InvocationRequest {
  const path = pathOf(test);
  const question = test.pathWithQueryString.indexOf('?');
  const rawQuery = question === -1 ? '' : test.pathWithQueryString.slice(question + 1);
  return {
    requestId: ids.requestId(),
    extendedRequestId: ids.extendedRequestId(),
    receivedAt: at,
    httpMethod: test.httpMethod,
    path,
    contextPath: test.stageName === undefined ? path : `/${test.stageName}${path}`,
    rawQuery,
    query: parseQuery(rawQuery),
    headers: test.headers,
    body: new Uint8Array(0),
    sourceIp: '127.0.0.1',
    userAgent: findHeader(test.headers, 'user-agent') ?? '',
    domainName: 'testPrefix.testDomainName',
    domainPrefix: 'testPrefix',
    region,
    traceId: traceIdFor(undefined, at, ids.hex),
  };
}

/** Path below the stage; the root where none is given. */
export function pathOf({ pathWithQueryString }: AuthorizerTest): string {
  const path = pathWithQueryString.split('?', 1)[0] ?? '';
  return path.startsWith('/') ? path : `/${path}`;
}

/** The resource that `path` leads to, as routing prefers them: whole names, then variables, then greedy ones; else the root. */
export function testedPlace(
  { root }: RestApiView,
  path: string,
): { readonly resource: ResourceView; readonly pathParameters: Readonly<Record<string, string>> } {
  let best: { readonly resource: ResourceView; readonly pathParameters: Readonly<Record<string, string>> } | undefined;
  const look = (resource: ResourceView): void => {
    const pathParameters = resource === root ? undefined : pathValues(resource.path, path);
    if (pathParameters !== undefined && (best === undefined || rankOf(resource.path) < rankOf(best.resource.path))) {
      best = { resource, pathParameters };
    }
    for (const child of resource.children) look(child);
  };
  look(root);
  return best ?? { resource: root, pathParameters: {} };
}

/** Lower comes first. */
function rankOf(resourcePath: string): string {
  const rank = (part: string) => (part.endsWith('+}') ? '2' : part.startsWith('{') ? '1' : '0');
  return resourcePath.split('/').slice(1).map(rank).join('');
}
