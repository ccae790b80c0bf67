// Errors as AWS's Node.js runtime writes them: in the answer with `trace`, in the log with `stack`.
'use strict';

/** `{errorType, errorMessage, trace}` as text, and the type for the header. */
exports.errorForAnswer = (reason) => {
  const { errorType, errorMessage, lines } = partsOf(reason);
  return { type: errorType, text: JSON.stringify({ errorType, errorMessage, trace: lines }) };
};

/** The same for the log, with the error's own properties. */
exports.errorForLog = (reason) => {
  const { errorType, errorMessage, lines } = partsOf(reason);
  const own = reason instanceof Error ? reason : {};
  try {
    return JSON.stringify({ errorType, errorMessage, ...own, stack: lines });
  } catch {
    return JSON.stringify({ errorType, errorMessage, stack: lines });
  }
};

function partsOf(reason) {
  if (
    reason instanceof Error ||
    (reason !== null && typeof reason === 'object' && 'message' in reason && 'stack' in reason)
  ) {
    return {
      errorType: String(reason.name ?? 'Error'),
      errorMessage: String(reason.message),
      lines: String(reason.stack ?? '').split('\n'),
    };
  }
  // AWS assumed: its open source runtime gives a thrown string the type `string` and no trace.
  return { errorType: typeof reason, errorMessage: wordsOf(reason), lines: [] };
}

function wordsOf(reason) {
  if (typeof reason !== 'object' || reason === null) return String(reason);
  try {
    return JSON.stringify(reason);
  } catch {
    return String(reason);
  }
}
