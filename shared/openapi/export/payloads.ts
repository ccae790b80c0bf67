// Request models and method responses → bodies, responses and media types.
import type { Method, MethodResponse } from '../../definition/rest/method';
import { noResponsesText } from '../no-responses';
import { type DocumentObject, whenFilled } from './document-object';
import { type ExportContext, schemaReference, textType } from './export-context';

const HEADER = 'method.response.header.';

/** The body of an operation: a parameter in Swagger 2.0, a `requestBody` in OpenAPI 3.0. */
export function bodyOf(
  context: ExportContext,
  method: Method,
  path: string,
  place: string,
): { readonly parameters: readonly DocumentObject[]; readonly requestBody?: DocumentObject } {
  const models = Object.entries(method.requestModels ?? {});
  const [first] = models;
  if (first === undefined) return { parameters: [] };
  if (!models.some(([contentType]) => contentType === 'application/json')) {
    // AWS documented: GetExport refuses such a method
    context.losses.warn(place, `Only found non-JSON body models for ${method.httpMethod} ${path}`);
  }
  const location = { type: 'REQUEST_BODY', path, method: method.httpMethod } as const;
  const documentation = context.documentation.fieldsOf(location, ['description']);
  if (context.format === 'oas30') {
    const content = models.map(([contentType, model]) => [contentType, { schema: schemaReference(context, model) }]);
    return { parameters: [], requestBody: { ...documentation, content: Object.fromEntries(content), required: true } };
  }
  const [, model] = models.find(([contentType]) => contentType === 'application/json') ?? first;
  if (models.some(([, other]) => other !== model)) {
    context.losses.warn(place, `Swagger 2.0 has one model for all content types; ${model} is exported.`);
  }
  const schema = schemaReference(context, model);
  return { parameters: [{ in: 'body', name: model, ...documentation, required: true, schema }] };
}

// AWS recorded: `consumes` and `produces` come from the models, else from the templates
/** `consumes` and `produces` of a Swagger 2.0 operation. */
export function mediaTypesOf(context: ExportContext, method: Method, place: string): DocumentObject {
  const integration = method.methodIntegration;
  const responses = Object.values(method.methodResponses ?? {});
  const consumed = Object.keys(method.requestModels ?? {});
  const produced = [...new Set(responses.flatMap(({ responseModels }) => Object.keys(responseModels ?? {})))];
  for (const { statusCode, responseModels } of responses) {
    const models = Object.values(responseModels ?? {});
    const isPartial = models.length > 0 && models.length < produced.length;
    if (!isPartial && new Set(models).size < 2) continue;
    context.losses.warn(place, `Swagger 2.0 has one model for all content types; response ${statusCode} has several.`);
  }
  const templated = Object.values(integration?.integrationResponses ?? {}).flatMap(({ responseTemplates }) =>
    Object.keys(responseTemplates ?? {}),
  );
  const consumes = consumed.length > 0 ? consumed : Object.keys(integration?.requestTemplates ?? {});
  const produces = produced.length > 0 ? produced : [...new Set(templated)];
  return { ...(consumes.length > 0 && { consumes }), ...(produces.length > 0 && { produces }) };
}

/** `responses` of an operation. */
export function responsesOf(context: ExportContext, method: Method, path: string): DocumentObject {
  if (Object.keys(method.methodResponses ?? {}).length === 0) {
    // AWS assumed: OpenAPI wants a response; the words are those of HTTP APIs
    return { default: { description: noResponsesText(method.httpMethod, path) } };
  }
  return Object.fromEntries(
    Object.values(method.methodResponses ?? {}).map((response) => [
      response.statusCode,
      responseOf(context, response, { path, method: method.httpMethod, statusCode: response.statusCode }),
    ]),
  );
}

type ResponseLocation = Readonly<Record<'path' | 'method' | 'statusCode', string>>;

function responseOf(context: ExportContext, response: MethodResponse, at: ResponseLocation): DocumentObject {
  const { description, ...extras } = context.documentation.fieldsOf({ type: 'RESPONSE', ...at }, ['description']);
  const models = Object.entries(response.responseModels ?? {});
  const headers = Object.keys(response.responseParameters ?? {})
    .filter((key) => key.startsWith(HEADER))
    .map((key) => [key.slice(HEADER.length), headerOf(context, key.slice(HEADER.length), at)] as const);
  const described = { description: description ?? `${response.statusCode} response` };
  if (context.format === 'swagger') {
    const [, model] = models.find(([contentType]) => contentType === 'application/json') ?? models[0] ?? [];
    return {
      ...described,
      ...(model !== undefined && { schema: schemaReference(context, model) }),
      ...whenFilled('headers', Object.fromEntries(headers)),
      ...extras,
    };
  }
  const content = models.map(([contentType, model]) => [contentType, { schema: schemaReference(context, model) }]);
  // AWS recorded: `content` is always there, `headers` only when there are any
  const filled = whenFilled('headers', Object.fromEntries(headers));
  return { ...described, ...filled, content: Object.fromEntries(content), ...extras };
}

function headerOf(context: ExportContext, name: string, at: ResponseLocation): DocumentObject {
  const documentation = context.documentation.fieldsOf({ type: 'RESPONSE_HEADER', ...at, name }, ['description']);
  return { ...documentation, ...textType(context) };
}
