import { expect, it } from 'vitest';
import { emptyTree } from '../tree/load-tree';
import { withText } from '../tree/workspace-tree';
import { readWorkspace } from './read-workspace';
import type { WorkspaceContents } from './workspace-contents';

const chat = {
  'apis/chat/api.yaml':
    'protocol: WEBSOCKET\nid: chat1\nname: Chat\ncreatedDate: 1\nrouteSelectionExpression: $request.body.action\n',
  'apis/chat/routes/join.yaml': 'id: r1\nrouteKey: join\n',
};

function read(texts: Readonly<Record<string, string>>, previous?: WorkspaceContents): Promise<WorkspaceContents> {
  const root = Object.entries(texts).reduce((tree, [path, text]) => withText(tree, path, text), emptyTree.root);
  return readWorkspace({ ...emptyTree, root }, new Map(), previous);
}

it('knows an HTTP API by its protocol, and what every HTTP API selects its routes by', async () => {
  const { definition, problems } = await read({
    'apis/pets/api.yaml': 'protocol: HTTP\nid: pets1\nname: Pets\ncreatedDate: 1\n',
  });
  expect([problems, ...definition]).toEqual([
    [],
    [
      'v2-api:pets1',
      expect.objectContaining({ protocolType: 'HTTP', routeSelectionExpression: '$request.method $request.path' }),
    ],
  ]);
});

it('reads a response under the route or integration that its file names', async () => {
  const { definition, problems } = await read({
    ...chat,
    'apis/chat/route-responses/a.yaml': 'routeId: r1\nid: rr1\nrouteResponseKey: $default\n',
    'apis/chat/integration-responses/b.yaml':
      'integrationId: i1\nid: ir1\nintegrationResponseKey: $default\nresponseTemplates:\n  $default: {file: b.vtl}\n',
    'apis/chat/integration-responses/b.vtl': '$input.body',
  });
  expect([problems, definition.get('v2-integration-response:chat1/i1/ir1'), [...definition.keys()]]).toEqual([
    [],
    { id: 'ir1', integrationResponseKey: '$default', responseTemplates: { $default: '$input.body' } },
    ['v2-api:chat1', 'v2-route:chat1/r1', 'v2-route-response:chat1/r1/rr1', 'v2-integration-response:chat1/i1/ir1'],
  ]);
});

it('says which member names the owner where it is missing', async () => {
  const { problems } = await read({
    ...chat,
    'apis/chat/route-responses/a.yaml': 'id: rr1\nrouteResponseKey: $default\n',
  });
  expect(problems).toMatchObject([{ file: 'apis/chat/route-responses/a.yaml', message: 'routeId is missing.' }]);
});

it('keeps the API, and its responses, as they were while their files are broken', async () => {
  const response = 'routeId: r1\nid: rr1\nrouteResponseKey: $default\n';
  const good = await read({ ...chat, 'apis/chat/route-responses/a.yaml': response });
  const broken = await read(
    { ...chat, 'apis/chat/api.yaml': 'protocol: [', 'apis/chat/route-responses/a.yaml': 'routeId: r1\nid: [' },
    good,
  );
  expect([[...broken.definition], broken.problems.map(({ file }) => file)]).toEqual([
    [...good.definition],
    ['apis/chat/api.yaml', 'apis/chat/route-responses/a.yaml'],
  ]);
});
