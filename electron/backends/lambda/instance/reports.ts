// The lines that Lambda itself writes into a function's log.
// https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-view.html

export interface InvocationReport {
  readonly requestId: string;
  readonly durationMs: number;
  readonly memorySize: number;
  readonly maxMemoryMb: number;
  /** The first invocation of an instance. */
  readonly initMs?: number | undefined;
  readonly status?: 'timeout' | 'error' | undefined;
  readonly errorType?: string | undefined;
}

/** `START RequestId: … Version: $LATEST`. */
export function startLine(requestId: string, version = '$LATEST'): string {
  return `START RequestId: ${requestId} Version: ${version}`;
}

/** `END RequestId: …`. */
export function endLine(requestId: string): string {
  return `END RequestId: ${requestId}`;
}

/** `REPORT RequestId: … Duration: …`, with tabs between. */
export function reportLine(report: InvocationReport): string {
  const { requestId, durationMs, memorySize, maxMemoryMb, initMs, status, errorType } = report;
  // AWS documented: lambda-runtime-environment, since August 2025 every initialisation is billed as well.
  const billedMs = Math.ceil(durationMs + (initMs ?? 0));
  const parts = [
    `REPORT RequestId: ${requestId}`,
    `Duration: ${durationMs.toFixed(2)} ms`,
    `Billed Duration: ${billedMs} ms`,
    `Memory Size: ${memorySize} MB`,
    `Max Memory Used: ${maxMemoryMb} MB`,
  ];
  if (initMs !== undefined) parts.push(`Init Duration: ${initMs.toFixed(2)} ms`);
  if (status !== undefined) parts.push(`Status: ${status}`);
  if (status === 'error' && errorType !== undefined) parts.push(`Error Type: ${errorType}`);
  return `${parts.join('\t')}\t`;
}

/** An initialisation that failed, in the phase of its own or in the invocation that tried it again. */
export function initReportLine(
  initMs: number,
  phase: 'init' | 'invoke',
  status: 'timeout' | 'error',
  errorType?: string,
): string {
  const type = status === 'error' && errorType !== undefined ? `\tError Type: ${errorType}` : '';
  return `INIT_REPORT Init Duration: ${initMs.toFixed(2)} ms\tPhase: ${phase}\tStatus: ${status}${type}`;
}
