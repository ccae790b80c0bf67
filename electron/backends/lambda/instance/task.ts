// One invocation on its way through an instance.

export interface Task {
  readonly requestId: string;
  /** JSON text. */
  readonly payload: string;
  /** The function's ARN as it was invoked. */
  readonly functionArn: string;
  readonly traceId: string | undefined;
  /** JSON text. */
  readonly clientContext: string | undefined;
  readonly wantsLogTail: boolean;
  readonly onChunk: ((chunk: Uint8Array) => void) | undefined;
  readonly settle: (result: TaskResult) => void;
}

export interface TaskResult {
  readonly payload: string;
  /** Set where `payload` is an error object. */
  readonly functionError?: 'Unhandled';
  readonly logTail?: string;
}

/** The headers of an invocation in the Runtime API, as whole lines. */
export function invocationHeaders(task: Task, deadline: number): string {
  const { requestId, functionArn, traceId, clientContext } = task;
  return (
    `Lambda-Runtime-Aws-Request-Id: ${visible(requestId)}\r\n` +
    `Lambda-Runtime-Deadline-Ms: ${deadline}\r\n` +
    `Lambda-Runtime-Invoked-Function-Arn: ${visible(functionArn)}\r\n` +
    (traceId === undefined ? '' : `Lambda-Runtime-Trace-Id: ${visible(traceId)}\r\n`) +
    (clientContext === undefined ? '' : `Lambda-Runtime-Client-Context: ${asciiJson(clientContext)}\r\n`)
  );
}

const beyondVisible = /[^\x20-\x7e]/g;

/** Headers hold nothing that could end their line. */
function visible(text: string): string {
  return text.replace(beyondVisible, '');
}

/** Line breaks of JSON stand between tokens only; other characters have an escape. */
function asciiJson(text: string): string {
  return text.replace(beyondVisible, (character) =>
    character < ' ' ? ' ' : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
