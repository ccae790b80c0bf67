// TestInvokeMethod in cases: tests one method of a document and names what varies from run to run.
import { openGateway } from '../../electron/gateway/gateway';
import type { TestInvocation, TestInvocationResult } from '../../electron/gateway/ports';
import { definitionOf, viewRestApi } from '../../shared/definition/api-view';
import { openEndpoint } from './case-endpoint';
import type { CaseEndpoint, ConformanceCase } from './conformance-case';
import { caseSettings, importCase, openObserver } from './run-case';

export interface Tested extends Pick<ConformanceCase, 'paths' | 'document'> {
  readonly endpoint?: CaseEndpoint;
}

/** Tests GET of the one path; ids, times and ports in the result have names. */
export async function testMethod(
  tested: Tested,
  invocation: Partial<TestInvocation> = {},
): Promise<TestInvocationResult> {
  const endpoint = await openEndpoint(tested.endpoint ?? {});
  const gateway = openGateway({ settings: caseSettings, observer: openObserver().observer });
  try {
    const snapshot = importCase(tested, endpoint.port);
    const [path = ''] = Object.keys(tested.paths);
    const view = viewRestApi(definitionOf(snapshot), snapshot.apiId);
    const resource = [...(view?.resources.values() ?? [])].find((one) => one.path === path);
    const result = await gateway.test({
      snapshot,
      resourceId: resource?.resource.id ?? '',
      httpMethod: 'GET',
      pathWithQueryString: '',
      headers: [],
      body: '',
      stageVariables: {},
      ...invocation,
    });
    const named = result.log
      .replaceAll(result.trace.requestId, '{id}')
      .replace(/^[A-Z][a-z]{2} [A-Z][a-z]{2} \d\d \d\d:\d\d:\d\d UTC \d{4} : /gm, '{at} : ')
      .replaceAll(snapshot.apiId, '{api}')
      .replaceAll(`127.0.0.1:${endpoint.port}`, '{endpoint}');
    return { ...result, log: named };
  } finally {
    await gateway.dispose();
    await endpoint.close();
  }
}
