// What the build does to the text of bundles.
import { expect, it } from 'vitest';
import { withoutWideCharacters } from './bundles.mjs';

it('writes what is beyond Latin-1 as escapes that mean the same', () => {
  const code = String.raw`[ "é → ok", '😀', "\→", "\\→", ${'`'}a …${'`'}, /[“”]/u.test("”"), "plain" ]`;
  const narrow = withoutWideCharacters(code);
  expect({ isNarrow: /^[\0-\xff]*$/.test(narrow), means: evaluated(narrow) }).toEqual({
    isNarrow: true,
    means: evaluated(code),
  });
});

function evaluated(code: string): unknown {
  return new Function(`return ${code}`)();
}
