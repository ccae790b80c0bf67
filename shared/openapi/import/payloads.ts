// Bodies and responses of an operation → request models and method responses.
import { isMembers } from '../../definition/edits/member-path';
import { own } from '../../definition/records';
import type { Method, MethodResponse } from '../../definition/rest/method';
import { noResponsesText } from '../no-responses';
import {
  followReference,
  type ImportContext,
  isTrueAt,
  type Members,
  membersAt,
  reportOthers,
  spend,
  textAt,
  textsAt,
} from './import-context';
import type { ModelBook } from './models';
import type { SourceParameter } from './parameters';
import { reportTextDetails } from './text-details';

/** What the readers of one operation need. */
export interface OperationSource {
  readonly operation: Members;
  readonly verb: string;
  readonly path: string;
  readonly place: string;
}

const primitiveTypes = new Set(['string', 'number', 'integer', 'boolean', 'null', 'file']);

/** Content type → model of the request body. */
export function requestModelsOf(
  context: ImportContext,
  book: ModelBook,
  source: OperationSource,
  parameters: readonly SourceParameter[],
): Pick<Method, 'requestModels'> {
  const schemas =
    context.format === 'swagger' ? swaggerBody(context, source, parameters) : requestBody(context, source);
  const models = schemas.map(({ contentType, schema, place }) => {
    // An unknown name stays, so that the method is refused in AWS's words.
    const name = book.modelFor(schema, place) ?? lastPart(schema);
    return [contentType, name] as const;
  });
  return models.length === 0 ? {} : { requestModels: Object.fromEntries(models) };
}

/** The method responses by status code. */
export function methodResponsesOf(
  context: ImportContext,
  book: ModelBook,
  source: OperationSource,
): Pick<Method, 'methodResponses'> {
  const responses = membersAt(context, source.operation, 'responses', source.place);
  const found: [string, MethodResponse][] = [];
  for (const [statusCode, value] of Object.entries(responses ?? {})) {
    const place = `${source.place}.responses.${statusCode}`;
    if (statusCode.startsWith('x-')) continue;
    if (!/^[1-5]\d\d$/.test(statusCode)) {
      // Exports write this where a method has no responses.
      if (textAt(value, 'description') === noResponsesText(source.verb, source.path)) continue;
      // AWS assumed: `default` gives no method response
      context.losses.info(place, `A method response has a status code; ${statusCode} is left out.`);
      continue;
    }
    const response = followReference(context, value, place);
    found.push([statusCode, methodResponseOf(context, book, source, { statusCode, response, place })]);
  }
  return found.length === 0 ? {} : { methodResponses: Object.fromEntries(found) };
}

interface SourceSchema {
  readonly contentType: string;
  readonly schema: unknown;
  readonly place: string;
}

function swaggerBody(
  context: ImportContext,
  source: OperationSource,
  parameters: readonly SourceParameter[],
): SourceSchema[] {
  const body = parameters.find(({ location }) => location === 'body');
  const schema = body === undefined ? undefined : own(body.source, 'schema');
  if (body === undefined || schema === undefined) return [];
  reportOptional(context, body.source, body.place);
  return contentTypesOf(context, source, 'consumes').map((contentType) => ({
    contentType,
    schema,
    place: `${body.place}.schema`,
  }));
}

function requestBody(context: ImportContext, source: OperationSource): SourceSchema[] {
  const body = membersAt(context, source.operation, 'requestBody', source.place);
  if (body === undefined) return [];
  const place = `${source.place}.requestBody`;
  reportOthers(context, body, new Set(['description', 'content', 'required']), place);
  const schemas = contentSchemas(context, body, place);
  if (schemas.length > 0) reportOptional(context, body, place);
  return schemas;
}

function contentSchemas(context: ImportContext, parent: Members, place: string): SourceSchema[] {
  return Object.entries(membersAt(context, parent, 'content', place) ?? {}).flatMap(([contentType, media]) => {
    const at = `${place}.content.${contentType}`;
    if (isMembers(media)) reportOthers(context, media, new Set(['schema']), at);
    const schema = isMembers(media) ? own(media, 'schema') : undefined;
    return schema === undefined ? [] : [{ contentType, schema, place: `${at}.schema` }];
  });
}

/** `consumes` or `produces` of the operation, else of the document, else JSON. */
function contentTypesOf(context: ImportContext, source: OperationSource, name: 'consumes' | 'produces'): string[] {
  const types = textsAt(context, source.operation, name, source.place) ?? textsAt(context, context.document, name, '');
  spend(context, 20 * (types?.length ?? 0));
  return types === undefined || types.length === 0 ? ['application/json'] : types;
}

function methodResponseOf(
  context: ImportContext,
  book: ModelBook,
  source: OperationSource,
  { statusCode, response, place }: { statusCode: string; response: unknown; place: string },
): MethodResponse {
  if (!isMembers(response)) return { statusCode };
  reportOthers(context, response, new Set(['description', 'headers', 'schema', 'content']), place);
  const schema = own(response, 'schema');
  const schemas =
    context.format === 'oas30'
      ? contentSchemas(context, response, place)
      : schema === undefined
        ? []
        : contentTypesOf(context, source, 'produces').map((contentType) => ({ contentType, schema, place }));
  const models = schemas.flatMap((found): [string, string][] => {
    const model = responseModelOf(book, found.schema, found.place);
    if ('name' in model) return [[found.contentType, model.name]];
    const method = `${source.verb} ${source.path}`;
    context.losses.warn(
      found.place,
      `Ignoring response model for ${statusCode} response on method '${method}' because: ${model.reason}`,
    );
    return [];
  });
  const headers = headersOf(context, response, place);
  return {
    statusCode,
    ...(headers.length > 0 && {
      responseParameters: Object.fromEntries(headers.map((name) => [`method.response.header.${name}`, false])),
    }),
    ...(models.length > 0 && { responseModels: Object.fromEntries(models) }),
  };
}

function headersOf(context: ImportContext, response: Members, place: string): string[] {
  const headers = Object.entries(membersAt(context, response, 'headers', place) ?? {});
  for (const [name, value] of headers) {
    const at = `${place}.headers.${name}`;
    const header = followReference(context, value, at);
    if (isMembers(header)) reportTextDetails(context, header, at, 'Headers');
  }
  return headers.map(([name]) => name);
}

/** API Gateway keeps no word on whether a body may be absent; exports say that it may not. */
function reportOptional(context: ImportContext, body: Members, place: string): void {
  if (!isTrueAt(body, 'required')) context.losses.info(place, 'A body that may be absent is not kept apart.');
}

function responseModelOf(
  book: ModelBook,
  schema: unknown,
  place: string,
): { readonly name: string } | { readonly reason: string } {
  // AWS documented: a response whose schema is a bare primitive is not supported
  const type = isMembers(schema) ? own(schema, 'type') : undefined;
  if (typeof type === 'string' && primitiveTypes.has(type)) {
    return { reason: `Inline schemas of type ${type} are not supported` };
  }
  if (!isMembers(schema) || Object.keys(schema).length === 0) {
    return { reason: 'Model schema must have at least 1 property or array items defined' };
  }
  const name = book.modelFor(schema, place);
  return name === undefined ? { reason: `Invalid model identifier specified: ${lastPart(schema)}` } : { name };
}

function lastPart(schema: unknown): string {
  const reference = isMembers(schema) ? own(schema, '$ref') : undefined;
  return typeof reference === 'string' ? (reference.split('/').pop() ?? reference) : 'null';
}
