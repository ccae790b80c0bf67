// Remedies where a function, an AWS service or a VPC link did not do its part.
import type { Method } from '../../../shared/definition/rest/method';
import type { Trace, TraceShapeField } from '../../../shared/trace/trace';
import type { BackendPlace } from '../../state/view-store';
import { endpointWords } from '../diagram/endpoint-words';
import type { FailureKind } from './failure-kind';
import type { Advice } from './remedies';

type Write = (trace: Trace, method: Method) => Advice;

const toRequest = { label: 'Open integration request', box: 'integration-request', segment: 'simple' } as const;

export const backendRemedies = {
  'malformed-response': (trace) => ({
    ...shapeWords(trace),
    action: openFunction(trace) ?? { label: 'See the answer', box: 'integration-response', segment: 'values' },
  }),
  'function-error': (trace, method) => ({
    title: `${functionOf(trace, method)} failed: ${functionMessage(trace)}.`,
    advice: 'Its log lines have the stack. Catch the error, and return statusCode 500 with a body of your own.',
    action: openFunction(trace, 'log') ?? toRequest,
  }),
  'function-missing': (trace, method) => ({
    title: `There is no function ${functionOf(trace, method)} to call.`,
    advice: 'Make one with this name, or choose another in the integration request. A stage variable may be misspelt.',
    action: toRequest,
  }),
  'function-permission': (trace, method) => ({
    title: `API Gateway may not invoke ${functionOf(trace, method)}.`,
    advice:
      'On AWS the function needs a permission for this API (lambda add-permission), or the integration a role that may invoke it.',
    action: toRequest,
  }),
  'function-throttled': (trace, method) => ({
    title: `${functionOf(trace, method)} was throttled.`,
    advice: 'All its concurrency was in use. Raise Concurrency in its settings, or leave it empty.',
    action: openFunction(trace, 'settings') ?? toRequest,
  }),
  'service-endpoint': (trace) => ({
    title: `No endpoint is set for ${/No endpoint is set for ([^\s]+)\./.exec(reasonOf(trace))?.[1] ?? 'this service'}.`,
    advice: 'Add a service endpoint: the address of an emulator such as http://localhost:4566, or of AWS itself.',
    action: { label: 'Open service endpoints', backend: { kind: 'section', section: 'service-endpoint' } },
  }),
  role: (trace) => ({
    title: 'The integration’s credentials cannot be used.',
    advice: `${plain(trace)} Write the ARN of a role, arn:aws:iam::000000000000:role/name, into Credentials.`,
    action: toRequest,
  }),
  'vpc-link': (trace) => ({
    title: 'The VPC link leads nowhere.',
    advice: `${plain(trace)} A load balancer with the link’s ARN says which target on this machine answers.`,
    action: { label: 'Open VPC links', backend: { kind: 'section', section: 'vpc-link' } },
  }),
  'undeclared-response': (trace) => ({
    title: `The method response ${/response: (\d+)/.exec(reasonOf(trace))?.[1] ?? ''} is not declared.`,
    advice: 'An integration response can answer only with a status that the method response has. Add it there.',
    action: { label: 'Open method response', box: 'method-response', segment: 'simple' },
  }),
  'too-large': (trace) => ({
    title: 'The endpoint’s answer is too large.',
    advice: `${plain(trace)} Send less, compress it, or let the answer be streamed.`,
    action: toRequest,
  }),
} as const satisfies Partial<Record<FailureKind, Write>>;

/** What is wrong with the function's answer, and how to right it. */
function shapeWords(trace: Trace): Advice {
  const field = trace.failure?.shape?.fields.find(({ verdict }) => verdict === 'wrong' || verdict === 'unknown');
  if (field === undefined) {
    return {
      title: 'The function’s answer does not have the form API Gateway wants.',
      advice: 'Return statusCode, headers and a body that is text; other members are refused.',
    };
  }
  const { at, verdict, expected } = field;
  if (verdict === 'unknown') {
    return {
      title: `The function returned ${at}, which API Gateway does not know.`,
      advice: 'Leave it out: statusCode, headers, multiValueHeaders, body and isBase64Encoded are all there may be.',
    };
  }
  const what = field.got === undefined ? 'something else' : kindOf(field.got);
  return {
    title: `The function returned ${what} as ${at === '' ? 'its answer' : at}. API Gateway wants ${withArticle(expected)}.`,
    advice: adviceOf(field),
  };
}

function adviceOf({ at, got = '' }: TraceShapeField): string {
  if (at === 'body') return /^[[{]/.test(got) ? 'Wrap it in JSON.stringify.' : 'Make it text.';
  if (at === 'statusCode') return 'Return a whole number, such as 200.';
  if (at === '') return 'Return an object with statusCode, headers and body.';
  return 'Change it, or leave it out.';
}

/** `{"id":1}` → `an object`. The text may be cut, so it is not parsed. */
function kindOf(json: string): string {
  const first = json.trim().charAt(0);
  if (first === '{') return 'an object';
  if (first === '[') return 'a list';
  if (first === '"') return 'text';
  if (/[-\d]/.test(first)) return 'a number';
  return json.trim();
}

function withArticle(expected: string): string {
  if (expected === 'text' || /^(?:an?|no|true) /.test(expected)) return expected;
  return /^[aeiou]/.test(expected) ? `an ${expected}` : `a ${expected}`;
}

function openFunction(trace: Trace, tab: 'code' | 'log' | 'settings' = 'code'): Advice['action'] {
  const { function: call } = trace;
  if (call === undefined) return undefined;
  const { functionName, requestId } = call;
  const labels = { code: `Open ${functionName}`, log: 'Open its log', settings: 'Open its settings' } as const;
  const backend: BackendPlace = { kind: 'function', functionName, tab, ...(tab === 'log' && { requestId }) };
  return { label: labels[tab], backend };
}

function functionOf(trace: Trace, method: Method): string {
  return trace.function?.functionName ?? (endpointWords(method.methodIntegration).name || 'the function');
}

function functionMessage(trace: Trace): string {
  const said = /customer function error: (.*?)\.? Lambda request id:/s.exec(reasonOf(trace))?.[1];
  return said === undefined || said === '' ? 'it threw an error' : said;
}

function reasonOf(trace: Trace): string {
  return trace.failure?.reason ?? '';
}

/** The log's reason as a sentence. */
function plain(trace: Trace): string {
  const reason = reasonOf(trace)
    .replace(/^Execution failed due to (?:a |configuration error: )/, '')
    .trim();
  return reason === '' || /[.!?]$/.test(reason) ? reason : `${reason}.`;
}
