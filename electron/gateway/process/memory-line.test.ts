import { expect, it } from 'vitest';
import { linkLines } from './memory-line';
import type { FromGateway, ToGateway } from './messages';

const turn = () => new Promise((resolve) => setImmediate(resolve));

it('delivers later, in order, both ways', async () => {
  const { studio, gateway } = linkLines();
  const heard: (ToGateway | FromGateway)[] = [];
  gateway.onMessage((message) => heard.push(message));
  studio.onMessage((message) => heard.push(message));
  studio.send({ type: 'advance-clock', seconds: 1 });
  studio.send({ type: 'drain' });
  gateway.send({ type: 'drained' });
  expect(heard).toEqual([]);
  await turn();
  expect(heard).toEqual([{ type: 'advance-clock', seconds: 1 }, { type: 'drain' }, { type: 'drained' }]);
});

it('keeps what is sent before somebody listens', async () => {
  const { studio, gateway } = linkLines();
  studio.send({ type: 'drain' });
  await turn();
  const heard: ToGateway[] = [];
  gateway.onMessage((message) => heard.push(message));
  expect(heard).toEqual([{ type: 'drain' }]);
});

it('hands over copies', async () => {
  const { studio, gateway } = linkLines();
  const endpoints: Record<string, number> = { a: 1 };
  const heard: ToGateway[] = [];
  gateway.onMessage((message) => heard.push(message));
  studio.send({ type: 'endpoints', endpoints });
  endpoints.a = 2;
  await turn();
  expect(heard).toEqual([{ type: 'endpoints', endpoints: { a: 1 } }]);
});
