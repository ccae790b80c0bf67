import { expect, it } from 'vitest';
import { openGateway } from '../gateway';
import { sampleStage } from '../testing/sample-api';

it('answers 500 and reports the fault where Gatehouse fails after the chain', async () => {
  const faults: unknown[] = [];
  let isBroken = false;
  const gateway = openGateway({
    settings: { identity: { accountId: '1', region: 'us-east-1' }, endpoints: {}, tracesPerSecond: 1 },
    observer: { traces: () => undefined, accessLog: () => undefined, counters: () => undefined },
    schedule: () => {
      if (isBroken) throw new Error('no timer');
      return () => undefined;
    },
    onFault: (fault) => faults.push(fault),
  });
  gateway.deploy(sampleStage({ paths: { '/': { GET: {} } } }));
  isBroken = true;
  const answer = await gateway.handle({
    method: 'GET',
    url: '/_aws/execute-api/abc1234567/dev',
    rawHeaders: ['Host', 'localhost'],
    body: new Uint8Array(0),
    connection: { remoteAddress: '127.0.0.1', port: 4600, isTls: false },
  });
  expect([answer.status, Buffer.from(answer.body).toString(), faults]).toEqual([
    500,
    '{"message":"Internal server error"}',
    [new Error('no timer')],
  ]);
});
