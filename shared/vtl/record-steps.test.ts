import { expect, it } from 'vitest';
import { recordSteps } from './record-steps';
import { requestScope } from './test-rendering';

const record = (source: string, options = {}) => recordSteps(source, requestScope().variables, options);

it('writes down where each step stands, what it finds changed and how much was written', () => {
  const { steps, output, changesAtEnd } = record('a#set($x = 1)b\n#foreach($i in [7])$i#end#set($x = "c")');
  expect(output).toBe('ab\n7');
  expect(
    steps.map(({ kind, line, column, outputLength, changes }) => [
      `${kind} ${line}:${column} ${outputLength}`,
      ...changes.map(({ name, value }) => `${name}=${value?.text}`),
    ]),
  ).toEqual([
    ['text 1:1 0'],
    ['set 1:2 1'],
    ['text 1:14 1', 'x=1'],
    ['foreach 2:1 3'],
    ['round 2:1 3', 'i=7', 'foreach=round 1, the last', 'velocityCount=1', 'velocityHasNext=false'],
    ['print 2:20 3'],
    ['set 2:26 4', 'i=undefined', 'foreach=undefined', 'velocityCount=undefined', 'velocityHasNext=undefined'],
  ]);
  expect(changesAtEnd).toEqual([{ name: 'x', value: { kind: 'string', text: 'c' } }]);
});

it('sees what was put into a map or list', () => {
  const { steps } = record('#set($m = {})#set($m.k = [1])#set($ignored = $m.k.add(2))$m');
  expect(steps.map(({ changes }) => changes.map(({ name, value }) => [name, value?.kind, value?.text]))).toEqual([
    [],
    [['m', 'map', '{}']],
    [['m', 'map', '{k=[1]}']],
    [
      ['m', 'map', '{k=[1, 2]}'],
      ['ignored', 'boolean', 'true'],
    ],
  ]);
});

it('counts the rounds of each loop', () => {
  const { steps } = record('#foreach($i in [1..2])#foreach($j in [1..2])$j#end#end');
  expect(steps.filter(({ kind }) => kind === 'round').map(({ round }) => round)).toEqual([1, 1, 2, 2, 1, 2]);
});

it('keeps the text of strings and blocks apart from the output', () => {
  const { steps } = record('out#set($s = "in $s")#define($d)de$s#end$d');
  expect(steps.map(({ kind, outputLength, apart }) => [kind, outputLength, apart])).toEqual([
    ['text', 0, undefined],
    ['set', 3, undefined],
    ['text', 3, ''],
    ['print', 3, 'in '],
    ['define', 3, undefined],
    ['print', 3, undefined],
    ['text', 3, ''],
    ['print', 3, 'de'],
  ]);
});

it('does not render a block to show it', () => {
  const { output } = record('#set($n = 0)#define($d)#set($n = $n + 1)#end a b $n');
  expect(output).toBe(' a b 0');
});

it('ends with the error and what stood before it', () => {
  expect(record('ab#set($l = [])\n$l[3] c')).toMatchObject({
    output: 'ab',
    error: { kind: 'render', line: 2, column: 3 },
    steps: [{ kind: 'text' }, { kind: 'set' }, { kind: 'print' }],
  });
  expect(record('#if(')).toMatchObject({ steps: [], output: '', error: { kind: 'parse' } });
});

it('records so many steps and no more, and renders to the end', () => {
  const recording = record('#foreach($i in [1..100])$i,#end.', { maximumSteps: 10 });
  expect([recording.steps.length, recording.isCut, recording.output.endsWith('99,100,.')]).toEqual([10, true, true]);
});

it('cuts long values short, and those that hold themselves', () => {
  const source = `#set($s = "${'x'.repeat(50)}")#set($m = {"k": 1})#set($m.k = $m)#set($l = [1..1000])`;
  const { steps, changesAtEnd } = record(source, { previewCharacters: 20 });
  const changes = [...steps.flatMap((step) => step.changes), ...changesAtEnd];
  expect(changes.map(({ value }) => value?.text)).toEqual([
    `${'x'.repeat(20)}…`,
    '{k=1}',
    '{k={k={k={k={k={k={k…',
    '[1, 2, 3, 4, 5, 6, 7…',
  ]);
});
