import { Script } from 'node:vm';
import fc from 'fast-check';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { viewRestApi } from '../../definition/api-view';
import { type Definition, type Entity, entityKey } from '../../definition/entities';
import { type Method, methodSchema } from '../../definition/rest/method';
import { generateJavascript } from './generate-javascript';

interface Given {
  readonly name?: string;
  readonly stageName?: string;
  readonly invokeUrl?: string;
  readonly models?: Readonly<Record<string, string>>;
  readonly methods: readonly (Partial<Method> & { readonly httpMethod: Method['httpMethod'] })[];
  /** The part below the root whose methods these are; the root unless given. */
  readonly pathPart?: string;
}

function generate({
  name = 'A',
  stageName = 'dev',
  invokeUrl = 'http://h/dev',
  models = {},
  methods,
  pathPart,
}: Given) {
  const resource = pathPart === undefined ? 'root' : 'below';
  const definition: Definition = new Map<ReturnType<typeof entityKey>, Entity>([
    [
      entityKey('rest-api', 'a'),
      {
        id: 'a',
        name,
        rootResourceId: 'root',
        protocol: 'REST',
        endpointConfiguration: { types: ['REGIONAL'] },
      } as Entity,
    ],
    [entityKey('resource', 'a', 'root'), { id: 'root' } as Entity],
    ...(pathPart === undefined
      ? []
      : [[entityKey('resource', 'a', 'below'), { id: 'below', parentId: 'root', pathPart } as Entity] as const]),
    ...methods.map(
      (method) => [entityKey('method', 'a', resource, method.httpMethod), methodSchema.parse(method)] as const,
    ),
    ...Object.entries(models).map(
      ([model, schema]) =>
        [
          entityKey('model', 'a', model),
          { id: model, name: model, schema, contentType: 'application/json' } as Entity,
        ] as const,
    ),
  ]);
  const view = viewRestApi(definition, 'a');
  if (view === undefined) throw new Error('no view');
  return generateJavascript(view, { stageName, invokeUrl, region: 'us-east-1' });
}

const text = ({ files }: ReturnType<typeof generate>, name: string) =>
  files.find(({ path }) => path === `apiGateway-js-sdk/${name}`)?.text ?? '';

/** Problems of reading the declarations. */
function typeProblems(source: string): string[] {
  const file = ts.createSourceFile('apigClient.d.ts', source, ts.ScriptTarget.ES2022, true);
  const { parseDiagnostics = [] } = file as unknown as { parseDiagnostics?: ts.DiagnosticWithLocation[] };
  return parseDiagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

it('lays the archive out as API Gateway does', () => {
  expect(generate({ methods: [{ httpMethod: 'GET' }] }).files.map(({ path }) => path)).toEqual([
    'apiGateway-js-sdk/apigClient.js',
    'apiGateway-js-sdk/apigClient.d.ts',
    'apiGateway-js-sdk/package.json',
    'apiGateway-js-sdk/README.md',
    'apiGateway-js-sdk/lib/url-template/url-template.js',
    'apiGateway-js-sdk/lib/apiGatewayCore/sigV4Client.js',
    'apiGateway-js-sdk/lib/apiGatewayCore/apiGatewayClient.js',
    'apiGateway-js-sdk/lib/apiGatewayCore/simpleHttpClient.js',
    'apiGateway-js-sdk/lib/apiGatewayCore/utils.js',
  ]);
});

it('leaves ANY out and says so, and writes no client where there is nothing else', () => {
  const generated = generate({ pathPart: '{proxy+}', methods: [{ httpMethod: 'ANY' }] });
  expect([generated.files.some(({ path }) => path.endsWith('apigClient.js')), text(generated, 'README.md')]).toEqual([
    false,
    '# JavaScript client of A, stage dev\n\nMethods with the verb ANY are not part of the client: `/{proxy+}`.\n',
  ]);
});

it('gives every function a name of its own, and no operation name takes that of another', () => {
  const { methods } = generate({
    methods: [
      { httpMethod: 'GET', operationName: 'rootPut' },
      { httpMethod: 'POST', operationName: 'Twice' },
      { httpMethod: 'PUT', operationName: 'twice' },
    ],
  });
  expect(methods.map(({ name, alias }) => [name, alias])).toEqual([
    ['rootGet', undefined],
    ['rootPost', 'twice'],
    ['rootPut', undefined],
  ]);
});

it('types parameters, bodies and answers by the method and its models', () => {
  const models = {
    Pet: '{"type":"object","required":["id"],"properties":{"id":{"type":"integer"},"kind":{"enum":["dog","cat"]},"friends":{"$ref":"https://apigateway.amazonaws.com/restapis/a/models/Pets"}}}',
    Pets: '{"type":"array","items":{"$ref":"https://apigateway.amazonaws.com/restapis/a/models/Pet"}}',
    Loop: '{"$ref":"#/definitions/x","definitions":{"x":{"type":"object","properties":{"x":{"$ref":"#/definitions/x"}}}}}',
    Broken: '{',
  };
  const source = text(
    generate({
      pathPart: '{petId}',
      models,
      methods: [
        {
          httpMethod: 'PUT',
          operationName: 'constructor',
          requestParameters: { 'method.request.querystring.dry-run': false, 'method.request.header.X-Who': true },
          requestModels: { 'application/json': 'Pet' },
          methodResponses: { '200': { statusCode: '200', responseModels: { 'application/json': 'Pets' } } },
        },
      ],
    }),
    'apigClient.d.ts',
  );
  const signature =
    '(params: { "petId": Parameter; "dry-run"?: Parameter; "X-Who": Parameter }, body?: Models["Pet"] | string | ArrayBuffer | ArrayBufferView, additionalParams?: AdditionalParameters): Promise<Answer<Models["Pets"]>>;';
  expect(source).toContain(`    "petIdPut"${signature}\n`);
  expect(source).toContain(`    "constructor"${signature}\n`);
  expect(source).toContain(
    '"Pet": { readonly "id": number; readonly "kind"?: "dog" | "cat"; readonly "friends"?: Models["Pets"] };',
  );
  expect(source).toContain('"Broken": unknown;');
  expect(typeProblems(source)).toEqual([]);
});

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '__proto__',
    'constructor',
    "'); alert(1); ('",
    '"',
    '\\',
    '*/',
    '</script>',
    '\u2028',
    '`${1}`',
    '\ud800',
    '$&',
    '取得',
  ),
);

it('writes files that parse, whatever the names are', () => {
  const parameters = fc
    .array(fc.tuple(fc.constantFrom('querystring', 'header', 'path'), hostile, fc.boolean()))
    .map((rows) =>
      Object.fromEntries(rows.map(([place, name, isRequired]) => [`method.request.${place}.${name}`, isRequired])),
    );
  const schema = hostile.map((name) => JSON.stringify({ type: 'object', properties: { [name]: { enum: [name] } } }));
  fc.assert(
    fc.property(
      hostile,
      hostile,
      hostile,
      parameters,
      schema,
      hostile,
      (name, operationName, part, given, model, modelName) => {
        const method = {
          httpMethod: 'POST',
          operationName,
          requestParameters: given,
          requestModels: { [part]: modelName },
        } as const;
        const generated = generate({
          name,
          stageName: part,
          pathPart: `{${part}}`,
          methods: [method],
          models: { [modelName]: model },
        });
        for (const { path, text: source } of generated.files) if (path.endsWith('.js')) new Script(source);
        expect(typeProblems(text(generated, 'apigClient.d.ts'))).toEqual([]);
      },
    ),
    { numRuns: 60 },
  );
});
