// DomainName operations.
// https://docs.aws.amazon.com/apigateway/latest/api/API_CreateDomainName.html

import type { DomainName } from '../../../../shared/definition/companions/domain-name';
import { type EntityKey, entityKey, listEntities } from '../../../../shared/definition/entities';
import { placedAt } from '../../../../shared/definition/place';
import type { EndpointType } from '../../../../shared/definition/rest/rest-api';
import { domainAddresses } from '../../../../shared/domains/domain-addresses';
import { AwsError, badRequest, notFound } from '../../wire/aws-error';
import { label, type OperationCall } from '../../wire/operation';
import type { Operations } from '../operation';
import { domainNamePatches } from '../patch/companion-patches';
import { page, withTags } from '../shapes';
import { importedWithName, withTruststoreWarnings } from './domain-trust';
import { entityAt, patchEntity, pickSet, storeEntity } from './edit-entity';
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
    const fields = { ...pickSet(body, sent), ...(await importedWithName(call, body)) };
    await storeEntity(call, key, {
      securityPolicy: 'TLS_1_2',
      ...fields,
      ...addressesOf(call, fields),
      ...placedAt(call, call.home),
    });
    const made = requireDomainName(atName(call, domainName));
    return domainNameShape(await withTruststoreWarnings(call, made), 'created or listed');
  },
  GetDomainName: async (call) => domainNameShape(await withTruststoreWarnings(call, requireDomainName(call)), 'single'),
  GetDomainNames(call) {
    const names = listEntities(call.definition, 'domain-name');
    return page(names, call.query, ({ entity }) => domainNameShape(entity, 'created or listed'));
  },
  async UpdateDomainName(call) {
    const { domainName } = requireDomainName(call);
    await patchEntity(call, {
      operation: 'UpdateDomainName',
      key: keyOf(domainName),
      table: domainNamePatches,
      missing: noDomainName,
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
