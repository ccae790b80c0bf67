// Samples as they are saved, and as a template is rendered and a request is sent with them.
import type { Sample } from '../../../shared/contract/samples';
import type { ResourceView } from '../../../shared/definition/api-view';
import { pathVariables } from '../../../shared/definition/api-view';
import type { Method } from '../../../shared/definition/rest/method';
import type { Trace } from '../../../shared/trace/trace';
import type { TemplatePreview } from '../forms/templates/TemplateCard';
import { defaultSample, sampleContext, sampleOfTrace, type TemplateSide } from '../forms/templates/template-sample';

export type SampleBox = Sample['box'];

/** What stands in a sample before anyone has typed: the last request, or values made up from the definition. */
export function givenSample(
  method: Method,
  node: ResourceView,
  trace: Trace | undefined,
  box: SampleBox,
  contentType: string,
  stageVariables: Readonly<Record<string, string>>,
): Sample {
  const side: TemplateSide = box === 'integration-request' ? 'request' : 'response';
  const { body, path, querystring, header } =
    trace === undefined ? defaultSample(method, pathVariables(node.path)) : sampleOfTrace(trace, side);
  return {
    name: '',
    box,
    contentType: contentType === '$default' ? 'application/json' : contentType,
    body,
    path: { ...path },
    querystring: { ...querystring },
    headers: { ...header },
    context: sampleContext(method, node.path, trace),
    stageVariables: { ...stageVariables },
    ...(side === 'response' && trace?.integration?.status !== undefined && { status: trace.integration.status }),
  };
}

/** The sample as the template engine takes it. */
export function previewOf(sample: Sample): TemplatePreview {
  const { body, path, querystring, headers, context, stageVariables } = sample;
  return { sample: { body, path, querystring, header: headers, stageVariables }, context };
}

export interface SampleRequest {
  readonly pathWithQueryString: string;
  readonly headers: [string, string][];
  readonly body: string;
  readonly stageVariables: Record<string, string>;
}

/** The sample as a request of TestInvokeMethod. A path variable without a value stands as its own name. */
export function requestOf(sample: Sample, resourcePath: string): SampleRequest {
  const path = resourcePath.replace(/\{([^}+]+)(\+?)\}/g, (_, name: string, greedy: string) => {
    const value = (Object.hasOwn(sample.path, name) ? sample.path[name] : '') || name;
    return greedy === '+' ? value.split('/').map(encodeURIComponent).join('/') : encodeURIComponent(value);
  });
  const query = Object.entries(sample.querystring)
    .filter(([name]) => name !== '')
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  const headers = Object.entries(sample.headers).filter(([name]) => name !== '');
  const hasType = headers.some(([name]) => name.toLowerCase() === 'content-type');
  return {
    pathWithQueryString: query.length === 0 ? path : `${path}?${query.join('&')}`,
    // without it the gateway would choose another template than the one on screen
    headers: hasType ? headers : [...headers, ['Content-Type', sample.contentType]],
    body: sample.body,
    stageVariables: { ...sample.stageVariables },
  };
}
