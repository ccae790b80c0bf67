// Resource and method operations.
import { type EntityKey, entityKey } from '../../../../shared/definition/entities';
import { integrationResponseSchema, integrationSchema } from '../../../../shared/definition/rest/integration';
import { httpMethods, methodResponseSchema, methodSchema } from '../../../../shared/definition/rest/method';
import { AwsError, badRequest, notFound } from '../../wire/aws-error';
import { label, type OperationCall } from '../../wire/operation';
import { requireApi, requireMethod, requireResource } from '../find';
import type { Operations } from '../operation';
import { integrationShape, methodShape, page, resourceShape } from '../shapes';
import { quotas, refuseOver } from './quotas';

export const resourceOperations: Operations = {
  GetResources(call) {
    const withMethods = call.query.getAll('embed').includes('methods');
    const resources = [...requireApi(call).resources.values()];
    return page(resources, call.query, (resource) => resourceShape(resource, withMethods));
  },
  GetResource: (call) => resourceShape(requireResource(call).resource, call.query.getAll('embed').includes('methods')),
  async CreateResource(call) {
    const { view, resource } = requireResource(call, 'parent_id');
    const { pathPart = '' } = call.json() as { readonly pathPart?: string };
    if (pathPart === '') throw badRequest('Resource path part must be non-empty');
    refuseOver(view.resources.size, quotas.resourcesPerApi, 'resources');
    const made = await call.studio.services.resources.create({
      apiId: view.api.id,
      parentId: resource.resource.id,
      pathPart,
      enableCors: false,
    });
    const labels = { restapi_id: view.api.id, resource_id: made.resourceId };
    return resourceShape(requireResource({ ...call, labels }).resource, false);
  },
  async DeleteResource(call) {
    const { view, resource } = requireResource(call);
    await call.studio.services.resources.remove({ apiId: view.api.id, resourceId: resource.resource.id });
    return undefined;
  },
  GetMethod(call) {
    const { resource, method } = requireMethod(call);
    return methodShape(resource, method);
  },
  async PutMethod(call) {
    const { resource } = requireResource(call);
    const verb = httpMethods.find((known) => known === label(call, 'http_method'));
    if (verb === undefined)
      throw badRequest(`Invalid HttpMethod specified. Valid options are GET,PUT,POST,DELETE,PATCH,OPTIONS,HEAD,ANY`);
    if (resource.methods.has(verb)) throw conflict('Method already exists for this resource');
    const { authorizationType, ...fields } = call.json();
    const entity = {
      ...fields,
      httpMethod: verb,
      // AWS recorded: `none` is accepted and stored as `NONE`
      authorizationType: typeof authorizationType === 'string' ? authorizationType.toUpperCase() : 'NONE',
    };
    await put(call, methodKey(call), known(methodSchema.shape, entity));
    return methodShape(resource, requireMethod(call).method);
  },
  async DeleteMethod(call) {
    const { view, resource, method } = requireMethod(call);
    await call.studio.services.methods.remove({
      apiId: view.api.id,
      resourceId: resource.resource.id,
      httpMethod: method.httpMethod,
    });
    return undefined;
  },
  GetMethodResponse: (call) => found(requireMethod(call).method.methodResponses, statusOf(call)),
  async PutMethodResponse(call) {
    const { methodResponses = {} } = requireMethod(call).method;
    if (Object.hasOwn(methodResponses, statusOf(call))) throw conflict('Response already exists for this resource');
    const response = { ...known(methodResponseSchema.shape, call.json()), statusCode: statusOf(call) };
    await update(call, ['methodResponses', statusOf(call)], response);
    return found(requireMethod(call).method.methodResponses, statusOf(call));
  },
  GetIntegration(call) {
    const { resource, method } = requireMethod(call);
    if (method.methodIntegration === undefined) throw notFound('Invalid Integration identifier specified');
    return integrationShape(resource.resource.id, method.methodIntegration);
  },
  async PutIntegration(call) {
    const { resource, method } = requireMethod(call);
    // On the wire the integration's own verb is `httpMethod`; the URI's label is the method's.
    const { uri, ...others } = known(integrationSchema.shape, call.json());
    // AWS recorded: the uri of a MOCK is not stored
    const fields = { ...others, ...(uri !== undefined && others.type !== 'MOCK' && { uri }) };
    const responses = method.methodIntegration?.integrationResponses;
    await update(call, ['methodIntegration'], {
      ...fields,
      ...(responses !== undefined && { integrationResponses: responses }),
    });
    const stored = requireMethod(call).method.methodIntegration;
    return stored === undefined ? undefined : integrationShape(resource.resource.id, stored);
  },
  async DeleteIntegration(call) {
    const { method } = requireMethod(call);
    if (method.methodIntegration === undefined) throw notFound('Invalid Integration identifier specified');
    await update(call, ['methodIntegration'], undefined);
    return undefined;
  },
  GetIntegrationResponse: (call) =>
    found(requireMethod(call).method.methodIntegration?.integrationResponses, statusOf(call)),
  async PutIntegrationResponse(call) {
    const { method } = requireMethod(call);
    if (method.methodIntegration === undefined) throw notFound('Invalid Integration identifier specified');
    const fields = known(integrationResponseSchema.shape, call.json());
    const response = { ...withoutEmptyTemplates(fields), statusCode: statusOf(call) };
    await update(call, ['methodIntegration', 'integrationResponses', statusOf(call)], response);
    return found(requireMethod(call).method.methodIntegration?.integrationResponses, statusOf(call));
  },
};

// AWS assumed: remembered wording of both conflicts
function conflict(message: string): AwsError {
  return new AwsError('ConflictException', 409, message);
}

function methodKey(call: OperationCall): EntityKey {
  return entityKey(
    'method',
    label(call, 'restapi_id'),
    label(call, 'resource_id'),
    label(call, 'http_method').toUpperCase(),
  );
}

async function put(call: OperationCall, key: EntityKey, entity: Record<string, unknown>): Promise<void> {
  await call.studio.services.definition.put({ key, entity });
}

async function update(call: OperationCall, path: string[], value: unknown): Promise<void> {
  const change = value === undefined ? { path } : { path, value };
  await call.studio.services.definition.update({ key: methodKey(call), changes: [change] });
}

/** AWS recorded: a template of "" reads back as null. */
function withoutEmptyTemplates(fields: Record<string, unknown>): Record<string, unknown> {
  const { responseTemplates } = fields;
  if (responseTemplates === undefined) return fields;
  const templates = Object.entries(responseTemplates as Readonly<Record<string, string | null>>);
  return {
    ...fields,
    responseTemplates: Object.fromEntries(
      templates.map(([type, template]) => [type, template === '' ? null : template]),
    ),
  };
}

/** The members of `body` that the shape knows and that are set. */
function known(shape: object, body: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(body).filter(
      ([field, value]) => Object.hasOwn(shape, field) && value !== null && value !== undefined,
    ),
  );
}

/** The status code of the call’s URI; the framework has checked its form. */
export function statusOf(call: OperationCall): string {
  return label(call, 'status_code');
}

/** The response under `status`, or AWS’s 404. */
export function found<T extends object>(responses: Readonly<Record<string, T>> | undefined, status: string): T {
  const response = responses !== undefined && Object.hasOwn(responses, status) ? responses[status] : undefined;
  if (response === undefined) throw notFound('Invalid Response status code specified');
  return response;
}
