import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { IamSession } from '../../../../shared/iam/iam-session';
import { openSessionSeal } from './session-seal';

const key = Buffer.alloc(32, 1).toString('base64');
const session: IamSession = {
  accessKeyId: 'ASIAX',
  secretAccessKey: 's',
  issuedAt: 1,
  expiresAt: 2,
  subject: { kind: 'user', accountId: '000000000000', userName: 'alice' },
  policy: '{}',
  tags: { team: 'web' },
};

it('opens what was sealed with the same key, here or elsewhere, and nothing else', () => {
  const token = openSessionSeal(key).seal(session);
  const open = (text: string, other = key) => openSessionSeal(other).open(text);
  const changed = Buffer.from(token, 'base64');
  changed[20] = (changed[20] ?? 0) ^ 1;
  expect([
    open(token),
    open(token, Buffer.alloc(32, 2).toString('base64')),
    open(changed.toString('base64')),
    open(token.slice(0, -8)),
    openSessionSeal(undefined).open(token),
  ]).toEqual([session, undefined, undefined, undefined, undefined]);
});

it('does not open what is no token, however it looks', () => {
  const seal = openSessionSeal(key);
  fc.assert(fc.property(fc.oneof(fc.string(), fc.base64String()), (text) => seal.open(text) === undefined));
  expect(seal.open('A'.repeat(100_000))).toBeUndefined();
});
