// The sample a mapping template is rendered with while it is edited: typed by the user, or taken from the last request.
import type { Method } from '../../../../shared/definition/rest/method';
import type { Trace, TraceBody } from '../../../../shared/trace/trace';
import { stepsOfBox } from '../../diagram/diagram-model';
import { methodRequestOf } from '../../method-request-of';

export type TemplateSide = 'request' | 'response';

export interface TemplateSample {
  readonly body: string;
  readonly path: Readonly<Record<string, string>>;
  readonly querystring: Readonly<Record<string, string>>;
  readonly header: Readonly<Record<string, string>>;
  readonly stageVariables: Readonly<Record<string, string>>;
}

/** A sample from the definition alone: every declared parameter gets its own name as value. */
export function defaultSample(method: Method, pathNames: readonly string[]): TemplateSample {
  const declared = Object.keys(method.requestParameters ?? {});
  return {
    body: '{}',
    path: named([...new Set([...pathNames, ...namesOf(declared, 'path')])]),
    querystring: named(namesOf(declared, 'querystring')),
    header: named(namesOf(declared, 'header')),
    stageVariables: {},
  };
}

/** The sample of a recorded request: on the response side the body is what the endpoint answered. */
export function sampleOfTrace(trace: Trace, side: TemplateSide): TemplateSample {
  const request = methodRequestOf(trace);
  return {
    body: bodyText(side === 'request' ? request.body : answeredBody(trace)),
    path: request.path ?? {},
    // AWS documented: the last of several values is what a mapping and $input.params see
    querystring: Object.fromEntries(
      Object.entries(request.querystring ?? {}).map(([name, values]) => [name, values.at(-1) ?? '']),
    ),
    header: Object.fromEntries(request.headers ?? []),
    stageVariables: {},
  };
}

/** What `$context` holds in a sample: enough for templates that read the method, the path or the stage. */
export function sampleContext(method: Method, resourcePath: string, trace: Trace | undefined): Record<string, unknown> {
  return {
    apiId: trace?.apiId ?? 'sample',
    httpMethod: method.httpMethod === 'ANY' ? (trace?.request.method ?? 'GET') : method.httpMethod,
    resourcePath,
    path: trace?.request.url?.split('?')[0] ?? resourcePath,
    stage: trace?.stage ?? 'test-invoke-stage',
    requestId: trace?.requestId ?? '00000000-0000-4000-8000-000000000000',
    protocol: 'HTTP/1.1',
    identity: { sourceIp: trace?.sourceIp ?? 'test-invoke-source-ip' },
  };
}

function answeredBody(trace: Trace): TraceBody | undefined {
  const answered = stepsOfBox(trace, 'endpoint')
    .flatMap((step) => step.after ?? [])
    .at(-1);
  const taken = stepsOfBox(trace, 'integration-response').flatMap((step) => step.before ?? [])[0];
  return (answered ?? taken)?.body;
}

function bodyText(body: TraceBody | undefined): string {
  return body?.text ?? '';
}

function namesOf(declared: readonly string[], place: string): string[] {
  const prefix = `method.request.${place}.`;
  return declared.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
}

function named(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, name]));
}
