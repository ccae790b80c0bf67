import fc from 'fast-check';
import { expect, it } from 'vitest';
import { encodeQueryText, hostOfUrl, parseUriTemplate, renderUri } from './uri-template';

const render = (uri: string, values: Record<string, string> = {}, isEncoded = false) =>
  renderUri(
    parseUriTemplate(uri),
    new Map(Object.entries(values).map(([name, text]) => [name, { text, isEncoded }])),
    {},
  );

it('knows which part of the address each place stands in', () => {
  expect(parseUriTemplate('https://{a}.example/{b}/x?c={c}&d=${stageVariables.d}').parts).toEqual([
    { kind: 'text', value: 'https://', place: 'origin' },
    { kind: 'path-parameter', value: 'a', place: 'origin' },
    { kind: 'text', value: '.example/', place: 'origin' },
    { kind: 'path-parameter', value: 'b', place: 'path' },
    { kind: 'text', value: '/x?c=', place: 'path' },
    { kind: 'path-parameter', value: 'c', place: 'query' },
    { kind: 'text', value: '&d=', place: 'query' },
    { kind: 'stage-variable', value: 'd', place: 'query' },
  ]);
});

it('puts any value into a path so that a URL parser finds it again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const url = render('http://h/a/{v}/z', { v: text }) ?? '';
      expect(url).toMatch(/^http:\/\/h\/a\/[A-Za-z0-9\-._~!$&'()*+,;=:@/%]*\/z$/);
      const path = url.slice('http://h/a/'.length, -'/z'.length);
      expect(Buffer.from(decodeURIComponent(path))).toEqual(Buffer.from(text));
    }),
    { numRuns: 300 },
  );
});

it('puts any value into a query as one value', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const query = (render('http://h/?q={v}&z=1', { v: text }) ?? '').replace('http://h/?', '');
      expect(query.split('&').length).toBe(2);
      expect(query).not.toMatch(/[#\s]/);
      expect(Buffer.from(decodeURIComponent(encodeQueryText(text)))).toEqual(Buffer.from(text));
    }),
    { numRuns: 300 },
  );
});

it('keeps the escapes of text that came encoded, and only adds what is missing', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const encoded = encodeURIComponent(text);
      expect(render('http://h/{v}', { v: encoded }, true)).toBe(`http://h/${encoded}`);
    }),
    { numRuns: 200 },
  );
});

it('never lets a value change the host', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (text, isEncoded) => {
      for (const uri of ['http://h.example/{v}', 'http://h.example/x?{v}', 'http://h.example?{v}']) {
        expect(hostOfUrl(render(uri, { v: text }, isEncoded) ?? '')).toBe('h.example');
      }
      const inHost = render('http://{v}.example/', { v: text }, isEncoded);
      expect(inHost === undefined || /^http:\/\/[A-Za-z0-9\-._~:[\]]+\.example\/$/.test(inHost)).toBe(true);
    }),
    { numRuns: 300 },
  );
});

it('renders any template or none, and leaves no place open', () => {
  const piece = fc.constantFrom(
    'http://',
    'h',
    '/',
    '?',
    '#',
    '{',
    '}',
    '{a}',
    '{b+}',
    '${stageVariables.s}',
    '$',
    'x=',
    '&',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const url = render(pieces.join(''), { a: '{}' });
      expect(url === undefined || !/[{}]/.test(url)).toBe(true);
    }),
    { numRuns: 500 },
  );
});
