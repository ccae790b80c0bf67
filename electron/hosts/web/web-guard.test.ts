import { describe, expect, it } from 'vitest';
import { isOwnHost, isOwnOrigin, isSameSecret, isSession, sessionCookie } from './web-guard';

describe('the host asked for', () => {
  it.each(['127.0.0.1:4601', 'localhost:4601', 'LOCALHOST:4601'])('may be %s', (host) => {
    expect(isOwnHost(host, 4601)).toBe(true);
  });

  it.each([
    undefined,
    '',
    'localhost',
    'localhost:80',
    'evil.example:4601',
    '127.0.0.1.evil.example:4601',
    'localhost:4601.evil.example',
    'localhost:46010',
    '0.0.0.0:4601',
  ])('may not be %j', (host) => {
    expect(isOwnHost(host, 4601)).toBe(false);
  });
});

describe('the origin of a socket', () => {
  it('is the address the page came from', () => {
    expect(isOwnOrigin('http://127.0.0.1:4601', '127.0.0.1:4601', 4601)).toBe(true);
  });

  it.each([
    ['http://localhost:4601', '127.0.0.1:4601'],
    ['https://127.0.0.1:4601', '127.0.0.1:4601'],
    ['http://evil.example', '127.0.0.1:4601'],
    ['null', '127.0.0.1:4601'],
    [undefined, '127.0.0.1:4601'],
    ['http://evil.example:4601', 'evil.example:4601'],
  ])('is not %j at %j', (origin, host) => {
    expect(isOwnOrigin(origin, host, 4601)).toBe(false);
  });
});

describe('the session', () => {
  it('is known by its cookie among others', () => {
    expect(isSession('a=b; gatehouse-4601=secret; c=d', 4601, 'secret')).toBe(true);
  });

  it.each([
    undefined,
    '',
    'gatehouse-4601=',
    'gatehouse-4601=secreT',
    'gatehouse-4602=secret',
    'xgatehouse-4601=secret',
  ])('is not known by %j', (cookies) => {
    expect(isSession(cookies, 4601, 'secret')).toBe(false);
  });

  it('is kept from scripts and from other sites', () => {
    expect(sessionCookie(4601, 'secret')).toBe('gatehouse-4601=secret; HttpOnly; SameSite=Strict; Path=/');
  });

  it('compares secrets of different length', () => {
    expect([isSameSecret('', 'ä'), isSameSecret('ä', 'ä')]).toEqual([false, true]);
  });
});
