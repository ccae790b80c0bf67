// DomainName operations.
// https://docs.aws.amazon.com/apigateway/latest/api/API_CreateDomainName.html

import type { DomainName } from '../../../../shared/definition/companions/domain-name';
import { putEntity } from '../../../../shared/definition/edits/entity-edits';
import { type EntityKey, entityKey, findEntity, listEntities } from '../../../../shared/definition/entities';
import { placedAt } from '../../../../shared/definition/place';
import type { EndpointType } from '../../../../shared/definition/rest/rest-api';
import { domainAddresses } from '../../../../shared/domains/domain-addresses';
import { AwsError, badRequest, notFound } from '../../wire/aws-error';
import { label, type OperationCall } from '../../wire/operation';
import type { Operations } from '../operation';
import { applyPatch } from '../patch/apply-patch';
import { domainNamePatches } from '../patch/companion-patches';
import { readPatchOperations } from '../patch/patch-operation';
import { page, withTags } from '../shapes';
import { importedWithName, refuseForeignCertificates, withTruststoreWarnings } from './domain-trust';
import { entityAt, pickSet, storeEntity } from './edit-entity';
import { quotas, refuseOver } from './quotas';

const sent = [
  'domainName',
  'certificateName',
  'certificateArn',
  'regionalCertificateName',
  'regionalCertificateArn',
  'endpointConfiguration',
  'securityPolicy',
  'endpointAccessMode',
  'mutualTlsAuthentication',
  'ownershipVerificationCertificateArn',
  'policy',
  'routingMode',
  'tags',
];

export const domainNameOperations: Operations = {
  async CreateDomainName(call) {
    const body = call.json();
    const { domainName } = body;
    if (typeof domainName !== 'string' || domainName === '') throw badRequest('Domain name must be non-empty');
    const key = entityKey('domain-name', domainName);
    if (entityAt(call, key) !== undefined) throw alreadyThere();
    refuseOver(listEntities(call.definition, 'domain-name').length, quotas.domainNames, 'domain names');
    const fields: Record<string, unknown> = { ...pickSet(body, sent), ...(await importedWithName(call, body)) };
    refuseForeignCertificates(call, fields);
    await storeEntity(call, key, {
      securityPolicy: 'TLS_1_2',
      ...fields,
      endpointConfiguration: withAddressType(fields.endpointConfiguration as EndpointFields | undefined),
      ...addressesOf(call, fields),
      ...placedAt(call, call.home),
    });
    const made = requireDomainName(atName(call, domainName));
    return domainNameShape(await withTruststoreWarnings(call, made), 'created or listed');
  },
  GetDomainName: async (call) => domainNameShape(await withTruststoreWarnings(call, requireDomainName(call)), 'single'),
  GetDomainNames(call) {
    // other accounts have none here
    const isOwn = call.query.get('resourceOwner') !== 'OTHER_ACCOUNTS';
    const names = isOwn ? listEntities(call.definition, 'domain-name') : [];
    return page(names, call.query, ({ entity }) => domainNameShape(entity, 'created or listed'));
  },
  async UpdateDomainName(call) {
    const { domainName } = requireDomainName(call);
    const operations = readPatchOperations(call.json());
    await call.workspace.workingCopy.edit('UpdateDomainName by a client', (definition) => {
      const before = findEntity(definition, 'domain-name', domainName);
      if (before === undefined) throw noDomainName();
      const patched = applyPatch(before, operations, domainNamePatches);
      refuseForeignCertificates(call, patched);
      return putEntity(definition, keyOf(domainName), { ...missingAddresses(call, patched), ...patched });
    });
    return domainNameShape(await withTruststoreWarnings(call, requireDomainName(call)), 'single');
  },
  async DeleteDomainName(call) {
    await call.studio.services.definition.remove({ key: keyOf(requireDomainName(call).domainName) });
    return undefined;
  },
};

/** The domain name of the call's URI. */
export function requireDomainName(call: OperationCall): DomainName {
  const name = entityAt<DomainName>(call, keyOf(label(call, 'domain_name')));
  const wantedId = call.query.get('domainNameId');
  if (name === undefined || (wantedId !== null && name.domainNameId !== wantedId)) throw noDomainName();
  return name;
}

interface EndpointFields {
  readonly types?: readonly EndpointType[];
  readonly ipAddressType?: string;
}

/** AWS documented: IPv4 alone unless said otherwise; private names take both kinds of addresses. */
function withAddressType({ types = ['EDGE'], ...others }: EndpointFields = {}): EndpointFields {
  return { types, ipAddressType: types.includes('PRIVATE') ? 'dualstack' : 'ipv4', ...others };
}

/** Addresses of the types that a name has got since it was made. */
function missingAddresses(call: OperationCall, name: Readonly<Record<string, unknown>>): object {
  const { types = [] } = name.endpointConfiguration as EndpointFields;
  const added = types.filter((type) =>
    type === 'EDGE' ? name.distributionDomainName === undefined : name.regionalDomainName === undefined,
  );
  const given = added.map((type) => domainAddresses(String(name.domainName), type, call, call.studio.host.random));
  return Object.assign({}, ...given.filter((address) => address.domainNameArn === undefined));
}

/** What the service gives a name of the endpoint type that the call says. */
export function addressesOf(call: OperationCall, fields: Readonly<Record<string, unknown>>): object {
  const configuration = fields.endpointConfiguration as { types?: readonly EndpointType[] } | undefined;
  const type = configuration?.types?.[0] ?? 'EDGE';
  return domainAddresses(String(fields.domainName), type, call, call.studio.host.random);
}

function domainNameShape({ tags, ...name }: DomainName, form: 'single' | 'created or listed'): object {
  return withTags(name, tags, form);
}

function atName(call: OperationCall, domainName: string): OperationCall {
  return { ...call, labels: { domain_name: domainName } };
}

function keyOf(domainName: string): EntityKey {
  return entityKey('domain-name', domainName);
}

function noDomainName(): AwsError {
  return notFound('Invalid domain name identifier specified');
}

function alreadyThere(): AwsError {
  return new AwsError('ConflictException', 409, 'The domain name you provided already exists.');
}
