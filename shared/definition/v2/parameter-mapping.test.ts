import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isReservedHeader, parseMappingTarget, parseMappingValue } from './parameter-mapping';

describe('a key', () => {
  it.each([
    ['append:header.X-A', 'request', { action: 'append', place: 'header', name: 'X-A' }],
    ['remove:querystring.a.b', 'request', { action: 'remove', place: 'querystring', name: 'a.b' }],
    ['overwrite:path', 'request', { action: 'overwrite', place: 'path', name: '' }],
    ['overwrite:statuscode', 'response', { action: 'overwrite', place: 'statuscode', name: '' }],
    ['overwrite:statuscode', 'request', undefined],
    ['overwrite:path', 'response', undefined],
    ['overwrite:querystring.a', 'response', undefined],
    ['append:path', 'request', undefined],
    ['replace:header.a', 'request', undefined],
    ['append:header.a b', 'request', undefined],
  ] as const)('%s of a %s', (key, side, target) => {
    expect(parseMappingTarget(key, side)).toEqual(target);
  });

  it.each([
    ['authorization', true],
    ['X-Amzn-Trace-Id', true],
    ['access-control-allow-origin', true],
    ['Via', true],
    ['Host', false],
    ['viator', false],
  ])('may change %s: reserved is %s', (name, isReserved) => {
    expect(isReservedHeader(name)).toBe(isReserved);
  });
});

describe('a value', () => {
  it.each([
    ['$request.header.Auth', 'request', [{ kind: 'header', side: 'request', name: 'Auth' }]],
    ['$request.querystring.q', 'request', [{ kind: 'querystring', name: 'q' }]],
    ['$request.path', 'request', [{ kind: 'path' }]],
    ['$request.path.id', 'request', [{ kind: 'path', name: 'id' }]],
    ['$request.body', 'request', [{ kind: 'body', side: 'request' }]],
    ['$request.body.a.b[0]', 'request', [{ kind: 'body', side: 'request', path: '$.a.b[0]' }]],
    ['$response.header.x', 'response', [{ kind: 'header', side: 'response', name: 'x' }]],
    ['$context.authorizer.claims.sub', 'request', [{ kind: 'context', name: 'authorizer.claims.sub' }]],
    ['$stageVariables.host', 'request', [{ kind: 'stage-variable', name: 'host' }]],
    ['plain', 'request', ['plain']],
    ['a ${stageVariables.b} c', 'request', ['a ', { kind: 'stage-variable', name: 'b' }, ' c']],
    ['$response.body', 'request', undefined],
    ['$request.body..a', 'request', undefined],
    ['$request.body[?(@.a)]', 'request', undefined],
    ['${nonsense}', 'request', undefined],
    ['', 'request', []],
  ] as const)('%s of a %s', (value, side, parts) => {
    expect(parseMappingValue(value, side)).toEqual(parts);
  });

  it('without an expression stays what it is', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (text) => {
        fc.pre(!text.startsWith('$') && !text.includes('${'));
        expect(parseMappingValue(text, 'request')).toEqual([text]);
      }),
      { seed: 7 },
    );
  });
});
