import { expect, it } from 'vitest';
import type { V2Integration } from '../../../../shared/definition/v2/integration';
import type { Trace, TraceFailure } from '../../../../shared/trace/trace';
import { routeRemedyOf } from './route-remedies';

const failed = (failure: Partial<TraceFailure>) =>
  ({
    request: {},
    response: { status: 500 },
    steps: [],
    log: [],
    failure: { phase: 'integration', step: 'call', responseType: 'INTEGRATION_FAILURE', message: null, ...failure },
  }) as unknown as Trace;
const integration: V2Integration = {
  id: 'i',
  integrationType: 'AWS_PROXY',
  connectionType: 'INTERNET',
  payloadFormatVersion: '2.0',
  timeoutInMillis: 30_000,
};

it('advises in the words of the protocol', () => {
  const late = failed({ responseType: 'INTEGRATION_TIMEOUT' });
  const missing = failed({ phase: 'method-request', responseType: 'BAD_REQUEST_PARAMETERS', message: 'x: [a]' });
  expect([
    routeRemedyOf(late, 'HTTP', integration)?.advice,
    routeRemedyOf(late, 'WEBSOCKET', integration)?.advice,
    routeRemedyOf(missing, 'WEBSOCKET', integration)?.action,
    routeRemedyOf({ ...late, failure: undefined } as unknown as Trace, 'HTTP', integration),
  ]).toEqual([
    'Make the endpoint answer sooner, or raise the timeout: 30,000 ms at most.',
    'Make the endpoint answer sooner, or raise the timeout: 29,000 ms at most.',
    { label: 'Open route', box: 'method-request', segment: 'simple' },
    undefined,
  ]);
});
