// The API as a Postman collection (v2.1): one folder per resource, one request per method.
// https://schema.postman.com/json/collection/v2.1.0/docs/index.html
import type { ResourceView } from '../../definition/api-view';
import { isGreedyPart, variableName } from '../../definition/naming';
import { own } from '../../definition/records';
import type { Method } from '../../definition/rest/method';
import type { DocumentObject } from './document-object';
import type { ExportContext } from './export-context';

/** The collection; its address is that of `document`, secrets are variables to fill in. */
export function postmanCollection(context: ExportContext, document: DocumentObject): DocumentObject {
  const { api } = context.view;
  return {
    info: {
      name: api.name,
      ...(api.description !== undefined && { description: api.description }),
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    item: [...context.view.resources.values()]
      .filter(({ methods }) => methods.size > 0)
      .map((resource) => ({
        name: resource.path,
        item: [...resource.methods.values()].map((method) => requestOf(context, resource, method)),
      })),
    variable: [{ key: 'baseUrl', value: addressIn(document) }],
  };
}

function addressIn(document: DocumentObject): string {
  const servers = own(document, 'servers') as readonly DocumentObject[] | undefined;
  const variables = servers?.[0]?.variables as { readonly basePath?: { readonly default?: string } } | undefined;
  if (servers !== undefined) {
    return String(servers[0]?.url)
      .replace('{basePath}', variables?.basePath?.default ?? '')
      .replace(/\/$/, '');
  }
  const [scheme = 'https'] = (own(document, 'schemes') as readonly string[] | undefined) ?? [];
  return `${scheme}://${String(own(document, 'host'))}${String(own(document, 'basePath') ?? '')}`;
}

function requestOf(context: ExportContext, { path }: ResourceView, method: Method): DocumentObject {
  const { httpMethod, operationName, requestModels = {} } = method;
  const [contentType] = Object.keys(requestModels);
  const names = parametersOf(method);
  const parts = path.split('/').filter((part) => part !== '');
  // Postman writes variables of a path with a colon; it has no greedy ones.
  const segments = parts.map((part) => (variableName(part) === undefined ? part : `:${variableName(part)}`));
  const variables = parts.flatMap((part) => {
    const key = variableName(part);
    return key === undefined ? [] : [{ key, value: '', ...(isGreedyPart(part) && { description: 'Any path' }) }];
  });
  const query = names.filter(({ place }) => place === 'querystring').map(toggled);
  const headers = names.filter(({ place }) => place === 'header').map(toggled);
  const typed = contentType === undefined ? [] : [{ key: 'Content-Type', value: contentType }];
  return {
    name: operationName ?? `${httpMethod} ${path}`,
    request: {
      method: httpMethod === 'ANY' ? 'GET' : httpMethod,
      ...(method.authorizationType === 'AWS_IAM' && { auth: signature }),
      header: [...headers, ...typed, ...credentialsOf(context, method)],
      url: {
        raw: ['{{baseUrl}}', ...segments].join('/'),
        host: ['{{baseUrl}}'],
        path: segments,
        ...(query.length > 0 && { query }),
        ...(variables.length > 0 && { variable: variables }),
      },
      ...(contentType !== undefined && { body: { mode: 'raw', raw: '' } }),
    },
  };
}

interface DeclaredParameter {
  readonly place: string;
  readonly name: string;
  readonly isRequired: boolean;
}

function parametersOf({ requestParameters = {} }: Method): DeclaredParameter[] {
  return Object.entries(requestParameters).flatMap(([key, isRequired]) => {
    const [, place, name] = /^method\.request\.(querystring|header|path)\.(.+)$/.exec(key) ?? [];
    return place === undefined || name === undefined ? [] : [{ place, name, isRequired }];
  });
}

function toggled({ name, isRequired }: DeclaredParameter): DocumentObject {
  return { key: name, value: '', ...(!isRequired && { disabled: true }) };
}

function credentialsOf({ view }: ExportContext, { apiKeyRequired, authorizerId }: Method): DocumentObject[] {
  const source = view.authorizers.get(authorizerId ?? '')?.identitySource ?? '';
  const [, header] = /^method\.request\.header\.([^,\s]+)/.exec(source) ?? [];
  return [
    ...(header === undefined ? [] : [{ key: header, value: '{{token}}' }]),
    ...(apiKeyRequired ? [{ key: 'x-api-key', value: '{{apiKey}}' }] : []),
  ];
}

const signature = {
  type: 'awsv4',
  awsv4: [
    ['accessKey', '{{accessKey}}'],
    ['secretKey', '{{secretKey}}'],
    ['sessionToken', '{{sessionToken}}'],
    ['region', '{{region}}'],
    ['service', 'execute-api'],
  ].map(([key, value]) => ({ key, value, type: 'string' })),
};
