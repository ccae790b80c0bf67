import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { notPlain } from './plain-scalars';
import { readPlainYaml } from './plain-yaml';
import { parseYaml, readYaml } from './yaml-source';

/** What the library makes of the text; undefined where it refuses it. */
function readByLibrary(text: string): unknown {
  return readYaml(parseYaml(text), { type: 'value' }).value;
}

const method = `# Who may read a pet
authorizationType: NONE
apiKeyRequired: false
methodResponses:
  "200":
    responseModels:
      application/json: Empty
methodIntegration:
  type: HTTP
  uri: http://petstore.localhost/pets/{petId}
  timeoutInMillis: 29000
  requestTemplates:
    application/json: { file: "@GET.request.application_json.vtl" }
  cacheKeyParameters:
    - method.request.path.id
  integrationResponses:
    "400": { file: pets.vtl }
    "200":
      selectionPattern: 4\\d{2}
      responseParameters: {}
      note: |-
        one
          # two

        three
routes:
- path: /a
  status: 200
  tags: []
- path: '/it''s'
empty:
`;

describe('plain YAML', () => {
  it('reads a hand-written method as the library does', () => {
    const value = readPlainYaml(method);
    expect(value).not.toBe(notPlain);
    expect(value).toEqual(readByLibrary(method));
  });

  it.each([
    ['an anchor', 'a: &x 1\nb: *x\n'],
    ['a folded block', 'a: >\n  text\n'],
    ['a flow mapping', 'a: { b: 1, c: 2 }\n'],
    ['a comment behind a value', 'a: 1 # why\n'],
    ['a tag', 'a: !!str 1\n'],
    ['a value over two lines', 'a: one\n  two\n'],
    ['a key said twice', 'a: 1\na: 2\n'],
    ['a document marker', '---\na: 1\n'],
    ['a tab', 'a:\tb\n'],
    ['a text that is no mapping in the middle', 'a: 1\nb\n'],
    ['a line too deep', 'a: 1\n  b: 2\n'],
  ])('leaves %s to the library', (_, text) => {
    expect(readPlainYaml(text)).toBe(notPlain);
  });

  it('keeps __proto__ an ordinary key', () => {
    const value = readPlainYaml('__proto__:\n  polluted: true\n') as object;
    expect([Object.keys(value), Object.getPrototypeOf(value) === Object.prototype]).toEqual([['__proto__'], true]);
  });

  it('reads whatever the library writes as the library reads it', () => {
    const values = fc.object({
      maxDepth: 4,
      key: fc.oneof(fc.string(), fc.stringMatching(/^[a-z0-9/.{}$*~-]{1,8}$/)),
      values: [
        fc.string(),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.double(),
        fc.stringMatching(/^[-a-z\n :#']{0,12}$/),
      ],
    });
    fc.assert(
      fc.property(values, (value) => {
        const text = stringify(value, { lineWidth: 0, blockQuote: 'literal' });
        const plain = readPlainYaml(text);
        if (plain !== notPlain) expect(plain).toEqual(readByLibrary(text));
      }),
      { numRuns: 400, seed: 1 },
    );
  });

  it('never disagrees with the library on a mangled text', () => {
    const fragments = fc.constantFrom(
      ...[
        '- ',
        '  ',
        '    ',
        'a: ',
        'b:',
        '"c": ',
        "'d'",
        'x',
        '1',
        '\n',
        '\n',
        '|',
        '|-',
        ':',
        ' #',
        '#',
        '{}',
        '[]',
        '"',
        '?',
        '-',
        '...',
        '~',
        '.5',
        '&a',
        '0x1',
        '1e3',
        '{ file: x }',
        '.inf',
      ],
    );
    fc.assert(
      fc.property(fc.array(fragments, { maxLength: 14 }), (parts) => {
        const text = parts.join('');
        const plain = readPlainYaml(text);
        if (plain !== notPlain) expect([text, plain]).toEqual([text, readByLibrary(text)]);
      }),
      { numRuns: 20_000, seed: 2 },
    );
  });
});
