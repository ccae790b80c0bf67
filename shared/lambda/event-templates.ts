// Events to begin a test event with, named as in the Lambda console.

export interface EventTemplate {
  /** As `gatehouse functions invoke --event` takes it. */
  readonly name: string;
  readonly title: string;
  readonly event: unknown;
}

const identity = {
  cognitoIdentityPoolId: null,
  accountId: null,
  cognitoIdentityId: null,
  caller: null,
  accessKey: null,
  sourceIp: '127.0.0.1',
  cognitoAuthenticationType: null,
  cognitoAuthenticationProvider: null,
  userArn: null,
  userAgent: 'curl/8.5.0',
  user: null,
};

const proxy = {
  resource: '/orders/{id}',
  path: '/orders/1',
  httpMethod: 'GET',
  headers: { Accept: '*/*', Host: 'a1b2c3d4e5.execute-api.us-east-1.amazonaws.com' },
  multiValueHeaders: { Accept: ['*/*'], Host: ['a1b2c3d4e5.execute-api.us-east-1.amazonaws.com'] },
  queryStringParameters: { name: 'me' },
  multiValueQueryStringParameters: { name: ['me'] },
  pathParameters: { id: '1' },
  stageVariables: null,
  requestContext: {
    resourceId: 'abc123',
    resourcePath: '/orders/{id}',
    httpMethod: 'GET',
    extendedRequestId: 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef',
    requestTime: '09/Apr/2026:12:34:56 +0000',
    path: '/dev/orders/1',
    accountId: '000000000000',
    protocol: 'HTTP/1.1',
    stage: 'dev',
    domainPrefix: 'a1b2c3d4e5',
    requestTimeEpoch: 1775738096000,
    requestId: 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef',
    identity,
    domainName: 'a1b2c3d4e5.execute-api.us-east-1.amazonaws.com',
    deploymentId: 'd1e2f3',
    apiId: 'a1b2c3d4e5',
  },
  body: null,
  isBase64Encoded: false,
};

const httpProxy = {
  version: '2.0',
  routeKey: '$default',
  rawPath: '/orders/1',
  rawQueryString: 'name=me',
  headers: { accept: '*/*', host: 'a1b2c3d4e5.execute-api.us-east-1.amazonaws.com' },
  queryStringParameters: { name: 'me' },
  requestContext: {
    accountId: '000000000000',
    apiId: 'a1b2c3d4e5',
    domainName: 'a1b2c3d4e5.execute-api.us-east-1.amazonaws.com',
    domainPrefix: 'a1b2c3d4e5',
    http: {
      method: 'GET',
      path: '/orders/1',
      protocol: 'HTTP/1.1',
      sourceIp: '127.0.0.1',
      userAgent: 'curl/8.5.0',
    },
    requestId: 'JKJaXmPLvHcESHA=',
    routeKey: '$default',
    stage: '$default',
    time: '09/Apr/2026:12:34:56 +0000',
    timeEpoch: 1775738096000,
  },
  isBase64Encoded: false,
};

/** The templates, the one most wanted here first. */
export const eventTemplates: readonly EventTemplate[] = [
  { name: 'apigateway-aws-proxy', title: 'API Gateway AWS Proxy', event: proxy },
  { name: 'apigateway-http-api-proxy', title: 'API Gateway HTTP API', event: httpProxy },
  {
    name: 'apigateway-authorizer',
    title: 'API Gateway Authorizer',
    event: {
      type: 'TOKEN',
      authorizationToken: 'allow',
      methodArn: 'arn:aws:execute-api:us-east-1:000000000000:a1b2c3d4e5/dev/GET/orders',
    },
  },
  { name: 'hello-world', title: 'hello-world', event: { key1: 'value1', key2: 'value2', key3: 'value3' } },
];

/** The event of a template as JSON text, ready to edit. */
export function eventTemplateText({ event }: EventTemplate): string {
  return JSON.stringify(event, null, 2);
}
