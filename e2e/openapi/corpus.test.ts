// Documents with every extension and odd corner: in, what is lost, out in both formats, and in again.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ImportedApi, importOpenApi } from '../../shared/openapi/import/import-openapi';
import { testOptions } from '../../shared/openapi/openapi-fixtures';
import { formats, importOptions, thereAndBack } from './there-and-back';
import { openReader } from './validated';

const problemsOf = openReader();

const folder = join(__dirname, 'corpus');
const names = readdirSync(folder);
const read = (name: string): ImportedApi =>
  importOpenApi(readFileSync(join(folder, name), 'utf8'), importOptions({ fileName: name }));

it('has documents enough', () => {
  expect(names.length).toBeGreaterThanOrEqual(40);
});

describe.each(names)('%s', (name) => {
  it('loses what the report says', () => {
    const { losses, summary } = read(name);
    const count = (severity: string) => losses.filter((loss) => loss.severity === severity).length;
    const lines = losses.map(({ severity, place, message }) => `${severity} ${place}: ${message}`);
    expect({
      ...summary,
      warnings: count('warning'),
      infos: count('info'),
      first: lines.slice(0, 8),
    }).toMatchSnapshot();
  });

  it.each(formats)('is the same again through %s, and readable to others', async (format) => {
    const { exported, isStrict, again, same } = thereAndBack(read(name), format);
    expect(again.document).toEqual(exported.document);
    expect(same.after).toEqual(same.before);
    if (isStrict) expect(await problemsOf(exported.document)).toEqual([]);
  });
});

describe('base path', () => {
  const paths = (name: string, basepath: 'ignore' | 'prepend' | 'split') => {
    const { entities } = importOpenApi(readFileSync(join(folder, name), 'utf8'), testOptions({ basepath }));
    const parts = [...entities].flatMap(([, entity]) => ('pathPart' in entity ? [entity.pathPart] : []));
    return parts.join(' ');
  };

  it.each([
    ['basepath-swagger.json', 'e f', 'a b c e f', 'b c e f'],
    ['basepath-server-variable.yaml', '{room}', 'v2 rooms {room}', 'rooms {room}'],
    ['basepath-server-path.yaml', 'test', 'v1 part test', 'part test'],
    ['empty.yaml', '', '', ''],
  ])('of %s is ignored, prepended or split', (name, ignore, prepend, split) => {
    const found = (['ignore', 'prepend', 'split'] as const).map((mode) => paths(name, mode));
    expect(found).toEqual([ignore, prepend, split]);
  });
});
