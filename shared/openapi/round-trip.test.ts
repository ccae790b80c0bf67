// Export and import undo each other.
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDeepEqual } from '../definition/changes';
import { arbitraryApi, arbitraryApiId } from './arbitrary-api';
import { canonicalApi } from './canonical-api';
import { exportOpenApi } from './export/export-openapi';
import { printDocument } from './export/print-document';
import { importOpenApi } from './import/import-openapi';
import { generateLargeDocument } from './large-document';
import { testHost, testOptions } from './openapi-fixtures';

const formats = ['oas30', 'swagger'] as const;
const whole = { extensions: ['apigateway'], host: testHost } as const;

describe.each(formats)('%s', (format) => {
  it.each(['json', 'yaml'] as const)('as %s carries an API there and back', (syntax) => {
    fc.assert(
      fc.property(arbitraryApi(format), (definition) => {
        const exported = exportOpenApi(definition, arbitraryApiId, { ...whole, format });
        const imported = importOpenApi(printDocument(exported.document, syntax), testOptions());
        // What strict readers refuse is exported all the same.
        const lost = exported.losses.filter(({ message }) => !message.startsWith('Strict readers'));
        expect({ lost, imported: imported.losses }).toEqual({ lost: [], imported: [] });
        expect(canonicalApi(imported.entities, imported.apiId)).toEqual(canonicalApi(definition, arbitraryApiId));
      }),
      { numRuns: 40 },
    );
  });

  it.each(readdirSync(`${__dirname}/fixtures`))('of %s is the same document once more', (name) => {
    const first = importOpenApi(readFileSync(`${__dirname}/fixtures/${name}`, 'utf8'), testOptions());
    const one = exportOpenApi(first.entities, first.apiId, { ...whole, format });
    const second = importOpenApi(printDocument(one.document, 'json'), testOptions());
    const two = exportOpenApi(second.entities, second.apiId, { ...whole, format });
    expect(two.document).toEqual(one.document);
    const isRestated = one.losses.some(({ place }) => place === 'info.description');
    if (isRestated) return;
    expect(canonicalApi(second.entities, second.apiId)).toEqual(canonicalApi(first.entities, first.apiId));
  });
});

it('names every method that Swagger 2.0 cannot hold as it is', () => {
  fc.assert(
    fc.property(arbitraryApi('oas30'), (definition) => {
      const exported = exportOpenApi(definition, arbitraryApiId, { ...whole, format: 'swagger' });
      const imported = importOpenApi(printDocument(exported.document, 'json'), testOptions());
      const methodsOf = (api: unknown) => (api as { readonly methods?: Record<string, unknown> }).methods ?? {};
      const before = methodsOf(canonicalApi(definition, arbitraryApiId));
      const after = methodsOf(canonicalApi(imported.entities, imported.apiId));
      const changed = Object.keys(before).filter((name) => !isDeepEqual(before[name], after[name]));
      const unnamed = changed.filter((name) => {
        const [verb = '', path = ''] = name.split(' ');
        const word = verb === 'ANY' ? 'x-amazon-apigateway-any-method' : verb.toLowerCase();
        return !exported.losses.some(({ place }) => place === `paths.${path}.${word}`);
      });
      expect(unnamed).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

it('carries two thousand methods', () => {
  const first = importOpenApi(generateLargeDocument(2_000), testOptions());
  expect(first.summary.methods).toBe(2_000);
  expect(first.losses).toEqual([]);
  const { document, losses } = exportOpenApi(first.entities, first.apiId, { ...whole, format: 'oas30' });
  expect(losses).toEqual([]);
  const second = importOpenApi(printDocument(document, 'json'), testOptions());
  // Compared without the matcher, which takes seconds to walk what is equal.
  const [before, after] = [first, second].map(({ entities, apiId }) => canonicalApi(entities, apiId));
  expect(isDeepEqual(before, after)).toBe(true);
});
