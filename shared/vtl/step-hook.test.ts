import { expect, it } from 'vitest';
import type { TemplateStep } from './step-hook';
import { compileTemplate } from './template';
import { requestScope } from './test-rendering';

function stepsOf(source: string) {
  const steps: TemplateStep[] = [];
  const output = compileTemplate(source).render(requestScope().variables, { hook: (step) => steps.push(step) });
  return { steps, output };
}

it('announces each step with its place before it is executed', () => {
  const { steps, output } = stepsOf('a$x\n#set($x = 1)\n#if($x == 1)\n  b\n#end');
  expect(output).toBe('a\n  b\n');
  expect(
    steps.map(({ kind, line, column, end, outputLength }) => [kind, line, column, end.line, end.column, outputLength]),
  ).toEqual([
    ['text', 1, 1, 1, 2, 0],
    ['print', 1, 2, 1, 4, 1],
    ['text', 1, 4, 2, 1, 1],
    ['set', 2, 1, 3, 1, 2],
    ['if', 3, 1, 4, 1, 2],
    ['text', 4, 1, 5, 1, 2],
  ]);
});

it('announces conditions as they are asked, and each round of a loop', () => {
  const { steps } = stepsOf('#foreach($i in [1, 2])#if($i == 1)a#elseif($i == 2)b#end#end#define($d)c#end$d#stop');
  expect(steps.map((step) => step.kind)).toEqual([
    ...['foreach', 'round', 'if', 'text', 'round', 'if', 'elseif', 'text'],
    ...['define', 'print', 'text', 'stop'],
  ]);
});

it('shows the variables as they are at the step', () => {
  const seen: unknown[] = [];
  compileTemplate('#set($x = 1)#foreach($i in ["a", "b"])$i#end').render(requestScope().variables, {
    hook: ({ kind, scope }) => {
      if (kind === 'print') seen.push([scope.get('x'), scope.get('i'), scope.names(), scope.get('nope')]);
    },
  });
  const names = ['x', 'i', 'foreach', 'velocityCount', 'velocityHasNext'];
  expect(seen).toEqual([
    [1, 'a', names, undefined],
    [1, 'b', names, undefined],
  ]);
});

it('ends the rendering with what the hook throws', () => {
  const stop = new Error('stopped by the debugger');
  const template = compileTemplate('a$x');
  const render = () =>
    template.render(requestScope().variables, {
      hook: () => {
        throw stop;
      },
    });
  expect(render).toThrow(stop);
});

it('announces the statements of a double-quoted string at their place', () => {
  const { steps } = stepsOf('#set($x = "a$y")');
  expect(steps.map(({ kind, column }) => [kind, column])).toEqual([
    ['set', 1],
    ['text', 12],
    ['print', 13],
  ]);
});
