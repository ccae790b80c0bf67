import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importText, told } from './import-fixtures';

const folder = join(__dirname, 'fixtures');
const names = readdirSync(folder).filter(
  (name) => /^(?:sam|cfn|cdk|tf)-/.test(name) && !name.endsWith('.expected.json'),
);
const read = (name: string) => readFileSync(join(folder, name), 'utf8');
const files = new Map([['./openapi.yaml', read('openapi.yaml')]]);
/** `UPDATE_EXPECTED=1` writes what is missing or changed; read the difference before you keep it. */
const isUpdate = process.env.UPDATE_EXPECTED === '1';

describe('the corpus of templates', () => {
  it('holds at least twenty', () => {
    expect(names.length).toBeGreaterThanOrEqual(20);
  });

  it.each(names)('imports %s as expected, also after what it asks for is answered', (fileName) => {
    const asked = importText(read(fileName), { fileName, files });
    const open = asked.fills.filter(({ suggestion }) => suggestion === undefined);
    const fills = new Map(open.map(({ place }) => [place, 'filled']));
    const answered = importText(read(fileName), { fileName, files, fills, acceptsSuggestions: true });
    const answer = asked.fills.length === 0 ? told(asked) : { asked: told(asked), answered: told(answered) };
    const result = JSON.parse(JSON.stringify(answer)) as unknown;
    const place = join(folder, `${fileName}.expected.json`);
    if (isUpdate) writeFileSync(place, `${JSON.stringify(result, null, 2)}\n`);
    expect(result).toEqual(JSON.parse(readFileSync(place, 'utf8')));
  });
});
