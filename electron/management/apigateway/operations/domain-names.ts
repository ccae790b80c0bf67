// DomainName operations.
// https://docs.aws.amazon.com/apigateway/latest/api/API_CreateDomainName.html

import type { DomainName } from '../../../../shared/definition/companions/domain-name';
import { type EntityKey, entityKey, listEntities } from '../../../../shared/definition/entities';
import { newApiId } from '../../../../shared/definition/ids';
import { placedAt } from '../../../../shared/definition/place';
import { AwsError, badRequest, notFound } from '../../wire/aws-error';
import { label, type OperationCall } from '../../wire/operation';
import type { Operations } from '../operation';
import { domainNamePatches } from '../patch/companion-patches';
import { page, withTags } from '../shapes';
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
    const fields = pickSet(body, sent);
    await storeEntity(call, key, {
      securityPolicy: 'TLS_1_2',
      ...fields,
      ...addressesOf(call, fields),
      ...placedAt(call, call.home),
    });
    return domainNameShape(requireDomainName(atName(call, domainName)), 'created or listed');
  },
  GetDomainName: (call) => domainNameShape(requireDomainName(call), 'single'),
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
    return domainNameShape(requireDomainName(call), 'single');
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

/** AWS documented: what the service gives a name: an address of CloudFront, or one of the region. */
export function addressesOf(call: OperationCall, fields: Readonly<Record<string, unknown>>): object {
  const configuration = fields.endpointConfiguration as { types?: readonly string[] } | undefined;
  const type = configuration?.types?.[0] ?? 'EDGE';
  const id = newApiId(call.studio.host.random);
  const status = { domainNameStatus: 'AVAILABLE' };
  if (type === 'EDGE') {
    const distributionDomainName = `${id}.cloudfront.net`;
    return { ...status, distributionDomainName, distributionHostedZoneId: 'Z2FDTNDATAQYW2' };
  }
  if (type === 'PRIVATE') {
    const arn = `arn:aws:apigateway:${call.region}:000000000000:/domainnames/${String(fields.domainName)}+${id}`;
    return { ...status, domainNameId: id, domainNameArn: arn };
  }
  return {
    ...status,
    regionalDomainName: `d-${id}.execute-api.${call.region}.amazonaws.com`,
    regionalHostedZoneId: hostedZones[call.region] ?? hostedZones['us-east-1'],
  };
}

// AWS documented: API Gateway endpoints and quotas, hosted zones of regional endpoints
const hostedZones: Readonly<Record<string, string>> = {
  'us-east-1': 'Z1UJRXOUMOOFQ8',
  'us-east-2': 'ZOJJZC49E0EPZ',
  'us-west-1': 'Z2MUQ32089INYE',
  'us-west-2': 'Z2OJLYMUO9EFXC',
  'ca-central-1': 'Z19DQILCV0OWEC',
  'eu-central-1': 'Z1U9ULNL0V5AJ3',
  'eu-north-1': 'Z3UWIKFBOOGXPP',
  'eu-west-1': 'ZLY8HYME6SFDD',
  'eu-west-2': 'ZJ5UAJN8Y3Z2Q',
  'eu-west-3': 'Z3KY65QIEKYHQQ',
  'ap-northeast-1': 'Z1YSHQZHG15GKL',
  'ap-northeast-2': 'Z20JF4UZKIW1U8',
  'ap-south-1': 'Z3VO1THU9YC4UR',
  'ap-southeast-1': 'ZL327KTPIQFUL',
  'ap-southeast-2': 'Z2RPCDW04V8134',
  'sa-east-1': 'ZCMLWB8V5SYIT',
};

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
