import { describe, expect, it } from 'vitest';
import { type Entity, entitySchemas } from '../../../shared/definition/entities';
import { openMemoryFiles } from '../memory-files';
import { openWorkspaceFiles } from './open-workspace-files';

const key = 'service-endpoint:dynamodb' as const;
const path = '/w/service-endpoints/dynamodb.yaml';
const secretsPath = '/w/.gatehouse/secrets.json';
const endpoint = (more: object = {}) =>
  entitySchemas['service-endpoint'].parse({
    service: 'dynamodb',
    endpointUrl: 'http://localhost:8000',
    accessKeyId: 'AKID',
    ...more,
  }) as Entity;
const withSecrets = endpoint({ secretAccessKey: 'the secret key', sessionToken: 'the token' });

async function openWith(entity: Entity) {
  const files = openMemoryFiles();
  const workspace = openWorkspaceFiles({ folder: '/w', files, newSecret: () => 'made up' });
  await workspace.save([{ key, after: entity }]);
  return { files, workspace };
}

describe('the keys of a service endpoint', () => {
  it('are in the secrets, each in a slot of its own, and come back from there', async () => {
    const { files } = await openWith(withSecrets);
    const read = await openWorkspaceFiles({ folder: '/w', files }).read();
    expect([files.contents()[path], files.contents()[secretsPath], read.definition.get(key)]).toEqual([
      'service: dynamodb\nendpointUrl: http://localhost:8000\naccessKeyId: AKID\n' +
        'secretAccessKey: { secret: service-endpoints/dynamodb/secretAccessKey }\n' +
        'sessionToken: { secret: service-endpoints/dynamodb/sessionToken }\n',
      '{\n  "service-endpoints/dynamodb/secretAccessKey": "the secret key",\n' +
        '  "service-endpoints/dynamodb/sessionToken": "the token"\n}\n',
      withSecrets,
    ]);
  });

  it('that this machine does not have are not made up, and their slots stay in the file', async () => {
    const { files } = await openWith(withSecrets);
    await files.removeFile(secretsPath);
    const other = openWorkspaceFiles({ folder: '/w', files, newSecret: () => 'made up' });
    const { definition, problems } = await other.read();
    await other.save([{ key, before: endpoint(), after: endpoint({ accessKeyId: 'OTHER' }) }]);
    const text = files.contents()[path] ?? '';
    expect([definition.get(key), problems, text.match(/secret: \S+/g), files.contents()[secretsPath]]).toEqual([
      endpoint(),
      [],
      ['secret: service-endpoints/dynamodb/secretAccessKey', 'secret: service-endpoints/dynamodb/sessionToken'],
      undefined,
    ]);
  });

  it('are forgotten one by one and with the endpoint', async () => {
    const { files, workspace } = await openWith(withSecrets);
    const one = endpoint({ secretAccessKey: 'the secret key' });
    await workspace.save([{ key, before: withSecrets, after: one }]);
    const first = [files.contents()[secretsPath], files.contents()[path]?.includes('sessionToken')];
    await workspace.save([{ key, before: one }]);
    expect([first, files.contents()]).toEqual([
      ['{\n  "service-endpoints/dynamodb/secretAccessKey": "the secret key"\n}\n', false],
      { [secretsPath]: '{}\n' },
    ]);
  });

  it('may be absent: no slot is named and none is filled', async () => {
    const { files } = await openWith(endpoint());
    const { definition } = await openWorkspaceFiles({ folder: '/w', files, newSecret: () => 'made up' }).read();
    expect([definition.get(key), files.contents()[path]?.includes('secret'), files.contents()[secretsPath]]).toEqual([
      endpoint(),
      false,
      undefined,
    ]);
  });
});
