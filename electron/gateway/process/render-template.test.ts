import { expect, it } from 'vitest';
import type { TemplateInvocation } from './messages';
import { evaluateInTemplate, recordTemplate, renderTemplate } from './render-template';

const sample: TemplateInvocation = {
  template: '$input.params("id") $context.stage $stageVariables.shop $input.path("$.a")',
  body: '{"a": 1}',
  params: { path: { id: '7' }, querystring: {}, header: {} },
  context: { stage: 'dev' },
  stageVariables: { shop: 'eu' },
};

it('renders against the sample', () => {
  expect(renderTemplate(sample)).toEqual({ output: '7 dev eu 1' });
});

it('says where a template fails', () => {
  expect(renderTemplate({ ...sample, template: 'ok\n#if(' })).toMatchObject({ error: { line: 2 } });
});

it('ends a template that runs away', () => {
  const loop = `${'#foreach($i in [1..1000])'.repeat(4)}x${'#end'.repeat(4)}`;
  expect(renderTemplate({ ...sample, template: loop })).toMatchObject({ error: { message: expect.any(String) } });
});

it('records the steps of a template, and what is worth what at one of them', () => {
  const invocation = { ...sample, template: '#set($id = $input.params("id"))$id' };
  expect(recordTemplate(invocation)).toMatchObject({ output: '7', steps: [{ kind: 'set' }, { kind: 'print' }] });
  expect(evaluateInTemplate({ invocation, step: 1, expressions: ['$id', '$context.stage'] })).toEqual([
    { value: { kind: 'string', text: '7' } },
    { value: { kind: 'string', text: 'dev' } },
  ]);
});

it('a recording of a template that runs away is short and says why', () => {
  const loop = `${'#foreach($i in [1..1000])'.repeat(4)}x${'#end'.repeat(4)}`;
  const { steps, isCut, error } = recordTemplate({ ...sample, template: loop });
  expect([steps.length <= 2_000, isCut, error?.kind]).toEqual([true, true, 'limit']);
});
