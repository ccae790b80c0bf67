import { expect, it } from 'vitest';
import { contract } from '../../shared/contract/contract';
import { afterEdits } from './after-edits';

function record() {
  const happened: string[] = [];
  const call = afterEdits(
    async ({ subject, method }) => {
      happened.push(`${subject}.${method}`);
      return { ok: true };
    },
    async () => {
      await Promise.resolve();
      happened.push('edits are there');
    },
  );
  return { happened, call };
}

it('runs the personas after the edit that was made a moment before', async () => {
  const { happened, call } = record();
  await call({ subject: 'personas', method: 'runMatrix', input: {} });
  expect(happened).toEqual(['edits are there', 'personas.runMatrix']);
});

it('does not wait with what only reads, nor with the edits themselves', async () => {
  const { happened, call } = record();
  await call({ subject: 'requests', method: 'list', input: {} });
  await call({ subject: 'definition', method: 'update', input: {} });
  await call({ subject: 'personas', method: 'lastMatrix', input: {} });
  expect(happened).toEqual(['requests.list', 'definition.update', 'personas.lastMatrix']);
});

it('sends a burst, a test run, a socket and a try of each kind after the edits', async () => {
  const { happened, call } = record();
  const calls = [
    ...Object.keys(contract.invocations).map((method) => ['invocations', method]),
    ...[
      ['usage', 'burst'],
      ['tests', 'run'],
      ['sockets', 'open'],
      ['authorizers', 'run'],
      ['cache', 'explain'],
    ],
    ...[
      ['cors', 'check'],
      ['domains', 'reach'],
      ['functions', 'invoke'],
      ['replay', 'run'],
      ['waf', 'test'],
    ],
  ] as const;
  for (const [subject = '', method = ''] of calls) {
    expect(Object.keys(Object.entries(contract).find(([name]) => name === subject)?.[1] ?? {})).toContain(method);
    await call({ subject, method, input: {} });
  }
  expect(happened.filter((line) => line === 'edits are there')).toHaveLength(calls.length);
});
