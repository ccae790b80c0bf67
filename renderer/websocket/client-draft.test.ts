import { expect, it } from 'vitest';
import { firstDraft, handshakeOf } from './client-draft';

it('sends what is switched on and named, escaped where it stands in the query', () => {
  const draft = {
    ...firstDraft,
    name: ' ada ',
    stageName: 'dev',
    subprotocols: 'chat.v2, ,chat.v1',
    query: [
      { name: 'room', value: 'a&b' },
      { name: 'off', value: '1', isOn: false },
      { name: '', value: 'x' },
    ],
    headers: [{ name: 'X-Shop', value: '7' }],
  };
  expect(handshakeOf(draft)).toEqual({
    stageName: 'dev',
    name: 'ada',
    query: 'room=a%26b',
    headers: [['X-Shop', '7']],
    subprotocols: ['chat.v2', 'chat.v1'],
  });
});
