// Authorizers, policies and answers that cases about Lambda authorizers are made of.
import type { CaseRequest } from '../conformance-case';
import { invocationArn } from '../operations';

/** GET `/dev/x` with a token of 15 characters. */
export const withToken: CaseRequest = { path: '/dev/x', headers: [['Authorization', 'Bearer t0-12345']] };

export const authorizerError = {
  status: 500,
  body: '{"message":null}',
  headers: { 'x-amzn-ErrorType': 'AuthorizerConfigurationException' },
} as const;

/** A document with a TOKEN authorizer `guard` on the function `auth`. */
export function tokenAuthorizer(members: object = {}, otherSchemes: object = {}, header = 'Authorization') {
  return withAuthorizer({ type: 'token', ...members }, header, otherSchemes);
}

/** A document with a REQUEST authorizer `guard` on the function `auth`. */
export function requestAuthorizer(members: object = {}) {
  return withAuthorizer({ type: 'request', ...members }, 'Unused', {});
}

function withAuthorizer(members: object, name: string, otherSchemes: object) {
  const guard = {
    type: 'apiKey',
    name,
    in: 'header',
    'x-amazon-apigateway-authtype': 'custom',
    'x-amazon-apigateway-authorizer': {
      authorizerUri: invocationArn('arn:aws:lambda:us-east-1:123456789012:function:auth'),
      ...members,
    },
  };
  return { components: { securitySchemes: { guard, ...otherSchemes } } };
}

/** A policy of one statement. */
export function policyOf(effect: 'Allow' | 'Deny', resource: string, condition?: object): object {
  const statement = { Action: 'execute-api:Invoke', Effect: effect, Resource: resource };
  return { Version: '2012-10-17', Statement: [{ ...statement, ...(condition && { Condition: condition }) }] };
}

export const denyingPolicy = policyOf('Deny', '*');

/** A function that lets in the user `user` everywhere. */
export function allowing(context?: object): { readonly returns: Readonly<Record<string, unknown>> } {
  const policyDocument = policyOf('Allow', '*');
  return { returns: { principalId: 'user', policyDocument, ...(context && { context }) } };
}
