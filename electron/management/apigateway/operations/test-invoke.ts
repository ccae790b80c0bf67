// TestInvokeMethod: the working copy of one method, run without a stage.
// https://docs.aws.amazon.com/apigateway/latest/api/API_TestInvokeMethod.html
import { requireMethod } from '../find';
import type { Operations } from '../operation';
import { requireCertificate } from './client-certificates';

export const testInvokeOperations: Operations = {
  async TestInvokeMethod(call) {
    const { view, resource, method } = requireMethod(call);
    const { pathWithQueryString, body, headers, multiValueHeaders, stageVariables, clientCertificateId } = call.json();
    if (typeof clientCertificateId === 'string') {
      requireCertificate({ ...call, labels: { clientcertificate_id: clientCertificateId } });
    }
    const result = await call.studio.services.invocations.test({
      apiId: view.api.id,
      resourceId: resource.resource.id,
      httpMethod: method.httpMethod,
      pathWithQueryString: typeof pathWithQueryString === 'string' ? pathWithQueryString : '',
      body: typeof body === 'string' ? body : '',
      headers: headerLines(headers, multiValueHeaders),
      stageVariables: Object.fromEntries(textEntries(stageVariables)),
      ...(typeof clientCertificateId === 'string' && { clientCertificateId }),
    });
    return {
      status: result.status,
      body: result.body,
      headers: Object.fromEntries(result.headers),
      multiValueHeaders: multiValue(result.headers),
      log: result.log,
      latency: Math.round(result.latencyMs),
    };
  },
};

/** AWS assumed: a header in both has the values of the list. */
export function headerLines(headers: unknown, multiValueHeaders: unknown): [string, string][] {
  const lists = listEntriesOf(multiValueHeaders);
  const inLists = new Set(lists.map(([name]) => name.toLowerCase()));
  return [...textEntries(headers).filter(([name]) => !inLists.has(name.toLowerCase())), ...lists];
}

/** The members of a map that are text. */
export function textEntries(value: unknown): [string, string][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
}

function listEntriesOf(value: unknown): [string, string][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, values]) =>
    Array.isArray(values)
      ? values.filter((text) => typeof text === 'string').map((text): [string, string] => [name, text])
      : [],
  );
}

function multiValue(headers: readonly (readonly [string, string])[]): Record<string, string[]> {
  const grouped = new Map<string, string[]>();
  for (const [name, value] of headers) grouped.set(name, [...(grouped.get(name) ?? []), value]);
  return Object.fromEntries(grouped);
}
