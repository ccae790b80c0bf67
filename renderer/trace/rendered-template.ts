// Which template of a method a step of a request has rendered.
import type { Method } from '../../shared/definition/rest/method';
import type { TraceStep } from '../../shared/trace/trace';

export interface RenderedTemplate {
  readonly contentType: string;
  /** Of the integration response; absent: a request template. */
  readonly status?: string;
}

/** The template by its content type and status; undefined where the method has it no more, or the step rendered none. */
export function renderedTemplate(step: TraceStep, method: Method): RenderedTemplate | undefined {
  const { requestTemplates = {}, integrationResponses = {} } = method.methodIntegration ?? {};
  const contentType = /\btemplate ([^\s,:]+)/.exec(step.decided ?? '')?.[1];
  if (contentType === undefined) return undefined;
  if (step.phase === 'integration-request') {
    return Object.hasOwn(requestTemplates, contentType) ? { contentType } : undefined;
  }
  if (step.phase !== 'integration-response') return undefined;
  // where the template failed the step speaks of the failure, and only one of several may be meant
  const status = /→ (\d{3})/.exec(step.decided ?? '')?.[1];
  const having = Object.entries(integrationResponses)
    .filter(([, { responseTemplates = {} }]) => Object.hasOwn(responseTemplates, contentType))
    .map(([name]) => name)
    .filter((name) => status === undefined || name === status);
  const [only] = having;
  return only === undefined || having.length > 1 ? undefined : { contentType, status: only };
}
