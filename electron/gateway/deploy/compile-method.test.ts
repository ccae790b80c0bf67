import fc from 'fast-check';
import { expect, it } from 'vitest';
import { restMethodSteps } from '../chains/rest-method-steps';
import { openExchange, runSteps } from '../context/exchange-for-tests';
import type { CompileProblem } from '../process/messages';
import { methodCompiler } from './compile-method';

const anyText = fc.oneof(
  fc.string(),
  fc
    .array(
      fc.constantFrom(
        '$',
        '#',
        '{',
        '}',
        '(',
        ')',
        '[',
        ']',
        "'",
        '"',
        '\\',
        '*',
        '+',
        '?',
        '.',
        'a',
        'context.',
        '#if(',
        '#end',
        '$input',
        '{"type":',
      ),
      {
        maxLength: 10,
      },
    )
    .map((parts) => parts.join('')),
);

const invocationArns = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/';

it('compiles any texts without throwing, and every request gets an answer or a refusal', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyText,
      anyText,
      anyText,
      anyText,
      fc.constantFrom('MOCK', 'HTTP', 'HTTP_PROXY', 'AWS', 'AWS_PROXY'),
      async (a, b, c, d, type) => {
        const { exchange } = openExchange({
          models: { M: a },
          validates: { body: true, parameters: true },
          body: b,
          query: c,
          method: {
            requestModels: { 'text/plain': 'M', [a]: 'M' },
            requestParameters: { [`method.request.header.${b}`]: false, [c]: true },
            integration: {
              type: type as 'MOCK',
              uri: type.startsWith('AWS') ? `${invocationArns}${d}/invocations` : `http://h/${d}`,
              httpMethod: 'POST',
              requestTemplates: { 'application/json': a, [b]: c },
              requestParameters: { [`integration.request.header.${c}`]: a, 'integration.request.path.p': b },
              integrationResponses: {
                200: {
                  statusCode: '200',
                  selectionPattern: a,
                  responseTemplates: { [c]: b },
                  responseParameters: { [d]: c },
                },
                500: { statusCode: '500', selectionPattern: b, responseParameters: { 'method.response.header.X': d } },
                404: { statusCode: '404' },
              },
            },
          },
        });
        const { refused, status } = await runSteps(restMethodSteps, exchange);
        expect(refused === undefined ? typeof status : typeof refused[0]).toBe(
          refused === undefined ? 'number' : 'string',
        );
      },
    ),
    { numRuns: 300 },
  );
});

it('compiles a text that several methods have once', () => {
  const { exchange } = openExchange({
    method: { integration: { requestTemplates: { 'application/json': '$broken[', 'text/plain': '$broken[' } } },
  });
  const { view } = exchange.deployment;
  const resource = view.resources.get('res123');
  const method = resource?.methods.get('POST');
  if (resource === undefined || method === undefined) throw new Error('no method');
  const problems: CompileProblem[] = [];
  const compile = methodCompiler(view, problems);
  const [first, second] = [compile(resource, method), compile(resource, method)];
  const failures = [first, second].map(({ integrationRequest }) => {
    try {
      integrationRequest.templates.byType.get('text/plain')?.render({} as never);
      return 'rendered';
    } catch (thrown) {
      return thrown;
    }
  });
  expect(failures[0]).toBeInstanceOf(Error);
  expect(failures[0]).toBe(failures[1]);
  expect(problems.map(({ path }) => path)).toEqual([
    'methodIntegration.requestTemplates.application/json',
    'methodIntegration.requestTemplates.text/plain',
    'methodIntegration.requestTemplates.application/json',
    'methodIntegration.requestTemplates.text/plain',
  ]);
});
