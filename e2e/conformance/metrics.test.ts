// What the counters of a stage count: as CloudWatch's Count, 4XXError, 5XXError, Latency and IntegrationLatency.
import { expect, it } from 'vitest';
import { openGateway } from '../../electron/gateway/gateway';
import { openEndpoint } from './case-endpoint';
import { http, mock } from './operations';
import { caseSettings, deployCase, importCase, openObserver, sendRequest } from './run-case';

it('11: every answer of a stage counts, by its class; latencies add up [documented]', async () => {
  const endpoint = await openEndpoint({ fault: 'silent' });
  const gateway = openGateway({ settings: caseSettings, observer: openObserver().observer });
  try {
    const paths = {
      '/ok': { get: mock('ok') },
      '/bad': { get: mock('ok', { request: '{}' }) },
      '/slow': { get: http({ timeoutInMillis: 50 }) },
    };
    const snapshot = importCase({ paths }, endpoint.port);
    deployCase(gateway, snapshot);
    for (const path of ['/dev/ok', '/dev/ok', '/dev/bad', '/dev/slow', '/dev/unknown', '/nowhere/ok']) {
      await sendRequest(gateway, snapshot.apiId, { path });
    }
    const { requests, perStage } = gateway.counters();
    const [counted] = perStage;
    expect({
      requests,
      stages: perStage.map(({ stage, count, errors4xx, errors5xx }) => [stage, count, errors4xx, errors5xx]),
      // the endpoint that never answered was waited for all the same
      waited: (counted?.integrationLatencyMs ?? 0) > 10,
      total: (counted?.latencyMs ?? 0) >= (counted?.integrationLatencyMs ?? 0),
    }).toEqual({ requests: 6, stages: [['dev', 5, 1, 2]], waited: true, total: true });
  } finally {
    await gateway.dispose();
    await endpoint.close();
  }
});
