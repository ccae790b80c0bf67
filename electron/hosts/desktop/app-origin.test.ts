import { describe, expect, it } from 'vitest';
import { appPath, decideNavigation, isTrustedSender, mayRequest, mayUsePermission } from './app-origin';

describe('our own address', () => {
  it('has a path and a query', () => {
    expect([appPath('app://gatehouse/'), appPath('app://gatehouse/assets/a.js?v=1#x')]).toEqual([
      '/',
      '/assets/a.js?v=1',
    ]);
  });

  it('cannot climb out of itself', () => {
    expect(appPath('app://gatehouse/../../main.cjs')).toBe('/main.cjs');
  });

  it.each([
    'app://other/',
    'app://gatehouse.evil.example/',
    'app://gatehouse:1/',
    'app://user@gatehouse/',
    'app:gatehouse',
    'https://gatehouse/',
    'file:///app://gatehouse/',
    '',
    'nonsense',
  ])('is not %j', (url) => {
    expect(appPath(url)).toBeNull();
  });
});

describe('the sender of a call', () => {
  it('is trusted where it is the main frame of our page', () => {
    expect(isTrustedSender({ url: 'app://gatehouse/index.html', parent: null })).toBe(true);
  });

  it.each([
    ['a frame inside our page', { url: 'app://gatehouse/', parent: {} }],
    ['a main frame somewhere else', { url: 'https://evil.example/', parent: null }],
    ['an empty page', { url: 'about:blank', parent: null }],
    ['a frame that is gone', null],
  ])('is not trusted where it is %s', (_, frame) => {
    expect(isTrustedSender(frame)).toBe(false);
  });
});

describe('navigation', () => {
  it.each<[string, ReturnType<typeof decideNavigation>]>([
    ['app://gatehouse/index.html', 'stay'],
    ['https://docs.aws.amazon.com/apigateway/', 'open-outside'],
    ['http://abc123.execute-api.us-east-1.localhost:4600/dev/pets', 'open-outside'],
    ['https://user:password@example.com/', 'refuse'],
    ['file:///etc/passwd', 'refuse'],
    ['javascript:alert(1)', 'refuse'],
    ['data:text/html,x', 'refuse'],
    ['ms-msdt:/id', 'refuse'],
    ['app://other/', 'refuse'],
    ['not a url', 'refuse'],
  ])('of %s: %s', (url, decision) => {
    expect(decideNavigation(url)).toBe(decision);
  });
});

it('grants our page the clipboard, and nothing else to anybody', () => {
  expect([
    mayUsePermission('clipboard-read', 'app://gatehouse/'),
    mayUsePermission('clipboard-read', 'https://evil.example/'),
    mayUsePermission('geolocation', 'app://gatehouse/'),
    mayUsePermission('media', 'app://gatehouse/'),
  ]).toEqual([true, false, false, false]);
});

it('lets no request leave for the network, save to the development server in use', () => {
  const urls = ['app://gatehouse/a.js', 'data:,x', 'https://example.com/', 'ws://127.0.0.1:5173/', 'http://127.0.0.1/'];
  expect([urls.map((url) => mayRequest(url, undefined)), urls.map((url) => mayRequest(url, '127.0.0.1:5173'))]).toEqual(
    [
      [true, true, false, false, false],
      [true, true, false, true, false],
    ],
  );
});
