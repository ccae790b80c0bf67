// Situations in which the gateway answers by itself, for cases about how it does.
import type { CaseEndpoint, CaseRequest, CaseStage, ConformanceCase } from '../conformance-case';
import { http, mock, parameters } from '../operations';

/** A situation in which the gateway answers by itself. */
export interface Situation {
  readonly paths: ConformanceCase['paths'];
  readonly document?: Readonly<Record<string, unknown>>;
  readonly stage?: CaseStage;
  readonly endpoint?: CaseEndpoint;
  readonly request: CaseRequest;
  readonly before?: readonly CaseRequest[];
}

const get: CaseRequest = { path: '/dev/x' };
const validated = (more: object) => ({
  'x-amazon-apigateway-request-validator': 'all',
  ...more,
});
const validators = {
  'x-amazon-apigateway-request-validators': { all: { validateRequestParameters: true, validateRequestBody: true } },
};

export const unknownPath: Situation = {
  paths: { '/pets/{id}': { get: mock('pet') } },
  request: { path: '/dev/unknown' },
};
export const silentEndpoint: Situation = {
  paths: { '/x': { get: http({ timeoutInMillis: 50 }) } },
  endpoint: { fault: 'silent' },
  request: get,
};
export const refusingEndpoint: Situation = {
  paths: { '/x': { get: http() } },
  endpoint: { fault: 'refuses' },
  request: get,
};
export const invalidEndpoint: Situation = {
  paths: { '/x': { get: http({ uri: 'http://${stageVariables.none}/' }) } },
  request: get,
};
export const missingParameter: Situation = {
  paths: { '/x/{id}': { get: mock('x', { more: validated(parameters('path id', 'query q!')) }) } },
  document: validators,
  request: { path: '/dev/x/7?other=1', headers: [['X-H', 'header']] },
};
export const invalidBody: Situation = {
  paths: {
    '/x': {
      post: mock('x', {
        more: validated({
          requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Note' } } } },
        }),
      }),
    },
  },
  document: { ...validators, components: { schemas: { Note: { type: 'object', required: ['NoteId'] } } } },
  request: { method: 'POST', path: '/dev/x', body: '{}' },
};
export const unsupportedType: Situation = {
  paths: { '/x': { post: http({ httpMethod: 'POST', passthroughBehavior: 'never' }) } },
  request: { method: 'POST', path: '/dev/x', body: 'x' },
};
export const spentBurst: Situation = {
  paths: { '/x': { get: mock('x') } },
  stage: { methodSettings: { '*/*': { throttlingBurstLimit: 1, throttlingRateLimit: 0.001 } } },
  before: [get],
  request: get,
};
export const missingKey: Situation = {
  paths: { '/x': { get: mock('x', { more: { security: [{ api_key: [] }] } }) } },
  document: { components: { securitySchemes: { api_key: { type: 'apiKey', name: 'x-api-key', in: 'header' } } } },
  request: get,
};
export const missingSignature: Situation = {
  paths: { '/x': { get: mock('x', { more: { 'x-amazon-apigateway-auth': { type: 'AWS_IAM' } } }) } },
  request: get,
};
export const missingToken: Situation = {
  paths: { '/x': { get: mock('x', { more: { security: [{ token: [] }] } }) } },
  document: {
    components: {
      securitySchemes: {
        token: {
          type: 'apiKey',
          name: 'Authorization',
          in: 'header',
          'x-amazon-apigateway-authtype': 'custom',
          'x-amazon-apigateway-authorizer': {
            type: 'token',
            authorizerUri:
              'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:auth/invocations',
          },
        },
      },
    },
  },
  request: get,
};
export const silentPolicy: Situation = {
  paths: { '/x': { get: mock('x') } },
  document: {
    'x-amazon-apigateway-policy': {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/dev/GET/other' },
      ],
    },
  },
  request: get,
};
