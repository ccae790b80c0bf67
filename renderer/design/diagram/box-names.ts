// The five boxes of the method-execution diagram, in the request's order, and what of a trace belongs to each.
import type { TracePhase } from '../../../shared/trace/trace';
import type { BoxName } from '../../state/view-store';

export const boxNames: readonly BoxName[] = [
  'method-request',
  'integration-request',
  'endpoint',
  'integration-response',
  'method-response',
];

export const boxTitles: Readonly<Record<BoxName, string>> = {
  'method-request': 'Method request',
  'integration-request': 'Integration request',
  endpoint: 'Endpoint',
  'integration-response': 'Integration response',
  'method-response': 'Method response',
};

/** The box in which each phase of the trace is shown. */
export const boxOfPhase: Readonly<Record<TracePhase, BoxName>> = {
  entry: 'method-request',
  routing: 'method-request',
  access: 'method-request',
  'method-request': 'method-request',
  'integration-request': 'integration-request',
  integration: 'endpoint',
  'integration-response': 'integration-response',
  'method-response': 'method-response',
  exit: 'method-response',
};
