// Text that is no document, and documents that mean harm.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StudioError } from '../../contract/errors';
import { refusalOf } from '../../definition/edits/edit-fixtures';
import { importDocument, testOptions } from '../openapi-fixtures';
import { importOpenApi } from './import-openapi';
import { readDocument } from './read-document';

const limit = { maxBytes: 6_000_000 };
const detailsOf = (text: string) => {
  try {
    readDocument(text, limit);
  } catch (error) {
    if (error instanceof StudioError) return { message: error.message, ...error.details };
    throw error;
  }
  return undefined;
};

describe('a document that cannot be read', () => {
  it.each([
    ['openapi: 3.0.1\ninfo: [1, 2\npaths: {}\n', 3, 1],
    ['openapi: 3.0.1\npaths: {}\npaths: {}\n', 3, 1],
    ['{"openapi": "3.0.1",\n "info": {"title" "x"}}', 2, 19],
  ])('is refused with line, column and excerpt: %j', (text, line, column) => {
    const details = detailsOf(text);
    expect(details).toMatchObject({ message: 'Invalid OpenAPI input.', line, column });
    const [source = '', caret = ''] = details?.excerpt?.split('\n') ?? [];
    expect(source).toBe(text.split('\n')[line - 1]);
    expect(caret).toBe(`${' '.repeat(column - 1)}^`);
  });

  it.each(['', 'just text', '[1, 2]', 'a: 1', '{"openapi": "2.0"}'])('is refused in AWS’s words: %j', (text) => {
    expect(refusalOf(() => importOpenApi(text, testOptions()))).toMatchObject({
      code: 'IMPORT_REFUSED',
      message: 'Invalid OpenAPI input.',
    });
  });

  it('is refused as OpenAPI 3.1, with the reason beside AWS’s words', () => {
    const refused = () => importDocument({ openapi: '3.1.0' });
    expect(refusalOf(refused)).toEqual({ code: 'IMPORT_REFUSED', message: 'Invalid OpenAPI input.', path: 'openapi' });
    try {
      refused();
    } catch (error) {
      expect((error as StudioError).details.problems?.[0]?.message).toBe(
        'Version 3.1.0 is not supported: API Gateway takes Swagger 2.0 and OpenAPI 3.0.',
      );
    }
  });

  it('is refused beyond its size, counted in bytes', () => {
    expect(refusalOf(() => importOpenApi(`# ${'€'.repeat(400)}`, testOptions({ maxBytes: 1_000 })))?.message).toBe(
      'Invalid OpenAPI input.',
    );
    expect(readDocument(`a: ${'€'.repeat(300)}`, { maxBytes: 1_000 })).toEqual({ a: '€'.repeat(300) });
  });
});

describe('hostile documents', () => {
  it('may not multiply through aliases', () => {
    const levels = Array.from({ length: 12 }, (_, at) => `a${at + 1}: &a${at + 1} [${`*a${at},`.repeat(12)}]`);
    const bomb = `a0: &a0 [x]\n${levels.join('\n')}\n`;
    expect(detailsOf(bomb)?.message).toBe('Invalid OpenAPI input.');
  });

  it('may not contain themselves', () => {
    expect(detailsOf('a: &a\n  b: *a\n')?.message).toBe('Invalid OpenAPI input.');
  });

  it('may not nest without end', () => {
    expect(detailsOf(`${'['.repeat(50_000)}${']'.repeat(50_000)}`)?.message).toBe('Invalid OpenAPI input.');
    expect(detailsOf(`{"a": ${'['.repeat(500)}${']'.repeat(500)}}`)?.message).toBe('Invalid OpenAPI input.');
  });

  it('may use one anchor hundreds of times', () => {
    const uses = Array.from({ length: 500 }, (_, at) => `b${at}: *a`).join('\n');
    expect(Object.keys(readDocument(`a: &a {x: 1}\n${uses}\n`, limit))).toHaveLength(501);
  });

  it('end in a refusal or an import, never in a fault', () => {
    const name = fc.constantFrom(
      'get',
      'parameters',
      'responses',
      '200',
      '$ref',
      'content',
      'schema',
      'type',
      'in',
      'x-amazon-apigateway-integration',
    );
    const value = fc.letrec((tie) => ({
      node: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom<unknown>(null, true, 7, 'mock', 'http', '#/paths/~1a', '#/', '', '__proto__', 'path'),
        fc.array(tie('node'), { maxLength: 3 }),
        fc.dictionary(name, tie('node'), { maxKeys: 4 }),
      ),
    })).node;
    fc.assert(
      fc.property(fc.record({ '/a': value, '/b/{c}': value }), value, (paths, rest) => {
        const extensions = { 'x-amazon-apigateway-gateway-responses': rest, security: rest, definitions: rest };
        const text = JSON.stringify({ swagger: '2.0', info: { title: 'x' }, paths, ...extensions, parameters: rest });
        const refusal = refusalOf(() => importOpenApi(text, testOptions()));
        expect([undefined, 'IMPORT_REFUSED']).toContain(refusal?.code);
      }),
      { numRuns: 300 },
    );
  });
});

it('keeps the version as it is written in YAML', () => {
  const { entities } = importOpenApi('swagger: 2.0\ninfo: {title: x, version: 1.10}\npaths: {}\n', testOptions());
  expect([...entities.values()][0]).toMatchObject({ version: '1.10' });
});
