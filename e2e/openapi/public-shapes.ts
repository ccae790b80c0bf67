// Documents shaped like the large public APIs people import: payments, maps, chat, commerce; each of 100 operations
// and more, with their habits (nested resources, search with many parameters, shared errors, webhooks as callbacks).

interface Shape {
  readonly title: string;
  readonly format: 'oas30' | 'swagger';
  /** Collection → collections inside one of its items. */
  readonly collections: Readonly<Record<string, readonly string[]>>;
  /** Verbs on an item beside reading, changing and deleting: `POST /payments/{id}/capture`. */
  readonly actions: readonly string[];
  readonly security: 'key' | 'pool' | 'lambda' | 'iam';
}

/** The shapes by name. */
export const publicShapes: Readonly<Record<string, Shape>> = {
  payments: {
    title: 'Money in and out',
    format: 'oas30',
    collections: {
      charges: ['refunds', 'disputes'],
      customers: ['cards', 'addresses', 'subscriptions'],
      invoices: ['lines'],
      payouts: [],
      plans: ['prices'],
      balances: ['entries', 'holds'],
    },
    actions: ['capture', 'cancel', 'confirm'],
    security: 'key',
  },
  maps: {
    title: 'Where things are',
    format: 'swagger',
    collections: {
      places: ['photos', 'reviews', 'hours'],
      routes: ['legs', 'tolls'],
      tiles: [],
      areas: ['borders', 'places'],
      layers: ['styles'],
      devices: ['positions', 'alarms'],
    },
    actions: ['nearby', 'export'],
    security: 'iam',
  },
  chat: {
    title: 'People talking',
    format: 'oas30',
    collections: {
      channels: ['members', 'messages', 'pins', 'topics'],
      users: ['devices', 'presence', 'contacts'],
      files: ['shares'],
      bots: ['commands'],
      calls: ['participants'],
    },
    actions: ['archive', 'mute', 'invite'],
    security: 'lambda',
  },
  commerce: {
    title: 'Things for sale',
    format: 'swagger',
    collections: {
      products: ['variants', 'images', 'reviews'],
      orders: ['items', 'shipments', 'payments'],
      carts: ['lines', 'coupons'],
      customers: ['addresses', 'wishes'],
      warehouses: ['stocks'],
    },
    actions: ['publish', 'withdraw', 'copy'],
    security: 'pool',
  },
};

type Operation = Readonly<Record<string, unknown>>;

/** The document of a shape. */
export function documentOf(shape: Shape): object {
  const isSwagger = shape.format === 'swagger';
  const paths: [string, Operation][] = [];
  for (const [collection, inner] of Object.entries(shape.collections)) {
    const item = `/${collection}/{${singular(collection)}Id}`;
    paths.push(...collectionPaths(shape, `/${collection}`, collection));
    for (const action of shape.actions)
      paths.push([`${item}/${action}`, { post: operation(shape, 'post', collection) }]);
    for (const name of inner) paths.push(...collectionPaths(shape, `${item}/${name}`, name));
  }
  const names = [...new Set(Object.entries(shape.collections).flatMap(([name, inner]) => [name, ...inner]))];
  const schemas = Object.fromEntries([
    ...names.map((name) => [modelName(name), schemaOf(shape, name, names)]),
    problem,
  ]);
  const schemes = { caller: schemeOf(shape) };
  const base = { info: { title: shape.title, version: '2024-01-01' }, paths: Object.fromEntries(paths) };
  return isSwagger
    ? { swagger: '2.0', ...base, definitions: schemas, securityDefinitions: schemes }
    : { openapi: '3.0.2', ...base, components: { schemas, securitySchemes: schemes } };
}

const problem = [
  'Problem',
  { type: 'object', required: ['code'], properties: { code: { type: 'string' }, message: { type: 'string' } } },
] as const;

function collectionPaths(shape: Shape, path: string, name: string): [string, Operation][] {
  return [
    [path, { get: operation(shape, 'get', name, true), post: operation(shape, 'post', name) }],
    [
      `${path}/{${singular(name)}Id}`,
      {
        get: operation(shape, 'get', name),
        put: operation(shape, 'put', name),
        patch: operation(shape, 'patch', name),
        delete: operation(shape, 'delete', name),
      },
    ],
  ];
}

function operation(shape: Shape, verb: string, name: string, isList = false): Operation {
  const isSwagger = shape.format === 'swagger';
  const reference = { $ref: `#/${isSwagger ? 'definitions' : 'components/schemas'}/${modelName(name)}` };
  const wrong = { $ref: `#/${isSwagger ? 'definitions' : 'components/schemas'}/Problem` };
  const text = isSwagger ? { type: 'string' } : { schema: { type: 'string' } };
  const hasBody = verb === 'post' || verb === 'put' || verb === 'patch';
  const query = isList ? ['cursor', 'limit', 'order', 'since', 'until'] : [];
  const body = { in: 'body', name: modelName(name), required: true, schema: reference };
  const parameters = [
    ...query.map((parameter) => ({ name: parameter, in: 'query', description: `The ${parameter}`, ...text })),
    ...(isSwagger && hasBody ? [body] : []),
  ];
  const payload = (schema: object) => (isSwagger ? { schema } : { content: { 'application/json': { schema } } });
  return {
    summary: `${verb} ${name}`,
    tags: [name],
    ...(parameters.length > 0 && { parameters }),
    ...(hasBody && !isSwagger && { requestBody: { required: true, ...payload(reference) } }),
    responses: {
      '200': { description: `The ${name}`, headers: { 'X-Calls-Left': text }, ...payload(reference) },
      '404': { description: 'Not there', ...payload(wrong) },
    },
    security: [{ caller: shape.security === 'pool' ? [`${name}/${verb}`] : [] }],
    'x-amazon-apigateway-integration': {
      type: 'aws_proxy',
      httpMethod: 'POST',
      uri: `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:${name}/invocations`,
    },
  };
}

/** Every second schema points on to the next one, the last to the first: a circle through all of them. */
function schemaOf(shape: Shape, name: string, names: readonly string[]): object {
  const next = names[(names.indexOf(name) + 1) % names.length] ?? name;
  const reference = `#/${shape.format === 'swagger' ? 'definitions' : 'components/schemas'}/${modelName(next)}`;
  return {
    type: 'object',
    required: ['id'],
    properties: {
      id: { type: 'string', pattern: `^${name.slice(0, 2)}_[a-z0-9]+$` },
      created: { type: 'string', format: 'date-time' },
      amount: { type: 'integer', minimum: 0 },
      next: { $ref: reference },
    },
    description: `One of the ${name}`,
  };
}

function schemeOf({ security }: Shape): object {
  const header = { type: 'apiKey', in: 'header' };
  if (security === 'key') return { ...header, name: 'x-api-key' };
  if (security === 'iam') return { ...header, name: 'Authorization', 'x-amazon-apigateway-authtype': 'awsSigv4' };
  const authorizer =
    security === 'pool'
      ? { type: 'cognito_user_pools', providerARNs: ['arn:aws:cognito-idp:us-east-1:1:userpool/us-east-1_a'] }
      : { type: 'token', authorizerUri: 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/f/invocations' };
  const authtype = security === 'pool' ? 'cognito_user_pools' : 'custom';
  return {
    ...header,
    name: 'Authorization',
    'x-amazon-apigateway-authtype': authtype,
    'x-amazon-apigateway-authorizer': authorizer,
  };
}

function singular(name: string): string {
  return name.replace(/s$/, '');
}

function modelName(name: string): string {
  const one = singular(name);
  return `${one.slice(0, 1).toUpperCase()}${one.slice(1)}`;
}
