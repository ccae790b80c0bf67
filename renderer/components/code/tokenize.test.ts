import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CodeLanguage, languageOf, tokenizeCode } from './tokenize';

const languages: readonly CodeLanguage[] = ['json', 'vtl', 'yaml', 'xml', 'text'];

function words(text: string, language: CodeLanguage): string {
  return tokenizeCode(text, language)
    .map((line) =>
      line
        .filter(({ kind }) => kind !== 'plain')
        .map(({ kind, text: part }) => `${kind} ${part.trim()}`)
        .join(' | '),
    )
    .join('\n');
}

describe('tokenizeCode', () => {
  it('never loses or adds a character', () => {
    const pieces = fc.array(
      fc.oneof(
        fc.string(),
        fc.constantFrom(
          '"',
          "'",
          '$',
          '#',
          '#*',
          '*#',
          '##',
          '<!--',
          '-->',
          '{',
          '}',
          '\n',
          ': ',
          '- ',
          '#if(',
          '$input.path(',
          '&',
          '\\',
        ),
      ),
    );
    fc.assert(
      fc.property(pieces, fc.constantFrom(...languages), (parts, language) => {
        const text = parts.join('');
        expect(
          tokenizeCode(text, language)
            .map((line) => line.map((token) => token.text).join(''))
            .join('\n'),
        ).toBe(text);
      }),
    );
  });

  it('tells keys, strings, numbers and words of JSON apart', () => {
    expect(words('{ "a": "b", "n": -1.5e3,\n  "t": [true, null] }', 'json')).toBe(
      'punctuation { | key "a" | punctuation : | string "b" | punctuation , | key "n" | punctuation : | number -1.5e3 | punctuation ,\n' +
        'key "t" | punctuation : | punctuation [ | number true | punctuation , | number null | punctuation ] | punctuation }',
    );
  });

  it('finds references inside the quotes of a template and calls with arguments', () => {
    expect(words(`"id": "$input.params('id')" ## why\n#set($x = $!{context.requestId})\n#{else}`, 'vtl')).toBe(
      `key "id" | punctuation : | punctuation " | reference $input.params('id') | punctuation " | comment ## why\n` +
        'directive #set | punctuation ( | reference $x | reference $!{context.requestId} | punctuation )\n' +
        'directive #{else}',
    );
  });

  it('carries a comment of many lines', () => {
    expect(words('#* one\ntwo *# $a', 'vtl')).toBe('comment #* one\ncomment two *# | reference $a');
  });

  it('knows keys, comments and scalars of YAML', () => {
    expect(words('httpMethod: GET # c\n- timeoutInMillis: 29000\n  url: http://a:1/x\n  on: true', 'yaml')).toBe(
      'key httpMethod | punctuation : | comment # c\nkey - timeoutInMillis | punctuation : | number 29000\n' +
        'key url | punctuation :\nkey on | punctuation : | number true',
    );
  });

  it('knows tags, attributes and comments of XML', () => {
    expect(words('<a:b x="1">&amp;</a:b><!-- c\nd -->', 'xml')).toBe(
      'directive <a:b | key x | string "1" | directive > | reference &amp; | directive </a:b | directive > | comment <!-- c\ncomment d -->',
    );
  });

  it('stays fast on a long line without an end', () => {
    const started = performance.now();
    for (const language of languages) tokenizeCode(`"${'a$(['.repeat(50_000)}`, language);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe('languageOf', () => {
  it('reads content types and file names', () => {
    expect(['application/problem+json', 'text/xml', 'a.vtl', 'openapi.yaml', 'text/plain'].map(languageOf)).toEqual([
      'json',
      'xml',
      'vtl',
      'yaml',
      'text',
    ]);
  });
});
