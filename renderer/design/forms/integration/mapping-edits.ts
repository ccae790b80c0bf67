// Parameter mappings as edits: what a mapping reads or sets has to be declared, and is, in the same edit.
import type { FieldChange } from '../../../../shared/contract/definition';
import { isParameterName } from '../../../../shared/definition/naming';
import type { Method } from '../../../../shared/definition/rest/method';
import { change } from '../commit';

export const requestPrefix = 'integration.request.';
export const responsePrefix = 'method.response.header.';

const requestName = /^(?:path|querystring|header)\.(.+)$/;
const requestSource = /^method\.request\.(path|querystring|multivaluequerystring|header|multivalueheader)\.(.+)$/;
const responseSource = /^integration\.response\.(?:(?:header|multivalueheader)\..+|body(?:[.[].+)?)$/;
const openSource = /^(?:context\..+|stageVariables\.\w+|'.*')$/;

/** What is wrong with `name` ← `value` of a parameter mapping, as a sentence for its row. */
export function requestMappingProblem(name: string, value: string): string | undefined {
  const parameter = requestName.exec(name)?.[1];
  if (parameter === undefined) return 'Begin with path., querystring. or header.';
  if (!isParameterName(parameter)) return 'A parameter name holds letters, digits and . _ $ -';
  if (requestSource.test(value) || /^method\.request\.body(?:[.[].+)?$/.test(value) || openSource.test(value)) {
    return undefined;
  }
  return "Map from method.request.…, context.…, stageVariables.… or a 'text' in quotes.";
}

/** What is wrong with a header mapping of an integration response. */
export function responseMappingProblem(name: string, value: string): string | undefined {
  if (!isParameterName(name)) return 'A header name holds letters, digits and . _ $ -';
  if (responseSource.test(value) || openSource.test(value)) return undefined;
  return "Map from integration.response.…, context.…, stageVariables.… or a 'text' in quotes.";
}

/** Sets the integration's parameter mapping; parameters of the method request that it reads are declared as optional. */
export function requestMappingChanges(method: Method, record: Readonly<Record<string, string>>): FieldChange[] {
  const declared = method.requestParameters ?? {};
  const read = Object.values(record).flatMap((value) => {
    const source = requestSource.exec(value);
    return source === null ? [] : [`method.request.${(source[1] ?? '').replace('multivalue', '')}.${source[2]}`];
  });
  const missing = [...new Set(read)].filter((name) => !Object.hasOwn(declared, name));
  return [
    ...missing.map((name) => ({ path: ['requestParameters', name], value: name.startsWith('method.request.path.') })),
    change(['methodIntegration', 'requestParameters'], record),
  ];
}

/** Sets the header mapping of the integration response for `status`; the headers are declared in its method response. */
export function responseMappingChanges(
  method: Method,
  status: string,
  record: Readonly<Record<string, string>>,
): FieldChange[] {
  const response = method.methodResponses?.[status];
  const declared = response?.responseParameters ?? {};
  const missing = Object.keys(record).filter((name) => !Object.hasOwn(declared, name));
  const place = ['methodResponses', status];
  return [
    ...(response === undefined ? [{ path: [...place, 'statusCode'], value: status }] : []),
    ...missing.map((name) => ({ path: [...place, 'responseParameters', name], value: false })),
    change(['methodIntegration', 'integrationResponses', status, 'responseParameters'], record),
  ];
}

/** A new integration response, with a method response for its status where there is none. */
export function addResponseChanges(method: Method, status: string, pattern: string): FieldChange[] {
  return [
    ...(Object.hasOwn(method.methodResponses ?? {}, status)
      ? []
      : [{ path: ['methodResponses', status], value: { statusCode: status } }]),
    {
      path: ['methodIntegration', 'integrationResponses', status],
      value: { statusCode: status, ...(pattern !== '' && { selectionPattern: pattern }) },
    },
  ];
}

/** Sources offered for a parameter mapping: what the method request declares, and what always is there. */
export function requestSources(method: Method): string[] {
  return [
    ...Object.keys(method.requestParameters ?? {}),
    'method.request.body',
    'context.requestId',
    'context.identity.sourceIp',
    'context.stage',
    'context.authorizer.principalId',
    'stageVariables.',
  ];
}
