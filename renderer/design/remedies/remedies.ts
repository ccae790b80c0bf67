// What to do about a failed request: a closed table from the kind of failure to a note in the user's words.
import type { Method } from '../../../shared/definition/rest/method';
import type { Trace } from '../../../shared/trace/trace';
import type { BackendPlace, BoxName } from '../../state/view-store';
import { boxOfPhase, boxTitles } from '../diagram/box-names';
import { count } from '../diagram/words';
import { backendRemedies } from './backend-remedies';
import { type FailureKind, failureKind, missingNames, plainType } from './failure-kind';

/** Where a remedy's button leads: to a box of the method, or to a function or another backend. */
export type RemedyAction = BoxAction | { readonly label: string; readonly backend: BackendPlace };

export interface BoxAction {
  readonly label: string;
  readonly box: BoxName;
  readonly segment: 'simple' | 'all' | 'values';
}

export interface Remedy {
  readonly kind: FailureKind;
  /** What happened, one sentence. */
  readonly title: string;
  /** The box in full: `Integration response`. */
  readonly where: string;
  /** What to do, one or two sentences. */
  readonly advice: string;
  /** What the client was told, as it stood on the wire; absent where it was told nothing. */
  readonly wire?: string;
  /** A place in a template, shown with a caret. */
  readonly excerpt?: string;
  readonly action?: RemedyAction;
}

export type Advice = Pick<Remedy, 'title' | 'advice' | 'action'>;
/** Longer answers are cut in the note; the Test pane shows them whole. */
const longestWire = 160;

type Write = (trace: Trace, method: Method) => Advice;

/** The note for a failed trace; undefined where nothing failed. */
export function remedyOf(trace: Trace, method: Method): Remedy | undefined {
  const { failure } = trace;
  if (failure === undefined) return undefined;
  const kind = failureKind(trace);
  const wire = wireMessage(trace);
  return {
    kind,
    where: boxTitles[boxOfPhase[failure.phase]],
    ...remedies[kind](trace, method),
    ...(wire !== undefined && { wire }),
    ...(failure.template !== undefined && { excerpt: failure.template.excerpt }),
  };
}

const remedies: Readonly<Record<FailureKind, Write>> = {
  'no-integration-response': (trace, method) => ({
    title: `No integration response matches the endpoint’s answer, ${statusOf(trace)}.`,
    advice: `${patternsOf(method)} Add one with the pattern ${statusOf(trace)}, or one without a pattern: it takes everything else.`,
    action: { label: 'Open integration response', box: 'integration-response', segment: 'simple' },
  }),
  'invalid-address': (trace, method) => ({
    title: 'The endpoint’s address cannot be called.',
    advice: `${addressFault(trace, method)} Write a whole http or https address, and map every {name} in it to an integration path parameter.`,
    action: { label: 'Open integration request', box: 'integration-request', segment: 'simple' },
  }),
  timeout: (_, method) => ({
    title: `The endpoint did not answer within ${milliseconds(method.methodIntegration?.timeoutInMillis ?? 29_000)}.`,
    advice: 'Make the endpoint answer sooner, or raise the timeout: 29,000 ms at most.',
    action: { label: 'Open integration request', box: 'integration-request', segment: 'simple' },
  }),
  network: (trace) => ({
    title: 'The endpoint could not be reached.',
    advice: `${endpointOf(trace)} refused the connection or broke it off. See that it is running and that host and port are right.`,
    action: { label: 'Open integration request', box: 'integration-request', segment: 'simple' },
  }),
  certificate: (trace) => ({
    title: 'The endpoint’s certificate is not for this host.',
    advice: `${plainReason(trace) ?? 'The names differ.'} Call the endpoint by the name in its certificate.`,
    action: { label: 'Open integration request', box: 'integration-request', segment: 'simple' },
  }),
  template: (trace) => {
    const box = boxOfPhase[trace.failure?.phase ?? 'integration-request'];
    const place = trace.failure?.template;
    const at = place === undefined ? '' : ` at line ${place.line}, column ${place.column}`;
    return {
      title: `The mapping template failed${at}.`,
      advice: `${plainReason(trace) ?? templateMessage(trace) ?? 'It could not be rendered.'} Change the template; its output shows beside it as you type.`,
      action: { label: place === undefined ? 'Open template' : `Open line ${place.line}`, box, segment: 'simple' },
    };
  },
  'mock-status': () => ({
    title: 'The request template gave the mock no statusCode.',
    advice: 'A mock answers with the status its request template names. Begin with {"statusCode": 200}.',
    action: { label: 'Open integration request', box: 'integration-request', segment: 'simple' },
  }),
  'missing-parameters': (trace) => ({
    title: `Required and not sent: ${missingNames(trace)}.`,
    advice: 'Send a value that is not blank, or take the tick from Required in the method request.',
    action: { label: 'Open method request', box: 'method-request', segment: 'simple' },
  }),
  'invalid-body': (trace, method) => ({
    title: 'The body does not fit the model.',
    advice: `${validatorWords(trace)} Change the body, or the model ${modelsOf(method)}.`,
    action: { label: 'Open method request', box: 'method-request', segment: 'simple' },
  }),
  'invalid-json': () => ({
    title: 'A mapping reads from the body, but the body is no JSON.',
    advice: 'Send JSON, or map the whole body: method.request.body.',
    action: { label: 'Open integration request', box: 'integration-request', segment: 'simple' },
  }),
  'media-type': (trace, method) => ({
    title: `No template takes the content type ${contentTypeOf(trace)}.`,
    advice: `Passthrough is ${method.methodIntegration?.passthroughBehavior ?? 'NEVER'}. Add a request template for this type, or let unmatched bodies pass.`,
    action: { label: 'Open integration request', box: 'integration-request', segment: 'simple' },
  }),
  'illegal-header': (trace) => ({
    title: 'A parameter mapping sets a header that API Gateway sets itself.',
    advice: `${plainReason(trace) ?? ''} Remove the mapping.`.trim(),
    action: { label: 'Open integration request', box: 'integration-request', segment: 'simple' },
  }),
  ...backendRemedies,
  binary: (trace) => ({
    title: 'A body that should be base64 is not.',
    advice: 'Content handling and binary media types decide when text is decoded. Change one of them, or send base64.',
    action: {
      label: 'Open all settings',
      box: boxOfPhase[trace.failure?.phase ?? 'integration-response'],
      segment: 'all',
    },
  }),
  gatehouse: () => ({
    title: 'Gatehouse met a fault of its own.',
    advice: 'The execution log has the stack. Your definition is not the cause.',
  }),
  other: (trace) => ({
    title: `${plainType(trace.failure?.responseType ?? '')}.`,
    advice: plainReason(trace) ?? 'The gateway answered by itself; the log says more.',
  }),
};

/** What the body said: its message where it has one, else the whole; a customised gateway response may say anything. */
function wireMessage(trace: Trace): string | undefined {
  const text = trace.response.body?.text;
  if (text === undefined || text === '') return trace.failure?.message ?? undefined;
  try {
    const body: unknown = JSON.parse(text);
    const said = Object.entries(body as object).find(([name]) => name.toLowerCase() === 'message')?.[1];
    if (typeof said === 'string') return said;
  } catch {
    // no JSON object: the text is the message
  }
  return text.length > longestWire ? `${text.slice(0, longestWire)}…` : text;
}

/** `[object has …]` as the validator lists them → a sentence. */
function validatorWords(trace: Trace): string {
  const said = trace.failure?.validationErrorString?.replace(/^\[|\]$/g, '').trim();
  return said === undefined || said === '' ? 'It is not valid.' : `${said.charAt(0).toUpperCase()}${said.slice(1)}.`;
}

/** The execution log's reason as a sentence, without what every line of it begins with. */
function plainReason(trace: Trace): string | undefined {
  const reason = trace.failure?.reason?.replace(/^Execution failed due to (?:a |configuration error: )/, '').trim();
  // for templates AWS says no more than this; place and excerpt say it better
  if (reason === undefined || reason === '' || /^Unable to transform (?:request|response)\.?$/.test(reason)) {
    return undefined;
  }
  return /[.!?)]$/.test(reason) ? reason : `${reason}.`;
}

/** The engine's own message: the failing step notes it as `template application/json: …`. */
function templateMessage(trace: Trace): string | undefined {
  const decided = trace.steps.find(({ outcome }) => outcome === 'failed')?.decided;
  return /^template [^:]+: (.+)$/s.exec(decided ?? '')?.[1];
}

function statusOf(trace: Trace): string {
  return trace.integration?.status?.toString() ?? 'as it came';
}

function patternsOf(method: Method): string {
  const responses = Object.values(method.methodIntegration?.integrationResponses ?? {});
  const patterns = responses.flatMap((response) => response.selectionPattern || []);
  if (responses.length === 0) return 'This method has no integration response.';
  if (patterns.length === 0) return 'None of its integration responses takes it.';
  return `There ${patterns.length === 1 ? 'is' : 'are'} ${count(patterns.length, 'pattern')} (${patterns.join(', ')}) and no default.`;
}

function addressFault(trace: Trace, method: Method): string {
  const uri = trace.integration?.endpoint ?? method.methodIntegration?.uri ?? '';
  if (uri === '') return 'There is none.';
  const open = /\{([^}]+)\}/.exec(uri);
  if (open !== null) return `In ${uri} the part {${open[1]}} has no value.`;
  if (/\$\{stageVariables/.test(method.methodIntegration?.uri ?? '')) {
    return `A stage variable in it may be unset: it became ${uri}.`;
  }
  return `It is ${uri}.`;
}

function endpointOf(trace: Trace): string {
  return trace.integration?.endpoint ?? 'The endpoint';
}

function modelsOf(method: Method): string {
  const models = Object.values(method.requestModels ?? {});
  return models.length === 0 ? 'Empty' : models.join(', ');
}

function contentTypeOf(trace: Trace): string {
  const header = trace.request.headers?.find(([name]) => name.toLowerCase() === 'content-type');
  return header?.[1] ?? 'application/json';
}

function milliseconds(ms: number): string {
  return `${ms.toLocaleString('en-US')} ms`;
}
