import { expect, it } from 'vitest';
import { type LambdaFunction, lambdaFunctionSchema } from '../../../shared/definition/companions/function';
import { aliasChoices, aliasProblem, publishedAt, publishProblem, versionNumbers, weightWords } from './version-words';

const version = {
  runtime: 'nodejs22.x',
  handler: 'index.handler',
  timeout: 3,
  memorySize: 128,
  codeUri: '.gatehouse/functions/orders/1',
  codeSha256: 'c2hh',
  codeSize: 12,
  lastModified: '2026-03-01T10:44:31.000Z',
};
const entity: LambdaFunction = lambdaFunctionSchema.parse({
  functionName: 'orders',
  versions: { 2: version, 10: version, 1: version },
  aliases: { live: { functionVersion: '1' } },
});

it('lists the newest version first, by number and not by text', () => {
  expect(versionNumbers(entity)).toEqual(['10', '2', '1']);
});

it('lets an alias with a second version point to published versions only', () => {
  expect([aliasChoices(entity), aliasChoices(entity, { 2: 0.1 })]).toEqual([
    ['$LATEST', '10', '2', '1'],
    ['10', '2', '1'],
  ]);
});

it('says shares in percent and times to the minute', () => {
  expect([weightWords({ 2: 0.07 }), weightWords(), publishedAt(version), publishedAt(undefined)]).toEqual([
    '7 % to 2',
    '',
    '2026-03-01 10:44',
    '',
  ]);
});

it('refuses names that AWS refuses, and the name of another alias', () => {
  expect(['', 'a b', '12', 'live', 'v12'].map((name) => aliasProblem(name, entity))).toEqual([
    'Type a name',
    'Up to 128 letters, digits, - and _.',
    'A number names a version.',
    'There is one already.',
    undefined,
  ]);
});

it('publishes only code that runs here', () => {
  expect([publishProblem(entity), publishProblem({ ...entity, mode: 'CANNED' })]).toEqual([
    undefined,
    'No code runs here for it',
  ]);
});
