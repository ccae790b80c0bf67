import { expect, it } from 'vitest';
import { socketSample, socketSampleContext } from './socket-sample';

it('makes up a message that chooses the route', () => {
  const bodies = [
    socketSample('$request.body.action', { routeKey: 'send' }, undefined, 'request'),
    socketSample('${request.body.service.do}', { routeKey: 'send' }, undefined, 'request'),
    socketSample('$request.body.action', { routeKey: '$default' }, undefined, 'request'),
  ].map(({ body }) => JSON.parse(body));
  expect(bodies).toEqual([{ action: 'send' }, { service: { do: 'send' } }, {}]);
});

it('knows what kind of event the route takes', () => {
  const types = ['$connect', 'send'].map((routeKey) => socketSampleContext('api1', { routeKey }, undefined).eventType);
  expect(types).toEqual(['CONNECT', 'MESSAGE']);
});
