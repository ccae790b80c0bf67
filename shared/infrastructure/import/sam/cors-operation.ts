// The OPTIONS method that `Cors` of a serverless API adds to each path: a mock that answers the preflight.
import { isMembers } from '../../../definition/edits/member-path';
import type { Members } from '../reading/read-template';
import { textOf } from '../reading/texts';
import { intrinsicOf } from '../values/intrinsic-functions';

const anyMethod = 'x-amazon-apigateway-any-method';

/** The operation; values are quoted as SAM wants them written, `"'*'"`. */
export function corsOperation(cors: unknown, verbs: readonly string[]): object {
  const settings: Members = isMembers(cors) && intrinsicOf(cors) === undefined ? cors : { AllowOrigin: cors };
  const headers: [string, unknown][] = [
    ['Access-Control-Allow-Origin', settings.AllowOrigin],
    ['Access-Control-Allow-Headers', settings.AllowHeaders],
    // AWS documented: where none are named, the methods of the path are
    ['Access-Control-Allow-Methods', settings.AllowMethods ?? `'${methodsOf(verbs)}'`],
    ['Access-Control-Max-Age', quoted(settings.MaxAge)],
    ['Access-Control-Allow-Credentials', settings.AllowCredentials === true ? "'true'" : undefined],
  ];
  const sent = headers.filter(([, value]) => value !== undefined);
  return {
    summary: 'CORS support',
    consumes: ['application/json'],
    produces: ['application/json'],
    responses: {
      200: {
        description: 'Default response for CORS method',
        headers: Object.fromEntries(sent.map(([name]) => [name, { type: 'string' }])),
      },
    },
    'x-amazon-apigateway-integration': {
      type: 'mock',
      requestTemplates: { 'application/json': '{\n  "statusCode" : 200\n}\n' },
      responses: {
        default: {
          statusCode: '200',
          responseParameters: Object.fromEntries(
            sent.map(([name, value]) => [`method.response.header.${name}`, value]),
          ),
          responseTemplates: { 'application/json': '{}\n' },
        },
      },
    },
  };
}

function quoted(value: unknown): unknown {
  const text = textOf(value);
  if (text === undefined) return value;
  return text.startsWith("'") ? text : `'${text}'`;
}

function methodsOf(verbs: readonly string[]): string {
  if (verbs.includes(anyMethod)) return 'DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT';
  const methods = verbs.filter((verb) => /^(get|put|post|delete|patch|head)$/.test(verb));
  return [...methods.map((verb) => verb.toUpperCase()), 'OPTIONS'].sort().join(',');
}
