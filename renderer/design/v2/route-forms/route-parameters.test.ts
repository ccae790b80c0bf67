import { expect, it } from 'vitest';
import { constraintsOf, flagsOf, parameterProblem } from './route-parameters';

it('shows constraints as ticks and writes them back', () => {
  const constraints = { 'route.request.header.token': { required: true }, 'route.request.querystring.room': {} };
  expect(constraintsOf(flagsOf(constraints))).toEqual({
    'route.request.header.token': { required: true },
    'route.request.querystring.room': { required: false },
  });
});

it('refuses names of the message: only the handshake declares', () => {
  const names = ['header.x-token', 'querystring.room', 'body.room', 'header.'];
  expect(names.map((name) => parameterProblem(name) === undefined)).toEqual([true, true, false, false]);
});
