// Descriptions that stand in the document itself, noted as documentation parts of what they describe.
import { isMembers } from '../../definition/edits/member-path';
import { own } from '../../definition/records';
import type { DocumentationPart } from '../../definition/rest/documentation';
import type { DocumentationBook } from './documentation';
import { followReference, type ImportContext, type Members, referenceOf, textAt } from './import-context';
import type { OperationPlace } from './operation';

// AWS assumed: what AWS makes of plain descriptions is not recorded; as parts they come back on export

/** Notes root tags and links. */
export function noteApi(documentation: DocumentationBook, document: Members): void {
  documentation.note({ type: 'API' }, { tags: own(document, 'tags'), externalDocs: own(document, 'externalDocs') });
}

/** Notes what security schemes say of their authorizers. */
export function noteAuthorizers(context: ImportContext, documentation: DocumentationBook): void {
  const { document, format } = context;
  const parent = format === 'swagger' ? document : own(document, 'components');
  const name = format === 'swagger' ? 'securityDefinitions' : 'securitySchemes';
  const schemes = isMembers(parent) ? own(parent, name) : undefined;
  for (const [scheme, value] of Object.entries(isMembers(schemes) ? schemes : {})) {
    const found = target(context, value);
    if (!Object.hasOwn(found, 'x-amazon-apigateway-authorizer')) continue;
    documentation.note({ type: 'AUTHORIZER', name: scheme }, { description: textAt(found, 'description') });
  }
}

/** Notes what a path item says of its resource. */
export function notePathItem(documentation: DocumentationBook, pathItem: Members, path: string): void {
  const { summary, description } = textsOf(pathItem);
  documentation.note({ type: 'RESOURCE', path }, { summary, description });
}

/** Notes what an operation, its parameters, body and responses say. */
export function noteOperation(context: ImportContext, documentation: DocumentationBook, at: OperationPlace): void {
  const { operation, path, httpMethod: method } = at;
  const { summary, description } = textsOf(operation);
  documentation.note(
    { type: 'METHOD', path, method },
    { summary, description, tags: own(operation, 'tags'), externalDocs: own(operation, 'externalDocs') },
  );
  for (const { name, location, source } of at.parameters) {
    const type = parameterTypes[location];
    if (location === 'body') documentation.note({ type: 'REQUEST_BODY', path, method }, textsOf(source));
    else if (type !== undefined) documentation.note({ type, path, method, name }, textsOf(source));
  }
  const body = own(operation, 'requestBody');
  if (isMembers(body)) documentation.note({ type: 'REQUEST_BODY', path, method }, textsOf(target(context, body)));
  const responses = own(operation, 'responses');
  for (const [statusCode, response] of Object.entries(isMembers(responses) ? responses : {})) {
    if (/^[1-5]\d\d$/.test(statusCode))
      noteResponse(context, documentation, target(context, response), { path, method, statusCode });
  }
}

const parameterTypes: Readonly<Record<string, DocumentationPart['location']['type'] | undefined>> = {
  path: 'PATH_PARAMETER',
  query: 'QUERY_PARAMETER',
  header: 'REQUEST_HEADER',
};

function noteResponse(
  context: ImportContext,
  documentation: DocumentationBook,
  response: Members,
  at: { readonly path: string; readonly method: string; readonly statusCode: string },
): void {
  const description = textAt(response, 'description');
  // Exports write this text where nothing is said.
  if (description !== `${at.statusCode} response`) documentation.note({ type: 'RESPONSE', ...at }, { description });
  const headers = own(response, 'headers');
  for (const [name, header] of Object.entries(isMembers(headers) ? headers : {})) {
    const { description } = textsOf(target(context, header));
    documentation.note({ type: 'RESPONSE_HEADER', ...at, name }, { description });
  }
}

/** The object behind a reference, without a second report of references that lead nowhere. */
function target(context: ImportContext, value: unknown): Members {
  if (referenceOf(value) === undefined) return isMembers(value) ? value : {};
  const silent = { ...context, losses: { ...context.losses, warn: () => undefined } };
  const found = followReference(silent, value, '');
  return isMembers(found) ? found : {};
}

function textsOf(source: Members): { summary: string | undefined; description: string | undefined } {
  return { summary: textAt(source, 'summary'), description: textAt(source, 'description') };
}
