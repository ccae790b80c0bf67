import { expect, it } from 'vitest';
import { methodSchema } from '../../shared/definition/rest/method';
import type { Trace } from '../../shared/trace/trace';
import { draftOfTrace, firstDraft, fitPath, headerLines, pathWithQueryString } from './request-draft';

const method = methodSchema.parse({
  httpMethod: 'GET',
  requestParameters: {
    'method.request.path.id': true,
    'method.request.querystring.expand': false,
    'method.request.header.X-Shop': true,
  },
});

it('offers what the method declares, required ones switched on', () => {
  expect(firstDraft(method, '/orders/{id}')).toEqual({
    path: [{ name: 'id', value: '' }],
    querystring: [{ name: 'expand', value: '', isOn: false }],
    headers: [{ name: 'X-Shop', value: '', isOn: true }],
    body: '',
    verb: 'GET',
  });
});

it('encodes values, keeps the slashes of greedy ones and leaves out what is switched off', () => {
  const draft = {
    ...firstDraft(method, '/a/{id}/{rest+}'),
    path: [
      { name: 'id', value: 'x/y z' },
      { name: 'rest', value: 'b/c d' },
    ],
    querystring: [
      { name: 'q', value: 'a&b', isOn: true },
      { name: 'off', value: '1', isOn: false },
    ],
  };
  expect(pathWithQueryString(draft, '/a/{id}/{rest+}')).toBe('/a/x%2Fy%20z/b/c%20d?q=a%26b');
});

it('keeps values by name when the resource is renamed', () => {
  const draft = { ...firstDraft(method, '/a/{id}'), path: [{ name: 'id', value: '7' }] };
  expect(fitPath(draft, '/b/{id}/{more}').path).toEqual([
    { name: 'id', value: '7' },
    { name: 'more', value: '' },
  ]);
});

it('repeats a recorded request', () => {
  const trace = {
    request: { method: 'POST', headers: [['A', '1']], querystring: { q: ['1', '2'] }, body: { bytes: 2, text: '{}' } },
  } as unknown as Trace;
  const draft = draftOfTrace(trace, { id: 'a%20b' });
  expect([draft.path, pathWithQueryString(draft, '/x/{id}'), headerLines(draft), draft.body, draft.verb]).toEqual([
    [{ name: 'id', value: 'a b' }],
    '/x/a%20b?q=1&q=2',
    [['A', '1']],
    '{}',
    'POST',
  ]);
});
