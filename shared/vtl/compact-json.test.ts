import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isCompactJson } from './compact-json';
import { parseJsonValue, toJsonText } from './values';

it('tells compact JSON from what prints otherwise', () => {
  const texts = ['{"a":[1,"b",null,true,1.5]}', '[]', '[1234567890]', '[ 1]', '[1.0]', '[1e3]', '[12345678.5]'];
  const others = ['[0.0001]', '[-0]', '{"a":1,"a":2}', '{"b":1,"1":2}', '["\\/"]', '["\\u0041"]', '[1', 'a=b', '1', ''];
  expect(Object.fromEntries([...texts, ...others].map((text) => [text, isCompactJson(text)]))).toEqual({
    ...Object.fromEntries([...texts, ...others].map((text) => [text, false])),
    ...Object.fromEntries(texts.slice(0, 3).map((text) => [text, true])),
  });
  expect(isCompactJson(`${'['.repeat(5_000)}${']'.repeat(5_000)}`)).toBe(false);
});

it('never takes for compact what is written otherwise', () => {
  const number = fc.oneof(fc.double(), fc.integer(), fc.float()).map((value) => `${value}`);
  const text = fc.oneof(
    fc.json(),
    fc.array(number).map((numbers) => `[${numbers.join(',')}]`),
  );
  fc.assert(
    fc.property(text, (json) => {
      if (isCompactJson(json)) expect(toJsonText(parseJsonValue(json))).toBe(json);
    }),
    { seed: 4, numRuns: 2_000 },
  );
});
