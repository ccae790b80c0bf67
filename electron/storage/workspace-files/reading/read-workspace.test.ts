import { describe, expect, it } from 'vitest';
import { findEntity, listEntities } from '../../../../shared/definition/entities';
import { emptyTree } from '../tree/load-tree';
import { withText } from '../tree/workspace-tree';
import { readWorkspace } from './read-workspace';
import type { WorkspaceContents } from './workspace-contents';

const api = 'protocol: REST\nid: api1\nname: Pets\ncreatedDate: 1\nrootResourceId: root1\n';
const pets = {
  'apis/pets/api.yaml': api,
  'apis/pets/resources/@resource.yaml': 'id: root1\n',
  'apis/pets/resources/pets/@resource.yaml': 'id: p1\n',
  'apis/pets/resources/pets/@GET.yaml': 'authorizationType: NONE\n',
};

function read(texts: Readonly<Record<string, string>>, previous?: WorkspaceContents): Promise<WorkspaceContents> {
  const root = Object.entries(texts).reduce((tree, [path, text]) => withText(tree, path, text), emptyTree.root);
  return readWorkspace({ ...emptyTree, root }, new Map([['slot', 'v'.repeat(20)]]), previous);
}

describe('a folder', () => {
  it('is the path of a resource', async () => {
    const { definition, problems } = await read({
      ...pets,
      'apis/pets/resources/pets/{id}/@resource.yaml': 'id: p2\n',
    });
    expect([problems, listEntities(definition, 'resource').map(({ entity }) => entity)]).toEqual([
      [],
      [
        { id: 'root1' },
        { id: 'p1', parentId: 'root1', pathPart: 'pets' },
        { id: 'p2', parentId: 'p1', pathPart: '{id}' },
      ],
    ]);
  });

  it('made by hand, with a method but without @resource.yaml, is a resource with the same id everywhere', async () => {
    const made = { 'apis/pets/api.yaml': api, 'apis/pets/resources/v1%3Asell/@POST.yaml': '' };
    const [first, second] = [await read(made), await read(made)];
    const [root, resource] = listEntities(first.definition, 'resource').map(({ entity }) => entity);
    expect([root, resource, first.problems, [...second.definition]]).toEqual([
      { id: 'root1' },
      { id: expect.stringMatching(/^[a-z0-9]{6}$/), parentId: 'root1', pathPart: 'v1:sell' },
      [],
      [...first.definition],
    ]);
  });

  it('of a path that is too long for a name says its path part in the file', async () => {
    const name = `${'x'.repeat(88)}%~00000000`;
    const path = `apis/pets/resources/${name}/@resource.yaml`;
    const good = await read({ ...pets, [path]: `id: p2\npathPart: ${'x'.repeat(140)}\n` });
    expect(findEntity(good.definition, 'resource', 'api1', 'p2')?.pathPart).toBe('x'.repeat(140));
    expect((await read({ ...pets, [path]: 'id: p2\n' })).problems).toMatchObject([{ file: path }]);
  });

  it('without an API in it is told, an empty one is not', async () => {
    expect((await read({ 'apis/lost/models/Pet.yaml': 'id: m\nname: Pet\n' })).problems).toMatchObject([
      { file: 'apis/lost', message: 'There is no api.yaml in this folder.' },
    ]);
  });

  it('of another protocol is told and left alone', async () => {
    expect((await read({ 'apis/chat/api.yaml': 'protocol: GRPC\nid: chat1\n' })).problems).toEqual([
      {
        file: 'apis/chat/api.yaml',
        line: 1,
        column: 11,
        message: 'This version of Gatehouse knows no GRPC APIs.',
        excerpt: 'protocol: GRPC\n          ^',
      },
    ]);
  });
});

describe('a hand-written file', () => {
  const method = async (text: string, more: Readonly<Record<string, string>> = {}) => {
    const { definition, problems } = await read({ ...pets, 'apis/pets/resources/pets/@GET.yaml': text, ...more });
    return { method: findEntity(definition, 'method', 'api1', 'p1', 'GET'), problems };
  };

  it('may leave out what has a default, and hold fields that nobody knows', async () => {
    expect(await method('owner: me\n')).toEqual({
      method: { httpMethod: 'GET', authorizationType: 'NONE', apiKeyRequired: false },
      problems: [],
    });
  });

  it('may write numbers and words where texts are wanted', async () => {
    const { method: read, problems } = await method(
      'operationName: 007\nmethodResponses:\n  200:\n  404: {statusCode: 404}\n',
    );
    expect([read?.operationName, read?.methodResponses, problems]).toEqual([
      '007',
      { '200': { statusCode: '200' }, '404': { statusCode: '404' } },
      [],
    ]);
  });

  it('may hold its templates itself or name files beside', async () => {
    const text =
      'methodIntegration:\n  type: MOCK\n  requestTemplates:\n    a/b: inline\n    c/d: { file: x.vtl }\n    e/f: null\n';
    const { method: read } = await method(text, { 'apis/pets/resources/pets/x.vtl': 'beside\n' });
    expect(read?.methodIntegration?.requestTemplates).toEqual({ 'a/b': 'inline', 'c/d': 'beside\n', 'e/f': null });
  });

  it.each([
    ['a wrong value', 'authorizationType: SOME\n', 1, 20],
    ['a broken mapping', 'authorizationType: NONE\n  x: 1\n', 1, 20],
    ['a key said twice', 'a: 1\na: 2\n', 2, 1],
    ['a status code that is not its key', 'methodResponses:\n  "200":\n    statusCode: "404"\n', 3, 17],
    ['another method than the name of the file', 'httpMethod: POST\n', 1, 13],
    [
      'a file beside that is not there',
      'methodIntegration:\n  type: MOCK\n  requestTemplates:\n    a/b: { file: no.vtl }\n',
      4,
      10,
    ],
    [
      'a file outside the folder',
      'methodIntegration:\n  type: MOCK\n  requestTemplates:\n    a/b: { file: ../x.vtl }\n',
      4,
      10,
    ],
    ['a list instead of fields', '- a\n', 1, 1],
    [
      'aliases that grow without end',
      `a: &a [1]\n${[...'bcdefgh'].map((name, at) => `${name}: &${name} [${`*${'abcdefg'[at]},`.repeat(12)}]\n`).join('')}`,
      1,
      1,
    ],
  ])('is told with its place for %s', async (_, text, line, column) => {
    const { problems } = await method(text);
    expect(problems).toMatchObject([{ file: 'apis/pets/resources/pets/@GET.yaml', line, column }]);
    expect(problems[0]?.excerpt).toBe(`${text.split('\n')[line - 1]?.slice(0, 120)}\n${' '.repeat(column - 1)}^`);
  });

  it('that is broken leaves its entity as it was, and all others follow', async () => {
    const before = await read(pets);
    const after = await read(
      { ...pets, 'apis/pets/resources/pets/@resource.yaml': 'id: [', 'apis/pets/stages/dev.yaml': 'stageName: dev\n' },
      before,
    );
    expect([after.problems.length, [...after.definition.keys()]]).toEqual([
      1,
      [...before.definition.keys(), 'stage:api1/dev'],
    ]);
  });

  it('that is gone takes its entity along', async () => {
    const { 'apis/pets/resources/pets/@GET.yaml': _, ...rest } = pets;
    expect((await read(rest, await read(pets))).definition.has('method:api1/p1/GET')).toBe(false);
  });

  it('in the wrong place is told', async () => {
    expect((await read({ ...pets, 'apis/pets/resources/pets/@get.yaml': '' })).problems).toMatchObject([
      { file: 'apis/pets/resources/pets/@get.yaml' },
    ]);
  });
});

describe('an id', () => {
  it('that two files claim stays with the one that had it', async () => {
    const copy = { ...pets, 'apis/pets/resources/copies/@resource.yaml': 'id: p1\n' };
    const { definition, problems } = await read(copy, await read(pets));
    expect([findEntity(definition, 'resource', 'api1', 'p1')?.pathPart, problems]).toEqual([
      'pets',
      [
        {
          file: 'apis/pets/resources/copies/@resource.yaml',
          line: 1,
          column: 5,
          message: 'p1 is taken: apis/pets/resources/pets/@resource.yaml has it too.',
          excerpt: 'id: p1\n    ^',
        },
      ],
    ]);
  });
});

describe('a model', () => {
  const model = { ...pets, 'apis/pets/models/Pet.yaml': 'id: m1\nname: Pet\nschema: { file: Pet.json }\n' };

  it('with broken JSON keeps its last good schema, and is told with the place in the JSON', async () => {
    const before = await read({ ...model, 'apis/pets/models/Pet.json': '{}' });
    const after = await read({ ...model, 'apis/pets/models/Pet.json': '{\n  "a": }\n' }, before);
    expect([findEntity(after.definition, 'model', 'api1', 'Pet')?.schema, after.problems]).toEqual([
      '{}',
      [
        {
          file: 'apis/pets/models/Pet.json',
          line: 2,
          column: 8,
          message: 'JSON: expected a value here.',
          excerpt: '  "a": }\n       ^',
        },
      ],
    ]);
  });

  it('with broken JSON from the beginning has it as it is', async () => {
    const { definition } = await read({ ...model, 'apis/pets/models/Pet.json': '{' });
    expect(findEntity(definition, 'model', 'api1', 'Pet')?.schema).toBe('{');
  });
});

describe('an API key', () => {
  const key = (value: string) => ({ 'api-keys/k.yaml': `id: k1\ncreatedDate: 1\nlastUpdatedDate: 1\n${value}` });

  it('has its value from the slot', async () => {
    expect(findEntity((await read(key('value: { secret: slot }\n'))).definition, 'api-key', 'k1')?.value).toBe(
      'v'.repeat(20),
    );
  });

  it('waits for its value where the slot is empty, its own unless it names one', async () => {
    const { definition, problems, emptySlots } = await read(key(''));
    expect([definition.size, problems, [...emptySlots]]).toEqual([0, [], ['api-keys/k1']]);
  });
});

it('refuses a workspace of a later format', async () => {
  await expect(read({ 'gatehouse.yaml': 'format: 2\nname: later\n' })).rejects.toThrow(/format 2/);
});

it('reads name and account', async () => {
  const { name, definition } = await read({
    'gatehouse.yaml': 'format: 1\nname: mine\naccount:\n  accountId: "123456789012"\n',
  });
  expect([name, findEntity(definition, 'account')?.accountId]).toEqual(['mine', '123456789012']);
});
