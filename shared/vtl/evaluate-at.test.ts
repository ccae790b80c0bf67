import { expect, it } from 'vitest';
import { evaluateAt } from './evaluate-at';
import { requestScope } from './test-rendering';

const at = (source: string, step: number, ...expressions: string[]) =>
  evaluateAt(source, requestScope().variables, { step, expressions });

it('evaluates with the variables as they were before the step', () => {
  const source = '#set($x = 1)#set($x = $x + 1)#foreach($i in ["a", "b"])$i#end';
  expect([
    at(source, 1, '$x', '$x * 10'),
    at(source, 2, '$x', '$missing'),
    at(source, 5, '$i', '$foreach.count'),
    at(source, 99, '$x', '$i'),
  ]).toEqual([
    [{ value: { kind: 'number', text: '1' } }, { value: { kind: 'number', text: '10' } }],
    [{ value: { kind: 'number', text: '2' } }, { value: { kind: 'string', text: '' } }],
    [{ value: { kind: 'string', text: 'b' } }, { value: { kind: 'number', text: '2' } }],
    [{ value: { kind: 'number', text: '2' } }, { value: { kind: 'string', text: '' } }],
  ]);
});

it('says of each expression on its own why it has no value', () => {
  const [first, second, third] = at('a', 0, '1 +', '[1].get(7)', '"fine"');
  expect(first).toHaveProperty('problem');
  expect(second).toHaveProperty('problem');
  expect(third).toEqual({ value: { kind: 'string', text: 'fine' } });
});

it('sees what stood where the template failed before the step', () => {
  expect(at('#set($l = [1])$l.get(7)', 50, '$l')).toEqual([{ value: { kind: 'list', text: '[1]' } }]);
});

it('sees a request without the template having named it', () => {
  expect(at('plain', 0, '$input.body')).toMatchObject([{ value: { kind: 'string' } }]);
});

it('an expression that runs away ends with its own limit', () => {
  const [answer] = evaluateAt('a', requestScope().variables, {
    ...{ step: 0, expressions: ['[1..100000].size()'] },
    limits: { elements: 1_000 },
  });
  expect(answer).toHaveProperty('problem');
});
