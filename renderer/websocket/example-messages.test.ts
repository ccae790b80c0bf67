import { expect, it } from 'vitest';
import type { V2ApiView } from '../../shared/definition/v2/v2-view';
import { exampleMessages, withSent } from './example-messages';

const viewWith = (routeSelectionExpression: string) =>
  ({
    api: { routeSelectionExpression },
    routes: [{ routeKey: '$connect' }, { routeKey: 'join' }, { routeKey: 'send' }],
  }) as unknown as V2ApiView;

it('writes a message for each route that a member of the body selects', () => {
  const written = ['$request.body.action', '${request.body.meta.kind}', '$request.header.x'].map((expression) =>
    exampleMessages(viewWith(expression)),
  );
  expect(written).toEqual([
    ['{"action":"join"}', '{"action":"send"}'],
    ['{"meta":{"kind":"join"}}', '{"meta":{"kind":"send"}}'],
    [],
  ]);
});

it('keeps what was sent, newest first and each once', () => {
  expect(['a', 'b', 'a'].reduce<readonly string[]>(withSent, [])).toEqual(['a', 'b']);
});
