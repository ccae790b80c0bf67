// The limits of WebSocket connections, as API Gateway has them.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-execution-service-websocket-limits-table.html

export const socketLimits = {
  frameBytes: 32 * 1_024,
  messageBytes: 128 * 1_024,
  /** Without a message in either direction. */
  idleMs: 10 * 60_000,
  /** However busy it is. */
  durationMs: 2 * 60 * 60_000,
  urlBytes: 4_096,
  newConnectionsPerSecond: 500,
  /** AWS assumed: what waits for a client that does not read, before the next push is refused with 429. */
  unsentBytes: 1_024 * 1_024,
  /** Messages of one connection that run at a time; then its socket is not read for a while. */
  runningMessages: 64,
} as const;
