import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bytesOf, byteText, textOfBytes } from './byte-text';
import { type TextTransformationType, textTransformationTypes } from './field-to-match';
import { transformText } from './text-transformations';

const digest = (algorithm: string, bytes: Uint8Array) => createHash(algorithm).update(bytes).digest();
const changed = (type: TextTransformationType, text: string) =>
  transformText(text, [{ Priority: 0, Type: type }], digest);

it.each<[TextTransformationType, string, string]>([
  ['NONE', ' A ', ' A '],
  ['LOWERCASE', 'UNION Select', 'union select'],
  ['TRIM', '\t a b \n', 'a b'],
  ['TRIM_LEFT', '  a ', 'a '],
  ['TRIM_RIGHT', '  a ', '  a'],
  ['COMPRESS_WHITE_SPACE', 'a \t\n b', 'a b'],
  ['REMOVE_WHITESPACE', 'a \t\n b', 'ab'],
  ['REMOVE_NULLS', 'a\0b', 'ab'],
  ['REPLACE_NULLS', 'a\0b', 'a b'],
  ['REPLACE_COMMENTS', 'un/**/ion/* open', 'un ion '],
  ['REMOVE_COMMENTS_CHAR', '/*a*/ --b #c', 'a b c'],
  ['URL_DECODE', '%3Cb%3e+%zz', '<b> %zz'],
  ['URL_DECODE_UNI', '%u003cscript%uff1e', '<script>'],
  ['UTF8_TO_UNICODE', byteText('é'), '%u00e9'],
  ['HTML_ENTITY_DECODE', '&lt;b&#62;&#x26;&quot;&nope;', '<b>&"&nope;'],
  ['JS_DECODE', 'al\\x65rt\\u0028\\51', 'alert()'],
  ['CSS_DECODE', 'ja\\vascript\\6a x', 'javascriptjx'],
  ['HEX_DECODE', '3c623e', '<b>'],
  ['SQL_HEX_DECODE', 'select 0x414243', 'select ABC'],
  ['ESCAPE_SEQ_DECODE', '\\x41\\101\\n', 'AA\n'],
  ['BASE64_DECODE', 'PHNjcmlwdD4=', '<script>'],
  ['BASE64_DECODE_EXT', 'PHNj.cmlw dD4=', '<script>'],
  ['NORMALIZE_PATH', '/a/./b//../c/', '/a/c/'],
  ['NORMALIZE_PATH', '../../etc/passwd', '../../etc/passwd'],
  ['NORMALIZE_PATH_WIN', 'a\\..\\b', 'b'],
  ['CMD_LINE', 'C^MD.exe;  /c "ECHO" x', 'cmd.exe/c echo x'],
  ['MD5', 'a', textOfBytes(digest('md5', bytesOf('a')))],
  ['SHA256', 'a', textOfBytes(digest('sha256', bytesOf('a')))],
])('%s changes %j to %j', (type, text, expected) => {
  expect(changed(type, text)).toBe(expected);
});

it('applies several in ascending priority', () => {
  const steps = [
    { Priority: 5, Type: 'LOWERCASE' },
    { Priority: 1, Type: 'URL_DECODE' },
    { Priority: 3, Type: 'HTML_ENTITY_DECODE' },
  ] as const;
  expect(transformText('%26LT;B', steps, digest)).toBe('<b');
});

it('takes any bytes, and gives bytes', () => {
  const bytes = fc.uint8Array({ maxLength: 200 }).map(textOfBytes);
  const crafted = fc
    .array(fc.constantFrom('%', 'u', '\\', 'x', '&#', ';', '0', 'f', '/*', '*/', '..', '/', '+', '\0'))
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.oneof(bytes, crafted), fc.constantFrom(...textTransformationTypes), (text, type) => {
      const result = changed(type, text);
      expect([...result].every((one) => one.charCodeAt(0) <= 0xff)).toBe(true);
    }),
  );
});
