// Models of imported documents: order, references, generated names, hostile schemas.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { viewRestApi } from '../../definition/api-view';
import { refusalOf } from '../../definition/edits/edit-fixtures';
import { importDocument, okOperation, testOptions } from '../openapi-fixtures';
import { type ImportedApi, importOpenApi } from './import-openapi';

const read = (name: string) => importOpenApi(readFileSync(`${__dirname}/../fixtures/${name}`, 'utf8'), testOptions());
const modelsOf = ({ entities, apiId }: ImportedApi) => viewRestApi(entities, apiId)?.models ?? new Map();
const compact = (text: string | undefined) => JSON.stringify(JSON.parse(text ?? 'null'));

it('writes OpenAPI 3.0 schemas anew, in the recorded order', () => {
  const person = {
    type: 'object',
    description: 'Random person schema.',
    properties: {
      name: { type: 'string', description: 'Random property' },
      b: { type: 'number' },
      house: { $ref: '#/components/schemas/House' },
    },
    required: ['name', 'b'],
  };
  const imported = importDocument({ components: { schemas: { Person: person, House: { type: 'object' } } } });
  const model = modelsOf(imported).get('Person');
  expect(compact(model?.schema)).toBe(
    `{"required":["b","name"],"type":"object","properties":{"name":{"type":"string","description":"Random property"},"b":{"type":"number"},"house":{"$ref":"https://apigateway.amazonaws.com/restapis/${imported.apiId}/models/House"}},"description":"Random person schema."}`,
  );
  expect(model).toMatchObject({ description: 'Random person schema.', contentType: 'application/json' });
});

it('keeps the key order of Swagger 2.0 schemas', () => {
  const imported = read('petstore-swagger.json');
  expect(compact(modelsOf(imported).get('Pet')?.schema)).toBe(
    `{"type":"object","properties":{"id":{"type":"string"},"type":{"$ref":"https://apigateway.amazonaws.com/restapis/${imported.apiId}/models/PetType"},"price":{"type":"number"}}}`,
  );
});

it('keeps circular references and minItems', () => {
  const imported = read('inline-schemas.json');
  const url = `https://apigateway.amazonaws.com/restapis/${imported.apiId}/models`;
  expect(compact(modelsOf(imported).get('Order')?.schema)).toBe(
    `{"type":"object","properties":{"id":{"type":"string"},"parent":{"$ref":"${url}/Order"},"lines":{"minItems":1,"type":"array","items":{"$ref":"${url}/Line"}}}}`,
  );
});

it('makes one generated model for equal inline schemas', () => {
  const imported = read('inline-schemas.json');
  const view = viewRestApi(imported.entities, imported.apiId);
  const bodies = [...(view?.resources.values() ?? [])].flatMap(({ methods }) =>
    Object.values(methods.get('POST')?.requestModels ?? {}),
  );
  expect(bodies).toHaveLength(2);
  expect(bodies[0]).toMatch(/^MODEL[0-9a-f]{6}$/);
  expect(bodies[1]).toBe(bodies[0]);
  expect([...modelsOf(imported).keys()].filter((name) => name.startsWith('MODEL'))).toHaveLength(2);
});

it('leaves a primitive response schema out with a warning', () => {
  const { losses } = read('inline-schemas.json');
  expect(losses.filter(({ severity }) => severity === 'warning')).toEqual([
    {
      severity: 'warning',
      place: 'paths./orders.post.responses.400.content.text/plain.schema',
      message:
        "Ignoring response model for 400 response on method 'POST /orders' because: Inline schemas of type string are not supported",
    },
  ]);
});

it('refuses model names that are not alphanumeric and unknown body models', () => {
  const body = { content: { 'application/json': { schema: { $ref: '#/components/schemas/Foo' } } } };
  const refusal = refusalOf(() =>
    importDocument({
      components: { schemas: { 'my-model': { type: 'object' } } },
      paths: { '/x': { get: { ...okOperation, requestBody: body } } },
    }),
  );
  expect(refusal?.message).toBe(
    [
      'Errors found during import:',
      "Unable to create model for 'my-model': Model name must be alphanumeric: my-model",
      "Unable to put method 'GET' on resource at path '/x': Invalid model identifier specified: Foo",
    ].join('\n\t'),
  );
});

describe('references inside schemas', () => {
  const schemaOf = (schemas: object) => {
    const imported = importDocument({ components: { schemas } });
    return { schema: JSON.parse(modelsOf(imported).get('A')?.schema ?? 'null'), losses: imported.losses };
  };

  it('to parts of other models take the part’s place', () => {
    const { schema } = schemaOf({
      A: { properties: { size: { $ref: '#/components/schemas/B/properties/size' } } },
      B: { properties: { size: { type: 'integer' } } },
    });
    expect(schema).toEqual({ properties: { size: { type: 'integer' } } });
  });

  it('that run in circles, lead outside or nowhere are left out with a warning', () => {
    const { schema, losses } = schemaOf({
      A: {
        properties: {
          again: { $ref: '#/components/schemas/A/properties/again' },
          file: { $ref: 'file:///etc/passwd' },
          host: { $ref: 'https://example.com/schema.json' },
          gone: { $ref: '#/components/schemas/Gone' },
        },
      },
    });
    expect(schema).toEqual({ properties: { again: {}, file: {}, host: {}, gone: {} } });
    expect(losses.map(({ severity }) => severity)).toEqual(['warning', 'warning', 'warning', 'warning']);
  });

  it('that unfold without end stop at a bound', () => {
    const link = (at: number) => ({ $ref: `#/x-parts/p${at}` });
    const parts = Object.fromEntries(
      Array.from({ length: 30 }, (_, at) => [`p${at}`, { allOf: [link(at + 1), link(at + 1)] }]),
    );
    const imported = importDocument({ components: { schemas: { A: link(0) } }, 'x-parts': parts });
    expect(imported.losses.some(({ message }) => message.includes('unfolds too far'))).toBe(true);
    expect((modelsOf(imported).get('A')?.schema ?? '').length).toBeLessThan(20_000_000);
  });

  it('in examples and in names of properties are plain text', () => {
    const { schema } = schemaOf({
      A: { type: 'object', properties: { $ref: { type: 'string' } }, example: { $ref: '#/nowhere' } },
    });
    expect(schema).toEqual({
      type: 'object',
      properties: { $ref: { type: 'string' } },
      example: { $ref: '#/nowhere' },
    });
  });
});

it('says which kept keywords are not enforced', () => {
  const { losses } = importDocument({
    components: { schemas: { A: { type: 'object', properties: { b: { default: 1, nullable: true } } } } },
  });
  expect(losses).toEqual([
    {
      severity: 'info',
      place: 'components.schemas.A',
      message: 'Kept in the schema, but API Gateway does not enforce: default, nullable.',
    },
  ]);
});

it('never writes into a prototype', () => {
  const text =
    '{"openapi":"3.0.1","info":{"title":"x","version":"1"},"paths":{"/__proto__":{"get":{"responses":{}}}},"components":{"schemas":{"__proto__":{"polluted":true}}}}';
  expect(refusalOf(() => importOpenApi(text, testOptions()))?.message).toContain('Model name must be alphanumeric');
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});
