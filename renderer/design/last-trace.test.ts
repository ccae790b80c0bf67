import { expect, it } from 'vitest';
import { viewRestApi } from '../../shared/definition/api-view';
import { summarizeTrace } from '../../shared/trace/trace';
import { isServedBy } from './last-trace';
import { sampleDefinition } from './sample-definition';
import { sampleTrace } from './sample-trace';

const view = viewRestApi(sampleDefinition(), 'api1');
if (view === undefined) throw new Error('the sample has no API');
const pets = view.resources.get('pets') ?? view.root;
const rest = view.resources.get('rest') ?? view.root;
const row = summarizeTrace(sampleTrace());

it('gives a request to the method that served it', () => {
  expect(isServedBy(row, 'api1', pets, 'GET')).toBe(true);
  expect(isServedBy(row, 'api1', pets, 'POST')).toBe(false);
  expect(isServedBy(row, 'other', pets, 'GET')).toBe(false);
  expect(isServedBy(row, 'api1', view.root, 'GET')).toBe(false);
});

it('gives ANY the verbs that its resource does not name', () => {
  const patch = { ...row, resourcePath: '/{proxy+}', method: 'PATCH' };
  expect(isServedBy(patch, 'api1', rest, 'ANY')).toBe(true);
  expect(isServedBy({ ...row, method: 'GET' }, 'api1', pets, 'ANY')).toBe(false);
});
