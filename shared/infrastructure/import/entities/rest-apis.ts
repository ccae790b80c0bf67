// `AWS::ApiGateway::RestApi` → the API, with what its document describes.
import { StudioError } from '../../../contract/errors';
import { checkEntity } from '../../../definition/edits/entity-check';
import { isMembers } from '../../../definition/edits/member-path';
import { type Entity, type EntityKey, entityKey } from '../../../definition/entities';
import { newShortId } from '../../../definition/ids';
import { emptyModelText, errorModelText } from '../../../definition/rest/model';
import type { EndpointType, RestApi } from '../../../definition/rest/rest-api';
import { importOpenApi } from '../../../openapi/import/import-openapi';
import { readTemplate } from '../reading/read-template';
import type { StackResource } from '../values/stack';
import type { BuildContext } from './build-context';
import { expandedPolicy } from './policy-property';
import { defined, type PropertyReader, readMembers, readProperties } from './property-reader';

/** Builds the API and its root resource, or everything its document holds. */
export function buildRestApi(context: BuildContext, resource: StackResource): void {
  const { book, losses } = context;
  const properties = readProperties(resource, losses);
  const apiId = resource.ref;
  const rootResourceId = resource.attribute('RootResourceId') ?? apiId;
  const key = entityKey('rest-api', apiId);
  const endpoint = endpointOf(context, resource, properties);
  const name = properties.text('Name');
  const from = properties.text('CloneFrom');
  if (from !== undefined) losses.warn(`${resource.propertiesPlace}.CloneFrom`, `${from} is not copied.`);
  const stub = {
    id: apiId,
    name: name ?? resource.logicalId,
    createdDate: Math.floor(context.now / 1_000),
    rootResourceId,
  };
  const root = [entityKey('resource', apiId, rootResourceId), { id: rootResourceId }] as const;
  const body = bodyOf(context, resource, properties, stub.name);
  const imported =
    body === undefined
      ? new Map<EntityKey, Entity>([[key, stub as RestApi], root, ...defaultModels(context, apiId)])
      : importBody(context, resource, { body, stub, root, endpointType: endpoint.types[0] ?? 'EDGE', properties });
  const before = imported.get(key) as RestApi;
  const api = {
    ...before,
    ...defined({
      name,
      description: properties.text('Description'),
      binaryMediaTypes: properties.texts('BinaryMediaTypes'),
      minimumCompressionSize: properties.number('MinimumCompressionSize'),
      apiKeySource: properties.text('ApiKeySourceType')?.toUpperCase(),
      disableExecuteApiEndpoint: properties.flag('DisableExecuteApiEndpoint'),
      policy: expandedPolicy(properties.json('Policy'), apiId, context.place),
      securityPolicy: properties.text('SecurityPolicy'),
      endpointAccessMode: properties.text('EndpointAccessMode'),
      tags: properties.tags(),
    }),
    endpointConfiguration: endpoint,
  };
  properties.finish('Mode', 'PutRestApiMode', 'FailOnWarnings', 'Parameters');
  book.put(resource, new Map([...imported, [key, checkEntity('rest-api', api)]]), key);
}

function endpointOf(
  { losses }: BuildContext,
  { propertiesPlace }: StackResource,
  properties: PropertyReader,
): RestApi['endpointConfiguration'] {
  const source = readMembers(
    properties.members('EndpointConfiguration') ?? {},
    `${propertiesPlace}.EndpointConfiguration`,
    losses,
  );
  const [written = ''] = source.texts('Types') ?? [];
  const parameters = properties.members('Parameters') ?? {};
  const type = (written || String(parameters.endpointConfigurationTypes ?? 'EDGE')).toUpperCase();
  const vpcEndpointIds = source.texts('VpcEndpointIds');
  const isPrivate = type === 'PRIVATE';
  const address = source.text('IpAddressType');
  source.finish();
  return {
    types: [type as EndpointType],
    ...(vpcEndpointIds !== undefined && vpcEndpointIds.length > 0 && { vpcEndpointIds }),
    // AWS recorded: PRIVATE forces dualstack
    ipAddressType: isPrivate || address === 'dualstack' ? 'dualstack' : 'ipv4',
  };
}

/** The document as text; undefined where the API is described by resources alone. */
function bodyOf(context: BuildContext, resource: StackResource, properties: PropertyReader, name: string) {
  const place = `${resource.propertiesPlace}.BodyS3Location`;
  const written = resource.properties.Body;
  const stored = properties.members('BodyS3Location');
  if (stored !== undefined) context.losses.warn(place, 'The document lies in S3; nothing is fetched.');
  properties.json('Body');
  if (written === undefined || written === null || written === '') return undefined;
  const fileName = `${resource.propertiesPlace}.Body`;
  const body = typeof written === 'string' ? readTemplate({ fileName, text: written }).root : written;
  if (!isMembers(body)) return undefined;
  const info = isMembers(body.info) ? body.info : {};
  const title = typeof info.title === 'string' && info.title !== '' ? info.title : name;
  return JSON.stringify({ ...body, info: { version: '1.0', ...info, title }, paths: body.paths ?? {} });
}

// AWS recorded: an API that is made without a document has the models Empty and Error
function defaultModels({ random }: BuildContext, apiId: string): [EntityKey, Entity][] {
  const models = [
    ['Empty', 'This is a default empty schema model', emptyModelText],
    ['Error', 'This is a default error schema model', errorModelText],
  ] as const;
  return models.map(([name, description, schema]) => [
    entityKey('model', apiId, name),
    { id: newShortId(random), name, description, schema, contentType: 'application/json' },
  ]);
}

interface BodyImport {
  readonly body: string;
  readonly stub: { readonly id: string };
  readonly root: readonly [EntityKey, Entity];
  readonly endpointType: EndpointType;
  readonly properties: PropertyReader;
}

function importBody(
  context: BuildContext,
  resource: StackResource,
  { body, stub, root, endpointType, properties }: BodyImport,
): ReadonlyMap<EntityKey, Entity> {
  const { place, random, now, losses } = context;
  const parameters = properties.members('Parameters') ?? {};
  const basepath = parameters.basepath ?? parameters.basePath;
  const at = `${resource.propertiesPlace}.Body`;
  const definition = new Map<EntityKey, Entity>([[entityKey('rest-api', stub.id), stub as RestApi], root]);
  try {
    const imported = importOpenApi(body, {
      random,
      now,
      accountId: place.accountId,
      region: place.region,
      maxBytes: 64 * 1_024 * 1_024,
      endpointType,
      into: { definition, apiId: stub.id, keepsResources: true },
      ignoresDocumentation: parameters.ignore === 'documentation',
      ...((basepath === 'prepend' || basepath === 'split') && { basepath }),
    });
    for (const { severity, place: inside, message } of imported.losses) {
      losses[severity === 'warning' ? 'warn' : 'info'](`${at}.${inside}`, message);
    }
    return imported.entities;
  } catch (error) {
    if (!(error instanceof StudioError)) throw error;
    const problems = error.details.problems?.map(({ message, path }) => ({
      message,
      path: path ? `${at}.${path}` : at,
    }));
    const message = `The document of ${resource.logicalId}: ${problems?.[0]?.message ?? error.message}`;
    throw new StudioError(error.code, message, {
      ...error.details,
      path: problems?.[0]?.path ?? at,
      ...(problems && { problems }),
    });
  }
}
