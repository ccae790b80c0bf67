import { expect, it } from 'vitest';
import type { TemplateInvocation } from './messages';
import { renderTemplate } from './render-template';

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
