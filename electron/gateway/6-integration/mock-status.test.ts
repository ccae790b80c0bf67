import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseMockStatus } from './mock-status';

it.each([
  ['{"statusCode": 200}', 200],
  ['  {"statusCode":404}\n', 404],
  ['{statusCode: 200}', 200],
  ["{'statusCode': 200}", 200],
  ['{"statusCode": 200,}', 200],
  ['{"statusCode": 200 ,, }', 200],
  ['{"message": "a, b }", "statusCode": 201}', 201],
  ['{statusCode: 200, foo: bar}', 200],
  ['{"nested": {"statusCode": 500}, "list": [1, "x", {}], "statusCode": 202}', 202],
  ['{"statusCode": 200, "statusCode": 500}', 500],
  ['{"": "", statusCode: 200}', 200],
])('reads the status of %s', (text, status) => {
  expect(parseMockStatus(text)).toBe(status);
});

it.each([
  '',
  '{}',
  'statusCode: 200',
  '{statusCode: 200',
  'statusCode: 200}',
  '{"statusCode\': 200}',
  "{'statusCode: 200}",
  '{"statusCode": "200"}',
  '{"statusCode": 200.5}',
  '{"statusCode": null}',
  '{"statusCode": {"a": 1}}',
  '{"status": 200}',
  '{"statusCode": 200} trailing',
  '{"statusCode": 200, nope}',
  '[{"statusCode": 200}]',
  '"{statusCode: 200}"',
  '<xml/>',
])('finds no status in %s', (text) => {
  expect(parseMockStatus(text)).toBeUndefined();
});

it('agrees with JSON for every JSON object', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.jsonValue()),
      fc.integer({ min: -999, max: 99_999 }),
      (object, status) => {
        const text = JSON.stringify({ ...object, statusCode: status });
        expect(parseMockStatus(text)).toBe(status);
      },
    ),
    { numRuns: 200 },
  );
});

it('ends on any text, however broken or deep', () => {
  const pieces = fc.array(
    fc.constantFrom('{', '}', '[', ']', '"', "'", ':', ',', 'statusCode', '200', '\\', ' ', 'x'),
    {
      maxLength: 200,
    },
  );
  fc.assert(
    fc.property(pieces, (parts) => {
      const status = parseMockStatus(parts.join(''));
      expect(status === undefined || Number.isInteger(status)).toBe(true);
    }),
    { numRuns: 500 },
  );
  expect(parseMockStatus(`{a:${'['.repeat(100_000)}`)).toBeUndefined();
});
