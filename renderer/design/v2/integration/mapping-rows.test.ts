import { describe, expect, it } from 'vitest';
import {
  keyOf,
  mappingProblem,
  mappingValues,
  socketMappingProblem,
  socketSources,
  storedMappings,
  targetOf,
} from './mapping-rows';

describe('a row of a mapping', () => {
  it('has its action apart from what it changes', () => {
    expect([keyOf('header.x', 'append'), keyOf('remove:header.y', 'append'), keyOf('', 'append')]).toEqual([
      'append:header.x',
      'remove:header.y',
      '',
    ]);
    expect(['append:querystring.a', 'overwrite:path', 'half'].map(targetOf)).toEqual(['querystring.a', 'path', 'half']);
  });

  it('stores nothing as the value of what is removed', () => {
    const stored = storedMappings({ 'remove:header.a': '$request.path', 'overwrite:header.b': 'c' });
    expect(stored).toEqual({ 'remove:header.a': "''", 'overwrite:header.b': 'c' });
  });

  it('is told what is wrong with it before it is sent', () => {
    const problems = [
      mappingProblem('overwrite:path', '/v2/$request.path', 'request'),
      mappingProblem('append:path', '/v2', 'request'),
      mappingProblem('overwrite:statuscode', '204', 'response'),
      mappingProblem('overwrite:querystring.a', 'b', 'response'),
      mappingProblem('overwrite:header.authorization', 'b', 'request'),
      mappingProblem('overwrite:header.a', '$response.header.b', 'request'),
    ];
    expect(problems.map((problem) => problem?.split(' ')[0])).toEqual([
      undefined,
      'Change',
      undefined,
      'Change',
      'API',
      'Take',
    ]);
  });

  it('is offered the variables of its routes and the stage', () => {
    const offered = mappingValues('request', [{ routeKey: 'GET /pets/{id}' }, { routeKey: '$default' }], ['host']);
    expect([offered[0], offered.at(-1), offered.includes('$response.body')]).toEqual([
      '$request.path.id',
      '$stageVariables.host',
      false,
    ]);
  });
});

it('maps messages from what the route has: headers at the handshake only', () => {
  expect([socketMappingProblem('header.a', "'b'"), socketMappingProblem('body', "'b'")]).toEqual([
    undefined,
    'Begin with header., querystring. or path.',
  ]);
  expect([socketSources('$connect')[0], socketSources('send')[0]]).toEqual([
    'route.request.header.',
    'route.request.body',
  ]);
});
