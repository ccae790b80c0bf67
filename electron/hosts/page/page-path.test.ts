import { isAbsolute, join, relative } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageContentType, pagePathParts } from './page-path';

describe('the path of a page file', () => {
  it('leads to the start page from the root', () => {
    expect([pagePathParts('/'), pagePathParts('/?a=1'), pagePathParts('/#here')]).toEqual([
      ['index.html'],
      ['index.html'],
      ['index.html'],
    ]);
  });

  it('leads to files below the folder', () => {
    expect(pagePathParts('/assets/index-B1_x-9.js?v=2')).toEqual(['assets', 'index-B1_x-9.js']);
  });

  it.each([
    '/../main.cjs',
    '/assets/../../package.json',
    '/%2e%2e/main.js',
    '/..%2fmain.js',
    '/assets/%2e%2e%2f%2e%2e%2fpackage.json',
    '/..\\main.js',
    '/C:/windows/win.json',
    '//server/share.js',
    '/.env.js',
    '/a/./b.js',
    '/a\0.js',
    '/%00.js',
    '/%zz.js',
    'index.html',
    '',
    '/assets/',
    '/assets/key.pem',
    '/assets/noextension',
  ])('refuses %j', (path) => {
    expect(pagePathParts(path)).toBeNull();
  });

  it('never leaves the folder, whatever is asked for', () => {
    const piece = fc.constantFrom('..', '.', '/', '\\', '%2e', '%2F', '%5c', 'a', 'b.js', ':', '\0', '%25');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const parts = pagePathParts(`/${pieces.join('')}`);
        if (parts === null) return;
        const inside = relative('/page', join('/page', ...parts));
        expect(inside.startsWith('..') || isAbsolute(inside)).toBe(false);
      }),
    );
  });

  it('has the content type that browsers insist on', () => {
    expect(['a.js', 'B.CSS', 'index.html', 'inter.woff2'].map(pageContentType)).toEqual([
      'text/javascript; charset=utf-8',
      'text/css; charset=utf-8',
      'text/html; charset=utf-8',
      'font/woff2',
    ]);
  });
});
