// Documents of a hundred operations and more, shaped like well-known public APIs.
import { expect, it } from 'vitest';
import { importOpenApi } from '../../shared/openapi/import/import-openapi';
import { documentOf, publicShapes } from './public-shapes';
import { formats, importOptions, thereAndBack } from './there-and-back';
import { openReader } from './validated';

const problemsOf = openReader();

it.each(Object.entries(publicShapes))(
  '%s comes in without a loss and is the same through both formats',
  async (...given) => {
    const [, shape] = given;
    const document = documentOf(shape);
    expect(await problemsOf(document)).toEqual([]);
    const imported = importOpenApi(JSON.stringify(document), importOptions());
    expect([imported.summary.methods >= 100, imported.losses]).toEqual([true, []]);
    for (const format of formats) {
      const { exported, isLossless, same, again } = thereAndBack(imported, format);
      expect([exported.losses, isLossless]).toEqual([[], true]);
      expect(same.after).toEqual(same.before);
      expect(again.document).toEqual(exported.document);
      expect(await problemsOf(exported.document)).toEqual([]);
    }
  },
);
