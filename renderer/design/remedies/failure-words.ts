// A failure in few words: what the failing box of the diagram says.
import type { Trace } from '../../../shared/trace/trace';
import { failureKind, missingNames, plainType } from './failure-kind';

export interface FailureWords {
  /** First line of the box: `No integration response`. */
  readonly what: string;
  /** Second line: `the endpoint answered 502`. */
  readonly detail: string;
}

/** The two lines of the failing box. */
export function failureWords(trace: Trace): FailureWords {
  const kind = failureKind(trace);
  const status = trace.integration?.status;
  switch (kind) {
    case 'no-integration-response':
      return { what: 'No integration response', detail: `nothing matches ${status ?? 'the answer'}` };
    case 'invalid-address':
      return { what: 'Invalid endpoint address', detail: trace.integration?.endpoint ?? 'the URL cannot be called' };
    case 'timeout':
      return { what: 'Timed out', detail: `no answer after ${wait(trace)}` };
    case 'network':
      return { what: 'Network error', detail: trace.integration?.endpoint ?? 'the endpoint was not reached' };
    case 'certificate':
      return { what: 'Certificate refused', detail: 'its name does not match the host' };
    case 'template': {
      const line = trace.failure?.template?.line;
      return { what: 'Template failed', detail: line === undefined ? 'it could not be rendered' : `line ${line}` };
    }
    case 'mock-status':
      return { what: 'No statusCode', detail: 'the mock needs {"statusCode": 200}' };
    case 'missing-parameters':
      return { what: 'Parameter missing', detail: missingNames(trace) };
    case 'invalid-body':
      return { what: 'Invalid request body', detail: 'the model does not allow it' };
    case 'invalid-json':
      return { what: 'Body is no JSON', detail: 'a mapping reads it' };
    case 'media-type':
      return { what: 'Unsupported media type', detail: 'no template for this type' };
    case 'illegal-header':
      return { what: 'Header not allowed', detail: 'a mapping sets it' };
    case 'malformed-response':
      return { what: 'Malformed proxy response', detail: wrongField(trace) };
    case 'function-error':
      return { what: 'Function error', detail: trace.function?.functionName ?? 'the function threw an error' };
    case 'function-missing':
      return { what: 'Function not found', detail: trace.function?.functionName ?? 'the workspace has none' };
    case 'function-permission':
      return { what: 'Invalid permissions', detail: 'the function may not be invoked' };
    case 'function-throttled':
      return { what: 'Rate exceeded', detail: 'the function was throttled' };
    case 'service-endpoint':
      return { what: 'No service endpoint', detail: 'it says where the service is' };
    case 'role':
      return { what: 'Credentials refused', detail: 'no role that can be assumed' };
    case 'vpc-link':
      return { what: 'VPC link leads nowhere', detail: 'no target on this machine' };
    case 'undeclared-response':
      return { what: 'Status not declared', detail: 'the method response lacks it' };
    case 'too-large':
      return { what: 'Answer too large', detail: 'more than 10 MB' };
    case 'binary':
      return { what: 'Body could not be decoded', detail: 'it is no base64' };
    case 'gatehouse':
      return { what: 'Fault in Gatehouse', detail: 'the log has the stack' };
    case 'other':
      return { what: plainType(trace.failure?.responseType ?? ''), detail: trace.failure?.message ?? '' };
  }
}

/** `body: object, not text`: the field and what it should be. */
function wrongField(trace: Trace): string {
  const field = trace.failure?.shape?.fields.find(({ verdict }) => verdict === 'wrong' || verdict === 'unknown');
  if (field === undefined) return 'the function’s answer has the wrong form';
  const name = field.at === '' ? 'the answer' : field.at;
  return field.verdict === 'unknown' ? `${name}: no such field` : `${name} is no ${field.expected}`;
}

function wait(trace: Trace): string {
  const ms = trace.integration?.latencyMs ?? trace.durationMs;
  return `${Math.round(ms).toLocaleString('en-US')} ms`;
}
