import { expect, it } from 'vitest';
import { copyName, payloadText, personaWords } from './persona-words';

const keyName = (id: string) => `${id}-name`;

it('says who a persona is in a line', () => {
  const lines = [
    { name: 'a', description: 'May read', sourceIp: '10.0.0.1' },
    { name: 'b', iam: { kind: 'role', roleName: 'clerk' }, sourceIp: '10.0.0.1' },
    { name: 'c', token: { userPoolId: 'p', username: 'carol', groups: ['admins'], scopes: ['api/read'] } },
    { name: 'd', apiKeyId: 'k1', headers: { 'X-Tenant': '1' }, vpceId: 'vpce-1' },
    { name: 'e' },
  ] as const;
  expect(lines.map((persona) => personaWords(structuredClone(persona) as never, keyName))).toEqual([
    'May read',
    'signs as role clerk, from 10.0.0.1',
    'carol, group admins, api/read',
    'key k1-name, vpce-1, X-Tenant',
    'sends nothing of its own',
  ]);
});

it('tells the times of a payload, other numbers as they are, and leaves out ids of the event', () => {
  const payload = { sub: 'a', exp: 4_480, nbf: 400, count: 4_480, groups: ['x', 'y'], jti: '1', iat: 880 };
  expect(payloadText(payload, 1_000_000)).toBe(`{
  "sub": "a",
  "exp": "in 58 min",
  "nbf": "10 min ago",
  "count": 4480,
  "groups": ["x","y"]
}`);
});

it('finds a free name for a copy', () => {
  expect([copyName('a', []), copyName('a', ['a copy', 'a copy 2'])]).toEqual(['a copy', 'a copy 3']);
});
