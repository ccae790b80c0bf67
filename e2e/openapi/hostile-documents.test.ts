// Documents that mean harm, and random ones: a clear refusal or an import, in bounded time and without a trace.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StudioError } from '../../shared/contract/errors';
import { importOpenApi } from '../../shared/openapi/import/import-openapi';
import { importOptions } from './there-and-back';

/** `imported`, or the refusal with its place. Anything else is a fault and fails the test. */
function outcome(text: string): string {
  try {
    importOpenApi(text, importOptions());
    return 'imported';
  } catch (error) {
    if (!(error instanceof StudioError) || error.code !== 'IMPORT_REFUSED') throw error;
    const { line, column, problems } = error.details;
    const at = line === undefined ? '' : `${line}:${column} `;
    return `${at}${problems?.[0]?.message ?? error.message}`.split('\n')[0] ?? '';
  }
}

/** The seconds it may take at most on a slow machine under load; the work itself takes a fraction of it. */
const limitMs = 15_000;

const head = 'openapi: 3.0.1\ninfo: {title: x, version: "1"}\n';
const lines = (count: number, line: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => line(at)).join('\n');
const levels = lines(30, (at) => `a${at + 1}: &a${at + 1} [${`*a${at},`.repeat(9)}]`);
const merges = lines(25, (at) => `m${at + 1}: &m${at + 1} {<<: [${`*m${at},`.repeat(9)}], k${at}: 1}`);

describe('in bounded time', () => {
  it.each([
    ['an alias bomb', `x0: &a0 [x]\n${levels}\n`.replace('x0', 'a0'), /unfold to too many values/],
    ['a merge bomb', `${head}m0: &m0 {k: 1}\n${merges}\npaths: {}\n`, /imported/],
    ['fifty thousand aliases', `${head}a: &a [x]\nb:\n${lines(50_000, () => '  - *a')}\npaths: {}\n`, /imported/],
    ['twenty thousand keys', `${head}${lines(20_000, (at) => `x-${at}: 1`)}\npaths: {}\n`, /imported/],
    ['deep YAML lists', '['.repeat(100_000), /nests too deeply/],
    ['deep YAML blocks', lines(2_000, (at) => `${' '.repeat(at)}a:`), /nests too deeply/],
    ['deep JSON', `{"a":${'['.repeat(1_000_000)}`, /No JSON: the text ends/],
    ['a broken JSON of megabytes', `{"openapi":"3.0.1","a":[${'1,'.repeat(2_000_000)}]}`, /1:4000025 No JSON/],
    ['more than 6 MB', ' '.repeat(6 * 1_048_576 + 1), /larger than 6 MB/],
    ['an alias to itself', `${head}paths: &p {a: *p}\n`, /3:15 The alias p contains itself/],
    ['an alias to nowhere', `${head}paths: *nowhere\n`, /^3:8 Unresolved alias/],
    ['a tag for code', `${head}paths: !!js/function 'function () {}'\n`, /imported|Unresolved tag/],
    ['a second document', `${head}paths: {}\n---\na: 1\n`, /4:1 Source contains multiple documents/],
    ['a NUL', `${head}paths: {}\u0000`, /\d+:\d+ |imported/],
    ['a tab for indentation', `${head}paths:\n\t/a: {}\n`, /4:1 Tabs are not allowed/],
  ])('%s', (_name, text, expected) => {
    const before = performance.now();
    expect(outcome(text)).toMatch(expected);
    expect(performance.now() - before).toBeLessThan(limitMs);
  });

  it('references in circles, and references that multiply', () => {
    const pairs = Array.from({ length: 40 }, (_, at) => {
      const next = { $ref: `#/x-parts/p${at + 1}` };
      return [`p${at}`, { type: 'object', properties: { a: next, b: next } }];
    });
    const circle = { $ref: '#/x-parts/circle' };
    const document = {
      openapi: '3.0.1',
      info: { title: 'x', version: '1' },
      'x-parts': {
        ...Object.fromEntries(pairs),
        p40: { type: 'string' },
        circle,
        list: { allOf: [{ $ref: '#/x-parts/list' }] },
      },
      paths: { '/a': circle, '/b': { parameters: [circle], get: { responses: { '200': circle } } } },
      components: { schemas: { A: { $ref: '#/x-parts/p0' }, B: circle, C: { $ref: '#/x-parts/list' } } },
    };
    const before = performance.now();
    expect(outcome(JSON.stringify(document))).toBe('imported');
    expect(performance.now() - before).toBeLessThan(limitMs);
  });
});

describe('what multiplies through the document', () => {
  const many = <T>(count: number, one: (at: number) => T) => Array.from({ length: count }, (_, at) => one(at));
  const operation = { responses: { '200': { description: 'x' } } };
  const paths = (count: number, item: object) => Object.fromEntries(many(count, (at) => [`/p${at}`, item]));
  const headers = Object.fromEntries(many(20_000, (at) => [`h${at}`, { schema: { type: 'string' } }]));
  const swagger = { swagger: '2.0', info: { title: 'x', version: '1' } };
  const oas30 = { openapi: '3.0.1', info: { title: 'x', version: '1' } };
  const body = { in: 'body', name: 'b', schema: { $ref: '#/definitions/A' } };

  it.each([
    [
      'a shared path item',
      { ...oas30, 'x-item': { get: { ...operation, headers } }, paths: paths(5_000, { $ref: '#/x-item' }) },
    ],
    [
      'a shared response',
      {
        ...oas30,
        paths: paths(5_000, { get: { responses: { '200': { $ref: '#/components/responses/R' } } } }),
        components: { responses: { R: { description: 'x', headers } } },
      },
    ],
    [
      'content types of the root',
      {
        ...swagger,
        consumes: many(20_000, (at) => `a/${at}`),
        definitions: { A: { type: 'object' } },
        paths: paths(5_000, { post: { ...operation, parameters: [body] } }),
      },
    ],
    [
      'security of the root',
      { ...oas30, security: many(20_000, () => ({ a: [] })), paths: paths(5_000, { get: operation }) },
    ],
  ])('%s is refused before it fills the memory', (_name, document) => {
    const before = performance.now();
    expect(outcome(JSON.stringify(document))).toMatch(/unfold to too many values/);
    expect(performance.now() - before).toBeLessThan(limitMs);
  });
});

it('never writes into a prototype', () => {
  const evil = '{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}';
  const parts = [
    'paths',
    'components',
    'x-amazon-apigateway-gateway-responses',
    'x-amazon-apigateway-request-validators',
  ];
  for (const part of parts) {
    outcome(`{"openapi":"3.0.1","info":{"title":"x","version":"1"},"paths":{},"${part}":${evil}}`);
    outcome(`${head}${part}: ${evil}\n`);
  }
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
});

it('takes a byte order mark and refuses what is no text', () => {
  expect(outcome(`\uFEFF${JSON.stringify({ openapi: '3.0.1', info: { title: 'x', version: '1' }, paths: {} })}`)).toBe(
    'imported',
  );
  expect(outcome(`\uFEFF${head}paths: {}\n`)).toBe('imported');
  const bytes = Buffer.from([0x80, 0xff, 0xfe, 0x00, 0x50, 0x4b]).toString('utf8');
  expect(outcome(bytes)).not.toBe('imported');
});

describe('random documents', () => {
  const words = [
    'get',
    'parameters',
    'schema',
    '$ref',
    '#/paths',
    'in',
    'path',
    'name',
    'type',
    'items',
    'allOf',
    'null',
    '200',
  ];
  const word = fc.oneof(
    fc.constantFrom(...words, '__proto__', 'x-amazon-apigateway-integration'),
    fc.string({ maxLength: 5 }),
  );
  const tree = fc.letrec((tie) => ({
    node: fc.oneof(
      { depthSize: 'medium' },
      word,
      fc.double(),
      fc.constantFrom(null, true, {}),
      fc.array(tie('node'), { maxLength: 4 }),
      fc.dictionary(word, tie('node'), { maxKeys: 4 }),
    ),
  })).node;

  it('in JSON end in a refusal or an import', () => {
    const versions = fc.constantFrom<object>({ openapi: '3.0.1' }, { openapi: '3.1.0' }, { swagger: '2.0' });
    const document = fc.record({
      paths: fc.dictionary(fc.constantFrom('/a', '/{b}', '/c/{d+}'), tree),
      components: tree,
      security: tree,
      tags: tree,
      info: fc.oneof(fc.constant({ title: 'x' }), tree),
    });
    fc.assert(
      fc.property(versions, document, (version, rest) => {
        expect(typeof outcome(JSON.stringify({ ...version, ...rest }))).toBe('string');
      }),
      { numRuns: 300 },
    );
  });

  it('in any text end in a refusal or an import', () => {
    const token = fc.constantFrom(
      'openapi: 3.0.1',
      'info:',
      '  title: x',
      'paths:',
      '  /a:',
      '- ',
      '&a',
      '*a',
      '<<: ',
      '{',
      '}',
      '[',
      '"',
      "'",
      '|',
      '>',
      '#',
      '!!',
      '?',
      ': ',
      '\n',
      '\t',
      '%',
      '@',
      '`',
      '\u2028',
      '---',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(token, fc.string({ maxLength: 3 })), { maxLength: 20 }), (parts) => {
        expect(typeof outcome(parts.join(''))).toBe('string');
      }),
      { numRuns: 500 },
    );
  });
});
