import { expect, it } from 'vitest';
import { refusalOf } from '../9-exit/refusal';
import { openMethodSettings } from '../deploy/method-settings';
import { sampleStage } from '../testing/sample-api';
import { sampleExchange, sampleInvocation } from '../testing/sample-exchange';
import { openThrottle } from './throttle';

const limit = { throttlingRateLimit: 1, throttlingBurstLimit: 1 };
/** Runs the step at these times under these method settings: which of the requests pass. */
function passed(methodSettings: Parameters<typeof sampleStage>[1], times: readonly number[]): boolean[] {
  const step = openThrottle(openMethodSettings());
  const stage = sampleStage({ paths: { '/': {} } }, methodSettings);
  return times.map((at) => {
    const { tools } = sampleExchange();
    try {
      step.run(sampleExchange({ stage, tools: { ...tools, clock: () => at } }));
      return true;
    } catch (thrown) {
      if (refusalOf(thrown).kind !== 'THROTTLED') throw thrown;
      return false;
    }
  });
}
it('refuses the request after the burst is spent, and lets the next in when the bucket has filled', () => {
  expect(passed({ methodSettings: { '*/*': limit } }, [0, 10, 1_010])).toEqual([true, false, true]);
});
it("prefers the method's own entry, whichever way its key is written", () => {
  const open = { throttlingRateLimit: 100, throttlingBurstLimit: 100 };
  for (const key of ['~1pets~1{id}/GET', 'pets/{id}/GET', '/pets/{id}/GET']) {
    expect(passed({ methodSettings: { '*/*': limit, [key]: open } }, [0, 0])).toEqual([true, true]);
  }
});
it('does not throttle without limits or with negative ones', () => {
  const negative = { throttlingRateLimit: -1, throttlingBurstLimit: -1 };
  expect([
    passed({}, [0, 0]),
    passed({ methodSettings: { '*/*': {} } }, [0, 0]),
    passed({ methodSettings: { '*/*': negative } }, [0, 0]),
  ]).toEqual([
    [true, true],
    [true, true],
    [true, true],
  ]);
});
it('says in the log what was exceeded', () => {
  const step = openThrottle(openMethodSettings());
  const stage = sampleStage(
    { paths: { '/': {} } },
    { methodSettings: { '*/*': { ...limit, throttlingBurstLimit: 0 } } },
  );
  expect(() => step.run(sampleExchange({ stage, invocation: sampleInvocation }))).toThrow(
    'Key throttle limit exceeded for RestApi abc1234567, Stage dev, Resource pets.{id}, HttpMethod GET. Limit: 1.00 Burst: 0',
  );
});
