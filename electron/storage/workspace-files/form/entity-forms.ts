// Per kind of entity, what its file holds and what follows from where the file is.
import { z } from 'zod';
import { accountSchema } from '../../../../shared/definition/companions/vpc-link';
import { type EntityKind, entitySchemas } from '../../../../shared/definition/entities';
import { type NamedRecord, own } from '../../../../shared/definition/records';
import { httpRouteSelectionExpression } from '../../../../shared/definition/v2/api';
import { type SecretKind, secretSlot } from '../layout';
import { type BesidePlace, type FileShape, type ShapeNotes, shapeOf } from './file-shape';

/** The version of the layout; a folder of a later one is not touched. */
export const formatVersion = 1;

const policyFile: BesidePlace = { ending: '.json', nameOf: () => 'policy' };
const schemaFile: BesidePlace = { ending: '.json', nameOf: (stem) => stem };
const requestTemplate = templateFile('request');
const responseTemplate = templateFile('response');

const notes: Readonly<Partial<Record<EntityKind, ShapeNotes>>> = {
  'rest-api': { alwaysWritten: ['apiKeySource', 'endpointConfiguration'], beside: { policy: policyFile } },
  resource: { derived: ['parentId'] },
  method: {
    derived: ['httpMethod', 'methodResponses.*.statusCode', 'methodIntegration.integrationResponses.*.statusCode'],
    alwaysWritten: ['authorizationType'],
    beside: {
      'methodIntegration.requestTemplates.*': requestTemplate,
      'methodIntegration.integrationResponses.*.responseTemplates.*': responseTemplate,
    },
  },
  model: { alwaysWritten: ['contentType'], beside: { schema: schemaFile } },
  'v2-api': { derived: ['protocolType'] },
  'v2-route': { alwaysWritten: ['authorizationType'] },
  'v2-integration': { beside: { 'requestTemplates.*': requestTemplate } },
  'v2-integration-response': { beside: { 'responseTemplates.*': responseTemplate } },
  'v2-model': { beside: { schema: schemaFile } },
  'api-mapping': { alwaysWritten: ['apiMappingKey'] },
  'request-validator': { alwaysWritten: ['validateRequestBody', 'validateRequestParameters'] },
  'api-key': { alwaysWritten: ['enabled'], secrets: ['value'] },
  'domain-name': { beside: { policy: policyFile } },
  'base-path-mapping': { alwaysWritten: ['basePath'] },
  'http-backend': { alwaysWritten: ['routes', 'routes.*.httpMethod', 'routes.*.status'] },
  'service-endpoint': { secrets: ['secretAccessKey', 'sessionToken'] },
  'client-certificate': { secrets: ['privateKey'] },
  certificate: { secrets: ['privateKey'] },
  'iam-access-key': { secrets: ['secretAccessKey'] },
  'user-pool-client': { secrets: ['clientSecret'] },
  'user-pool-user': { secrets: ['password'] },
};

/** The shape of the file of each kind of entity. An account is a member of `gatehouse.yaml`. */
export const fileShapes: Readonly<Record<EntityKind, FileShape>> = {
  ...shapes(),
  'rest-api': withFirst('protocol', shapeOf(entitySchemas['rest-api'], notes['rest-api'] ?? {})),
  'v2-api': withFirst('protocol', shapeOf(entitySchemas['v2-api'], notes['v2-api'] ?? {})),
  'v2-route-response': withFirst('routeId', shapeOf(entitySchemas['v2-route-response'], {})),
  'v2-integration-response': withFirst(
    'integrationId',
    shapeOf(entitySchemas['v2-integration-response'], notes['v2-integration-response'] ?? {}),
  ),
  account: shapeOf(z.object({ account: accountSchema.optional() }), {
    alwaysWritten: ['account.accountId'],
  }),
};

/** The field that names entities whose files hold secrets. */
const secretOwners: Readonly<Record<SecretKind, string>> = {
  'api-key': 'id',
  'service-endpoint': 'service',
  'client-certificate': 'clientCertificateId',
  certificate: 'certificateId',
  'web-acl': 'Id',
  'ip-set': 'Id',
  'regex-pattern-set': 'Id',
  'waf-rule-group': 'Id',
  'iam-access-key': 'accessKeyId',
  'user-pool-client': 'clientId',
  'user-pool-user': 'sub',
};

/** The slot for `field` of an entity, or of a file's value; undefined where its kind has no secrets, or it has no name. */
export function slotOf(kind: EntityKind, entity: object, field: string): string | undefined {
  if (!isSecretKind(kind)) return undefined;
  const id: unknown = own(entity as NamedRecord<unknown>, secretOwners[kind]);
  return typeof id === 'string' ? secretSlot(kind, id, field) : undefined;
}

/** The slots of the entity that `id` names. */
export function slotsOf(kind: EntityKind, id: string): readonly string[] {
  if (!isSecretKind(kind)) return [];
  return (notes[kind]?.secrets ?? []).map((field) => secretSlot(kind, id, field));
}

/** The secret fields that `before` has and `after` has not, as slots. */
export function clearedSlots(kind: EntityKind, before: object | undefined, after: object): readonly string[] {
  return (notes[kind]?.secrets ?? []).flatMap((field) =>
    before !== undefined && Object.hasOwn(before, field) && !Object.hasOwn(after, field)
      ? (slotOf(kind, before, field) ?? [])
      : [],
  );
}

function isSecretKind(kind: EntityKind): kind is SecretKind {
  return Object.hasOwn(secretOwners, kind);
}

/** The shape of `gatehouse.yaml` as a new workspace gets it. */
export const workspaceShape: FileShape = shapeOf(
  z.object({ format: z.int(), name: z.string(), account: accountSchema.optional() }),
  { alwaysWritten: ['account.accountId'] },
);

/** Kinds whose files name what the entity belongs to within its API; the folder does not say it. */
const ownerFields: Readonly<Partial<Record<EntityKind, string>>> = {
  'v2-route-response': 'routeId',
  'v2-integration-response': 'integrationId',
};

/** The member of the file that names the route or integration an entity belongs to. */
export function ownerField(kind: EntityKind): string | undefined {
  return ownerFields[kind];
}

/** The entity under a key of these ids as its file holds it, before texts go to files of their own. */
export function toFileValue(kind: EntityKind, entity: object, ids: readonly string[]): object {
  if (kind === 'rest-api') return { protocol: 'REST', ...entity };
  if (kind === 'v2-api') return v2ApiFile(entity as Readonly<Record<string, unknown>>);
  if (kind === 'account') return { account: entity };
  const owner = ownerField(kind);
  return owner === undefined ? entity : { [owner]: ids[1], ...entity };
}

function v2ApiFile({ protocolType, ...entity }: Readonly<Record<string, unknown>>): object {
  if (protocolType !== 'HTTP' || entity.routeSelectionExpression !== httpRouteSelectionExpression) {
    return { protocol: protocolType, ...entity };
  }
  // what every HTTP API says need not stand in its file
  const { routeSelectionExpression: _, ...rest } = entity;
  return { protocol: protocolType, ...rest };
}

export interface FileEntity {
  readonly entity: unknown;
  /** The member of the file the entity stands in. */
  readonly member: readonly string[];
  /** What the owner field says. */
  readonly owner?: unknown;
}

/** The fields of the entity among those of its file. */
export function fromFileValue(kind: EntityKind, fields: Readonly<Record<string, unknown>>): FileEntity {
  if (kind === 'account') return { entity: fields.account, member: ['account'] };
  const ownerName = ownerField(kind);
  if (ownerName !== undefined) {
    const { [ownerName]: owner, ...entity } = fields;
    return { entity, member: [], owner };
  }
  if (kind !== 'rest-api' && kind !== 'v2-api') return { entity: fields, member: [] };
  const { protocol, ...entity } = fields;
  if (kind === 'rest-api') return { entity, member: [] };
  const implied = protocol === 'HTTP' ? { routeSelectionExpression: httpRouteSelectionExpression } : {};
  return { entity: { ...implied, ...entity, protocolType: protocol }, member: [] };
}

function shapes(): Record<EntityKind, FileShape> {
  return Object.fromEntries(
    Object.entries(entitySchemas).map(([kind, schema]) => [kind, shapeOf(schema, notes[kind as EntityKind] ?? {})]),
  ) as Record<EntityKind, FileShape>;
}

/** The shape with one more member, which files always hold and show first. */
function withFirst(name: string, shape: FileShape): FileShape {
  if (shape.type !== 'object') return shape;
  const first = { shape: { type: 'text' as const }, isAlwaysWritten: true };
  return { type: 'object', fields: new Map([[name, first], ...shape.fields]) };
}

/** `@GET.request.application_json.vtl`, `@GET.response.200.application_json.vtl` */
function templateFile(box: 'request' | 'response'): BesidePlace {
  return {
    ending: '.vtl',
    nameOf: (stem, keys) =>
      [stem, box, ...keys.map((key) => key.replace(/[^A-Za-z0-9+-]/g, '_').slice(0, 60))].join('.'),
  };
}
