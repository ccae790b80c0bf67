// One operation → one method.
import { own } from '../../definition/records';
import type { HttpMethod, Method } from '../../definition/rest/method';
import type { RequestValidator } from '../../definition/rest/request-validator';
import type { Resource } from '../../definition/rest/resource';
import { addError, type ImportContext, type Members, reportOthers, textAt } from './import-context';
import { readIntegration } from './integration';
import type { ModelBook } from './models';
import { requestParametersOf, type SourceParameter } from './parameters';
import { methodResponsesOf, requestModelsOf } from './payloads';
import type { SecurityBook } from './security';

/** The named parts an operation may refer to. */
export interface ApiBooks {
  readonly models: ModelBook;
  readonly security: SecurityBook;
  readonly validators: ReadonlyMap<string, RequestValidator>;
}

export interface OperationPlace {
  readonly resource: Resource;
  readonly path: string;
  readonly httpMethod: HttpMethod;
  readonly operation: Members;
  readonly parameters: readonly SourceParameter[];
  /** Place in the document. */
  readonly place: string;
}

const INTEGRATION = 'x-amazon-apigateway-integration';
const VALIDATOR = 'x-amazon-apigateway-request-validator';

const known = new Set([
  'operationId',
  'parameters',
  'requestBody',
  'responses',
  'security',
  'consumes',
  'produces',
  // Documentation; it becomes documentation parts.
  'summary',
  'description',
  'tags',
  'externalDocs',
  INTEGRATION,
  VALIDATOR,
  'x-amazon-apigateway-auth',
]);

/** The method of an operation, with AWS's defaults. */
export function readOperation(context: ImportContext, books: ApiBooks, at: OperationPlace): Method {
  const { operation, path, httpMethod, place, resource } = at;
  reportOthers(context, operation, known, place);
  const source = { operation, verb: httpMethod, path, place };
  const operationName = textAt(operation, 'operationId');
  const requestParameters = requestParametersOf(context, at.parameters, path);
  const integration = own(operation, INTEGRATION) ?? undefined;
  const methodPlace = { verb: httpMethod, path, resourceId: resource.id, place };
  const methodIntegration = integration === undefined ? undefined : readIntegration(context, integration, methodPlace);
  return {
    httpMethod,
    ...books.security.authorizationOf(operation, place),
    ...validatorOf(context, books, at),
    ...(operationName !== undefined && { operationName }),
    ...(requestParameters !== undefined && { requestParameters }),
    ...requestModelsOf(context, books.models, source, at.parameters),
    ...methodResponsesOf(context, books.models, source),
    ...(methodIntegration !== undefined && { methodIntegration }),
  };
}

function validatorOf(context: ImportContext, books: ApiBooks, at: OperationPlace): Pick<Method, 'requestValidatorId'> {
  const name = textAt(at.operation, VALIDATOR) ?? textAt(context.document, VALIDATOR);
  if (name === undefined) return {};
  const validator = books.validators.get(name);
  if (validator !== undefined) return { requestValidatorId: validator.id };
  const reason = 'Invalid Request Validator identifier specified';
  const message = `Unable to put method '${at.httpMethod}' on resource at path '${at.path}': ${reason}`;
  addError(context, `${at.place}.${VALIDATOR}`, message);
  return {};
}
