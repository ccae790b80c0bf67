// A refusal with all its defaults filled in: what a thrown value means to the client and to the log.
import type { HeaderList, TraceFailure } from '../../../shared/trace/trace';
import { GatewayError } from '../gateway-error';
import { maskedSignatures } from '../trace/secrets';
import { errorTable, type RefusalKind } from './error-table';

export interface Refusal {
  readonly kind: RefusalKind;
  /** The status the error asks for itself; absent: the type's. */
  readonly ownStatus: number | undefined;
  readonly message: string | null;
  readonly errorType: string;
  /** Lines that go with it; absent: none. */
  readonly headers?: HeaderList;
  readonly reason: string | undefined;
  readonly validationErrorString: string | undefined;
  /** Takes the place of the gateway response. */
  readonly answer?: { readonly status: number; readonly headers: HeaderList; readonly body: string };
  /** How long an endpoint was waited for that failed. */
  readonly integrationLatencyMs: number | undefined;
  readonly template: TraceFailure['template'];
  readonly shape: TraceFailure['shape'];
  readonly stack: string | undefined;
}

/** What was thrown, as a refusal. Anything but a GatewayError is a fault of Gatehouse and keeps its stack. */
export function refusalOf(thrown: unknown, integrationLatencyMs?: number): Refusal {
  if (thrown instanceof GatewayError) {
    const row = errorTable[thrown.responseType];
    const { options } = thrown;
    return {
      kind: thrown.responseType,
      ownStatus: options.status,
      message: options.message === undefined ? row.message : options.message,
      errorType: options.errorType ?? row.errorType,
      reason: options.reason,
      validationErrorString: options.validationErrorString,
      ...(options.headers !== undefined && { headers: options.headers }),
      ...(options.answer !== undefined && { answer: options.answer }),
      integrationLatencyMs,
      template: options.template,
      shape: options.shape,
      stack: undefined,
    };
  }
  const row = errorTable.INTERNAL;
  return {
    kind: 'INTERNAL',
    ownStatus: undefined,
    message: row.message,
    errorType: row.errorType,
    reason: `Execution failed due to an internal error: ${thrown instanceof Error ? thrown.message : String(thrown)}`,
    validationErrorString: undefined,
    integrationLatencyMs,
    template: undefined,
    shape: undefined,
    stack: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown),
  };
}

/** The refusal as the trace keeps it. */
export function traceFailureOf(refusal: Refusal, at: Pick<TraceFailure, 'phase' | 'step'>): TraceFailure {
  return {
    ...at,
    responseType: refusal.kind,
    message: refusal.message === null ? null : maskedSignatures(refusal.message),
    ...(refusal.reason !== undefined && { reason: refusal.reason }),
    ...(refusal.validationErrorString !== undefined && { validationErrorString: refusal.validationErrorString }),
    ...(refusal.template !== undefined && { template: refusal.template }),
    ...(refusal.shape !== undefined && { shape: refusal.shape }),
    ...(refusal.stack !== undefined && { stack: refusal.stack }),
  };
}
