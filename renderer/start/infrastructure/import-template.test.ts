import { expect, it } from 'vitest';
import { isTemplate, stackNameOf, suggestedFills, unanswered } from './import-template';

it('tells templates from documents, broken ones by how they begin', async () => {
  const texts = [
    'AWSTemplateFormatVersion: "2010-09-09"\nResources: {}',
    'Transform: AWS::Serverless-2016-10-31\nResources:\n  F: { Type: AWS::Serverless::Function }',
    '{"format_version": "1.2", "planned_values": {"root_module": {}}}',
    'Resources:\n  - [',
    'openapi: 3.0.1\npaths: {}',
    '{"swagger": "2.0"}',
    'openapi: [',
  ];
  const answers = await Promise.all(texts.map((text) => isTemplate({ fileName: '', text })));
  expect(answers).toEqual([true, true, true, true, false, false, false]);
});

it('calls a stack after its file', () => {
  expect(['orders.template.json', 'my shop.yaml', '2024_shop.yml', '', '.yaml'].map(stackNameOf)).toEqual([
    'orders',
    'my-shop',
    'shop',
    undefined,
    undefined,
  ]);
});

it('starts with the suggestions and names what is still to be answered', () => {
  const fills = [
    { place: 'Parameters.Stage', wants: 'a text', suggestion: 'dev', usedAt: [] },
    { place: 'ImportValue.vpc', wants: 'a text', usedAt: [] },
  ];
  const answers = suggestedFills(fills);
  expect([
    [...answers],
    unanswered(fills, answers),
    unanswered(fills, new Map([...answers, ['ImportValue.vpc', 'v']])),
  ]).toEqual([
    [
      ['Parameters.Stage', 'dev'],
      ['ImportValue.vpc', ''],
    ],
    ['ImportValue.vpc'],
    [],
  ]);
});
