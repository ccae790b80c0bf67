// Per kind of entity, what its file holds and what follows from where the file is.
import { z } from 'zod';
import { accountSchema } from '../../../../shared/definition/companions/vpc-link';
import { type EntityKind, entitySchemas } from '../../../../shared/definition/entities';
import { type NamedRecord, own } from '../../../../shared/definition/records';
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
  'request-validator': { alwaysWritten: ['validateRequestBody', 'validateRequestParameters'] },
  'api-key': { alwaysWritten: ['enabled'], secrets: ['value'] },
  'domain-name': { beside: { policy: policyFile } },
  'base-path-mapping': { alwaysWritten: ['basePath'] },
  'http-backend': { alwaysWritten: ['routes', 'routes.*.httpMethod', 'routes.*.status'] },
  'service-endpoint': { secrets: ['secretAccessKey', 'sessionToken'] },
  'client-certificate': { secrets: ['privateKey'] },
  'iam-access-key': { secrets: ['secretAccessKey'] },
  'user-pool-client': { secrets: ['clientSecret'] },
  'user-pool-user': { secrets: ['password'] },
};

/** The shape of the file of each kind of entity. An account is a member of `gatehouse.yaml`. */
export const fileShapes: Readonly<Record<EntityKind, FileShape>> = {
  ...shapes(),
  'rest-api': withProtocol(shapeOf(entitySchemas['rest-api'], notes['rest-api'] ?? {})),
  account: shapeOf(z.object({ account: accountSchema.optional() }), {
    alwaysWritten: ['account.accountId'],
  }),
};

/** The field that names entities whose files hold secrets. */
const secretOwners: Readonly<Record<SecretKind, string>> = {
  'api-key': 'id',
  'service-endpoint': 'service',
  'client-certificate': 'clientCertificateId',
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

/** An entity as its file holds it, before texts go to files of their own. */
export function toFileValue(kind: EntityKind, entity: object): object {
  if (kind === 'rest-api') return { protocol: 'REST', ...entity };
  return kind === 'account' ? { account: entity } : entity;
}

/** The fields of the entity among those of its file, and the member of the file they stand in. */
export function fromFileValue(
  kind: EntityKind,
  fields: Readonly<Record<string, unknown>>,
): { readonly entity: unknown; readonly member: readonly string[] } {
  if (kind === 'account') return { entity: fields.account, member: ['account'] };
  if (kind !== 'rest-api') return { entity: fields, member: [] };
  const { protocol: _, ...entity } = fields;
  return { entity, member: [] };
}

function shapes(): Record<EntityKind, FileShape> {
  return Object.fromEntries(
    Object.entries(entitySchemas).map(([kind, schema]) => [kind, shapeOf(schema, notes[kind as EntityKind] ?? {})]),
  ) as Record<EntityKind, FileShape>;
}

function withProtocol(shape: FileShape): FileShape {
  if (shape.type !== 'object') return shape;
  const protocol = { shape: { type: 'text' as const }, isAlwaysWritten: true };
  return { type: 'object', fields: new Map([['protocol', protocol], ...shape.fields]) };
}

/** `@GET.request.application_json.vtl`, `@GET.response.200.application_json.vtl` */
function templateFile(box: 'request' | 'response'): BesidePlace {
  return {
    ending: '.vtl',
    nameOf: (stem, keys) =>
      [stem, box, ...keys.map((key) => key.replace(/[^A-Za-z0-9+-]/g, '_').slice(0, 60))].join('.'),
  };
}
