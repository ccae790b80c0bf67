// What Invoke answers where the function gave no answer of its own: the texts of Lambda's sandbox.

export interface Failure {
  readonly errorType: string;
  /** JSON text. */
  readonly payload: string;
}

/** The function took longer than its timeout. AWS assumed: type and text as users report them since 2025. */
export function timeoutFailure(requestId: string, seconds: number): Failure {
  return sandboxFailure('Sandbox.Timedout', requestId, timeoutText(seconds));
}

/** `Task timed out after 3.00 seconds`. */
export function timeoutText(seconds: number): string {
  return `Task timed out after ${seconds.toFixed(2)} seconds`;
}

/** How a process ended. */
export interface ProcessEnd {
  readonly code: number | null;
  readonly signal: string | null;
  /** It was ended because it used more memory than the function has. */
  readonly isOutOfMemory: boolean;
}

/** The process ended without an answer. */
export function exitFailure(requestId: string, end: ProcessEnd): Failure {
  const type = end.isOutOfMemory ? 'Runtime.OutOfMemory' : 'Runtime.ExitError';
  return sandboxFailure(type, requestId, exitText(end));
}

// AWS assumed: as seen in users' logs, an exit with status 0 is no reason.
function exitText({ code, signal }: ProcessEnd): string {
  if (signal !== null) return `Runtime exited with error: signal: ${signalWords(signal)}`;
  return code === 0 ? 'Runtime exited without providing a reason' : `Runtime exited with error: exit status ${code}`;
}

/** The words of Go's `os/exec`, which Lambda's sandbox is written with. */
function signalWords(signal: string): string {
  const words: Readonly<Record<string, string>> = {
    SIGKILL: 'killed',
    SIGABRT: 'aborted',
    SIGSEGV: 'segmentation fault',
    SIGTERM: 'terminated',
    SIGBUS: 'bus error',
    SIGILL: 'illegal instruction',
    SIGFPE: 'floating point exception',
  };
  return words[signal] ?? signal.toLowerCase();
}

/** No bootstrap that can be started. */
export function entrypointFailure(requestId: string, text: string): Failure {
  return sandboxFailure('Runtime.InvalidEntrypoint', requestId, text);
}

/** The function has no code at all. */
export function missingCodeFailure(
  requestId: string,
  { runtime, handler }: { readonly runtime: string; readonly handler: string },
): Failure {
  const errorType = 'Runtime.ImportModuleError';
  const module = handler.slice(0, Math.max(0, handler.lastIndexOf('.')));
  if (runtime.startsWith('nodejs')) {
    const errorMessage = `Error: Cannot find module '${module}'`;
    return {
      errorType,
      payload: JSON.stringify({ errorType, errorMessage, trace: [`${errorType}: ${errorMessage}`] }),
    };
  }
  if (runtime.startsWith('python')) {
    const errorMessage = `Unable to import module '${module}': No module named '${module}'`;
    return { errorType, payload: JSON.stringify({ errorMessage, errorType, requestId, stackTrace: [] }) };
  }
  return entrypointFailure(requestId, noBootstrap);
}

// AWS assumed: as seen in users' logs, with the paths of Lambda's own file system.
export const noBootstrap = "Couldn't find valid bootstrap(s): [/var/task/bootstrap /opt/bootstrap]";

/** The answer is larger than 6 MB. */
export function tooLargeFailure(limit: number): Failure {
  const errorType = 'Function.ResponseSizeTooLarge';
  const errorMessage = `Response payload size exceeded maximum allowed payload size (${limit} bytes).`;
  return { errorType, payload: JSON.stringify({ errorType, errorMessage }) };
}

function sandboxFailure(errorType: string, requestId: string, text: string): Failure {
  return { errorType, payload: JSON.stringify({ errorType, errorMessage: `RequestId: ${requestId} Error: ${text}` }) };
}
