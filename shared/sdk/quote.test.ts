import { Script } from 'node:vm';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { commentText, markdownCode, markdownText, quoted } from './quote';

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        '*/',
        '/*',
        '//',
        '\n',
        '\r',
        '\u2028',
        '\u2029',
        '"',
        "'",
        '\\',
        '`',
        '${',
        '</script>',
        '<!--',
        '\ud800',
      ),
    )
    .map((parts) => parts.join('')),
);

it('writes literals that mean the text and end no script of a page', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const literal = quoted(text);
      expect(new Script(`(${literal})`).runInNewContext()).toBe(text);
      expect(literal).not.toMatch(/<[/!]|[\u2028\u2029\n\r]/);
    }),
  );
});

it('keeps texts inside their comment', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const comment = commentText(text);
      expect(new Script(`/* ${comment} */ 1 // ${comment}`).runInNewContext()).toBe(1);
    }),
  );
});

it('keeps texts inside their cell and their line of a Markdown page', () => {
  expect([markdownText('a|b\n# <b>*c*'), markdownCode('a`b|c\nd')]).toEqual([
    'a&#124;b &#35; &#60;b&#62;&#42;c&#42;',
    "`a'b\\|c d`",
  ]);
});
