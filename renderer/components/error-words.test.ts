import { expect, it } from 'vitest';
import { StudioError } from '../../shared/contract/errors';
import { describeError } from './error-words';

it('finds words, remedy and place for coded errors', () => {
  const broken = new StudioError('BROKEN_FILE', 'A comma is missing.', { file: 'a.json', line: 14, column: 3 });
  const taken = new StudioError('PORT_TAKEN', 'Port 4600 is in use.');
  expect([describeError(broken), describeError(taken)]).toEqual([
    {
      title: 'A file of the workspace cannot be understood',
      sentence: 'A comma is missing.',
      place: 'a.json, line 14, column 3',
    },
    {
      title: 'The port is in use',
      sentence: 'Port 4600 is in use.',
      remedy: 'Choose another port in Settings, or stop the program that holds it.',
    },
  ]);
});

it('leaves the name of the call out of what it says of a value', () => {
  const messages = [
    'settings.update: port: Too big: expected number to be <=65535',
    'apis.create: name: An API needs a name.',
    'definition.update: changes.0.value: invalid',
    'An ARN has six parts: this one has three.',
  ];
  expect(messages.map((message) => describeError(new StudioError('INVALID_ARGUMENT', message)).sentence)).toEqual([
    'Too big: expected number to be <=65535',
    'An API needs a name.',
    'Invalid',
    'An ARN has six parts: this one has three.',
  ]);
});

it('takes anything else for a lost connection', () => {
  expect(describeError(new Error('socket closed'))).toEqual({
    title: 'The studio did not answer',
    sentence: 'socket closed',
  });
});
