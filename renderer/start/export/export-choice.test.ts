import { expect, it } from 'vitest';
import { type ExportChoice, exportChosen, kindsFor, sizeWords, whyNotExported } from './export-choice';

const choice: ExportChoice = {
  apiId: 'a',
  stageName: 'dev',
  kind: 'oas30',
  syntax: 'yaml',
  extensions: ['apigateway', 'postman'],
};

/** The calls that a choice leads to. */
async function callsOf(...choices: readonly ExportChoice[]): Promise<unknown[]> {
  const calls: unknown[] = [];
  const documents = {
    export: async (input: unknown) => {
      calls.push(input);
      return { text: '', fileName: '', version: '', losses: [] };
    },
    sdk: async (input: unknown) => {
      calls.push(input);
      return { fileName: '', zipBase64: '', methods: [], anyPaths: [] };
    },
  };
  for (const each of choices) await exportChosen(documents as never, each);
  return calls;
}

it('sends only what the format can be told', async () => {
  const calls = await callsOf(
    choice,
    { ...choice, kind: 'sam', stageName: undefined },
    { ...choice, kind: 'terraform' },
    { ...choice, kind: 'javascript' },
  );
  expect(calls).toEqual([
    { apiId: 'a', stageName: 'dev', format: 'oas30', syntax: 'yaml', extensions: ['apigateway', 'postman'] },
    { apiId: 'a', format: 'sam', syntax: 'yaml', extensions: [] },
    { apiId: 'a', stageName: 'dev', format: 'terraform', syntax: 'json', extensions: [] },
    { apiId: 'a', stageName: 'dev' },
  ]);
});

it('makes a client library of a stage only', () => {
  const working = { ...choice, stageName: undefined };
  expect([working, { ...working, kind: 'javascript' } as const].map(whyNotExported)).toEqual([
    undefined,
    'A client library is made of a deployed stage',
  ]);
});

it('writes sizes with one decimal from a thousand bytes on', () => {
  expect([0, 999, 1_000, 12_449, 999_949, 999_950, 1_240_000].map(sizeWords)).toEqual([
    '0 B',
    '999 B',
    '1.0 kB',
    '12.4 kB',
    '999.9 kB',
    '1.0 MB',
    '1.2 MB',
  ]);
});

it('offers what an API of each protocol can be exported as', () => {
  expect([kindsFor('HTTP'), kindsFor('WEBSOCKET'), kindsFor('REST').length]).toEqual([
    ['oas30', 'cloudformation', 'sam', 'terraform'],
    ['cloudformation', 'sam', 'terraform'],
    6,
  ]);
});
