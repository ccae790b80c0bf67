import { describe, expect, it } from 'vitest';
import { type Entity, entitySchemas } from '../../../shared/definition/entities';
import { openMemoryFiles } from '../memory-files';
import { createWorkspaceFolder } from './create-workspace-folder';
import { openWorkspaceFiles } from './open-workspace-files';

const key = 'api-key:k1' as const;
const apiKey = (more: object = {}) =>
  entitySchemas['api-key'].parse({
    id: 'k1',
    name: 'Partner',
    value: 'the value of the key',
    createdDate: 1,
    lastUpdatedDate: 1,
    ...more,
  }) as Entity;

async function openWithKey() {
  const files = openMemoryFiles();
  const workspace = openWorkspaceFiles({ folder: '/w', files, newSecret: () => 'made up on this machine' });
  await workspace.save([{ key, after: apiKey() }]);
  return { files, workspace };
}

describe('the value of an API key', () => {
  it('is in the secrets and nowhere else', async () => {
    const { files } = await openWithKey();
    const holders = Object.entries(files.contents()).filter(([, text]) => text.includes('the value of the key'));
    expect(holders.map(([path]) => path)).toEqual(['/w/.gatehouse/secrets.json']);
  });

  it('is changed and removed with the key', async () => {
    const { files, workspace } = await openWithKey();
    await workspace.save([{ key, before: apiKey(), after: apiKey({ value: 'another value of it' + '!' }) }]);
    const changed = files.contents()['/w/.gatehouse/secrets.json'];
    await workspace.save([{ key, before: apiKey() }]);
    expect([changed, files.contents()]).toEqual([
      '{\n  "api-keys/k1": "another value of it!"\n}\n',
      { '/w/.gatehouse/secrets.json': '{}\n' },
    ]);
  });

  it('is made up where this machine has none, and then stays', async () => {
    const { files } = await openWithKey();
    await files.removeFile('/w/.gatehouse/secrets.json');
    const read = async (newSecret: string) => {
      const reading = await openWorkspaceFiles({ folder: '/w', files, newSecret: () => newSecret }).read();
      return reading.definition.get(key);
    };
    const value = 'made up on this machine';
    expect([await read(value), await read('made up a second time')]).toEqual([apiKey({ value }), apiKey({ value })]);
  });

  it('that was written into the file moves out of it with the next change', async () => {
    const { files, workspace } = await openWithKey();
    const path = '/w/api-keys/partner.yaml';
    const text = files.contents()[path] ?? '';
    await files.removeFile(path);
    await files.createText(path, text.replace(/value: .*/, 'value: the value of the key # mine'));
    await workspace.save([{ key, before: apiKey(), after: apiKey({ enabled: true }) }]);
    expect(files.contents()[path]).toContain('value: { secret: api-keys/k1 } # mine\n');
  });
});

describe('the text of a file', () => {
  it('is read as it stands and written as it was typed', async () => {
    const { workspace } = await openWithKey();
    const { path, text } = await workspace.readText(key);
    const typed = `# for the partner\n${text.replace('enabled: false', 'enabled:   true')}`;
    const edit = await workspace.writeText(key, typed);
    expect([path, edit.changes, edit.problems, (await workspace.readText(key)).text]).toEqual([
      'api-keys/partner.yaml',
      [{ key, before: apiKey(), after: apiKey({ enabled: true }) }],
      [],
      typed,
    ]);
  });

  it.each([
    ['is broken', (text: string) => text.replace('enabled: false', 'enabled: [')],
    ['is another entity', (text: string) => text.replace('id: k1', 'id: k2')],
    ['has a wrong value', (text: string) => text.replace('enabled: false', 'enabled: maybe')],
  ])('is refused where it %s, and the file stays', async (_, edit) => {
    const { files, workspace } = await openWithKey();
    const before = files.contents();
    const { text } = await workspace.readText(key);
    await expect(workspace.writeText(key, edit(text))).rejects.toMatchObject({ code: 'BROKEN_FILE' });
    expect(files.contents()).toEqual(before);
  });

  it('is not there for an entity that is not', async () => {
    const { workspace } = await openWithKey();
    await expect(workspace.readText('api-key:k9')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a new workspace', () => {
  it('keeps git from what is local, and its name', async () => {
    const files = openMemoryFiles();
    await createWorkspaceFolder('/w', 'My APIs', files);
    const { name, definition } = await openWorkspaceFiles({ folder: '/w', files }).read();
    expect([name, definition.size, files.contents()]).toEqual([
      'My APIs',
      0,
      {
        '/w/.gatehouse/.gitignore': '*\n',
        '/w/.gitattributes': '*.vtl -text\n*.json -text\n*.yaml text eol=lf\n',
        '/w/.gitignore': '/.gatehouse/\n',
        '/w/gatehouse.yaml': 'format: 1\nname: My APIs\n',
      },
    ]);
  });

  it('leaves files alone that are there', async () => {
    const files = openMemoryFiles();
    await files.makeFolder('/w');
    await files.createText('/w/.gitignore', 'node_modules\n');
    await createWorkspaceFolder('/w', 'My APIs', files);
    expect(files.contents()['/w/.gitignore']).toBe('node_modules\n');
  });

  it('keeps name and comments when the account is set and taken back', async () => {
    const files = openMemoryFiles();
    await createWorkspaceFolder('/w', 'My APIs', files);
    const workspace = openWorkspaceFiles({ folder: '/w', files });
    const account = entitySchemas.account.parse({ accountId: '123456789012' }) as Entity;
    await workspace.save([{ key: 'account:', after: account }]);
    const set = files.contents()['/w/gatehouse.yaml'];
    await workspace.save([{ key: 'account:', before: account }]);
    expect([set, files.contents()['/w/gatehouse.yaml']]).toEqual([
      'format: 1\nname: My APIs\naccount:\n  accountId: "123456789012"\n',
      'format: 1\nname: My APIs\n',
    ]);
  });
});
