// Methods → operations, in both formats (reference: OpenAPI 5.3, 5.4).
import type { ResourceView } from '../../definition/api-view';
import type { Method } from '../../definition/rest/method';
import type { DocumentObject } from './document-object';
import { type ExportContext, textType } from './export-context';
import { integrationBlock } from './integration-block';
import { reportMethod } from './method-losses';
import { bodyOf, mediaTypesOf, responsesOf } from './payloads';
import { securityOf } from './security-schemes';

const parameterPlaces: Readonly<Record<string, string>> = { querystring: 'query', header: 'header', path: 'path' };
const documentationTypes = { query: 'QUERY_PARAMETER', header: 'REQUEST_HEADER', path: 'PATH_PARAMETER' } as const;

/** The paths of the API; only resources with methods appear. */
export function pathsOf(context: ExportContext): DocumentObject {
  const withMethods = [...context.view.resources.values()].filter((resource) => {
    if (resource.parent !== undefined && !hasMethods(resource)) {
      context.losses.info(`paths.${resource.path}`, 'A resource without methods is not exported.');
    }
    return resource.methods.size > 0;
  });
  // AWS recorded: alphabetical in Swagger 2.0, not sorted in OpenAPI 3.0
  if (context.format === 'swagger') withMethods.sort((a, b) => (a.path < b.path ? -1 : 1));
  return Object.fromEntries(withMethods.map((resource) => [resource.path, pathItemOf(context, resource)]));
}

function hasMethods(resource: ResourceView): boolean {
  return resource.methods.size > 0 || resource.children.some(hasMethods);
}

function pathItemOf(context: ExportContext, resource: ResourceView): DocumentObject {
  const known = context.format === 'oas30' ? ['summary', 'description'] : [];
  return {
    ...context.documentation.fieldsOf({ type: 'RESOURCE', path: resource.path }, known),
    ...Object.fromEntries(
      [...resource.methods.values()].map((method) => {
        // AWS assumed: ANY is written this way even without extensions
        const name = method.httpMethod === 'ANY' ? 'x-amazon-apigateway-any-method' : method.httpMethod.toLowerCase();
        return [name, operationOf(context, resource, method, `paths.${resource.path}.${name}`)];
      }),
    ),
  };
}

function operationOf(context: ExportContext, resource: ResourceView, method: Method, place: string): DocumentObject {
  const { format, extensions, view } = context;
  const { path } = resource;
  const location = { type: 'METHOD', path, method: method.httpMethod } as const;
  const documented = ['tags', 'summary', 'description', 'externalDocs', 'deprecated'];
  const body = bodyOf(context, method, path, place);
  const parameters = [...parametersOf(context, method, path, place), ...body.parameters];
  const security = extensions.has('authorizers') ? securityOf(context, method, place) : undefined;
  const validator = view.requestValidators.get(method.requestValidatorId ?? '')?.name;
  reportMethod(context, method, path, place);
  const { tags, ...described } = context.documentation.fieldsOf(location, documented);
  const isTagged = Array.isArray(tags) && tags.every((tag) => typeof tag === 'string');
  return {
    ...(isTagged && { tags }),
    ...described,
    ...(method.operationName !== undefined && { operationId: method.operationName }),
    ...(format === 'swagger' && mediaTypesOf(context, method, place)),
    ...(parameters.length > 0 && { parameters }),
    ...(body.requestBody !== undefined && { requestBody: body.requestBody }),
    responses: responsesOf(context, method, path),
    ...(security !== undefined && { security }),
    ...(validator !== undefined &&
      extensions.has('apigateway') && { 'x-amazon-apigateway-request-validator': validator }),
    ...(method.methodIntegration !== undefined &&
      extensions.has('integrations') && {
        'x-amazon-apigateway-integration': integrationBlock(context, method.methodIntegration, {
          resourceId: resource.resource.id,
          place,
        }),
      }),
  };
}

function parametersOf(context: ExportContext, method: Method, path: string, place: string): DocumentObject[] {
  return Object.entries(method.requestParameters ?? {}).flatMap(([key, isRequired]) => {
    const [, kind = '', name = ''] = /^method\.request\.(querystring|header|path)\.(.+)$/.exec(key) ?? [];
    const location = Object.hasOwn(parameterPlaces, kind) ? parameterPlaces[kind] : undefined;
    if (location === undefined) {
      context.losses.warn(place, `${key} is no request parameter and is not exported.`);
      return [];
    }
    const type = documentationTypes[location as keyof typeof documentationTypes];
    const documentation = context.documentation.fieldsOf({ type, path, method: method.httpMethod, name }, [
      'description',
    ]);
    const { description, ...extras } = documentation;
    // AWS recorded: Swagger 2.0 always says whether it is required, OpenAPI 3.0 only where it is
    const isNeeded = isRequired || location === 'path';
    if (isNeeded !== isRequired) {
      context.losses.info(place, `The path always has ${name}; OpenAPI wants it required.`);
    }
    const required = context.format === 'swagger' || isNeeded ? { required: isNeeded } : {};
    const described = description === undefined ? {} : { description };
    return [{ name, in: location, ...described, ...required, ...textType(context), ...extras }];
  });
}
