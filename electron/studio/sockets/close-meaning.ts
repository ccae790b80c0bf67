// What the end of a WebSocket connection means, in a sentence.

const meanings: Readonly<Record<number, string>> = {
  1000: 'Closed in order.',
  1001: 'The gateway closed it: idle for 10 minutes, open for 2 hours, or its stage or the gateway ended.',
  1002: 'One side broke the WebSocket protocol.',
  1003: 'A binary frame came where only text is taken.',
  1005: 'Closed without a code.',
  1006: 'The connection broke off without a close: the gateway was restarted, or the network failed.',
  1007: 'A text frame was not valid UTF-8.',
  1008: 'The message broke a rule of the gateway.',
  1009: 'A frame was over 32 KB or a message over 128 KB.',
  1011: 'The gateway failed.',
};

/** The meaning of a close code. */
export function closeMeaning(code: number): string {
  return meanings[code] ?? (code >= 4000 ? 'A code of the application.' : `Close code ${code}.`);
}

/** The meaning of a handshake that was refused. */
export function refusalMeaning(status: number): string {
  switch (status) {
    case 401:
      return 'The handshake was refused: no identity, or the authorizer said no.';
    case 403:
      return 'The handshake was refused: not allowed, no API key, or no such stage.';
    case 429:
      return 'The handshake was refused: the throttle or the quota is spent.';
    case 410:
      return 'The API has gone.';
    default:
      return status >= 500
        ? 'The handshake failed: the integration of $connect did not answer as it must.'
        : `The handshake was refused with ${status}.`;
  }
}
