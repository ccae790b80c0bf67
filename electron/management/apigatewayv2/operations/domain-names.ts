// DomainName operations: the names are the same as those of the older API version, which shows them differently.
// https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/domainnames.html
import type { DomainName } from '../../../../shared/definition/companions/domain-name';
import { putEntity } from '../../../../shared/definition/edits/entity-edits';
import { entityKey, findEntity, listEntities } from '../../../../shared/definition/entities';
import { placedAt } from '../../../../shared/definition/place';
import { addressesOf } from '../../apigateway/operations/domain-names';
import { refuseForeignCertificates, withTruststoreWarnings } from '../../apigateway/operations/domain-trust';
import { storeEntity } from '../../apigateway/operations/edit-entity';
import { AwsError, badRequest } from '../../wire/aws-error';
import { label, type OperationCall } from '../../wire/operation';
import { notFoundHere } from '../find';
import type { Operations } from '../operation';
import { page } from '../pages';
import { quotas, refuseOver } from '../quotas';

type Members = Readonly<Record<string, unknown>>;

export const domainNameOperations: Operations = {
  async CreateDomainName(call) {
    const body = call.json();
    const domainName = String(body.domainName);
    if (domainName === '') throw badRequest('Domain name must be non-empty');
    const key = entityKey('domain-name', domainName);
    if (call.workspace.workingCopy.definition.has(key)) {
      throw new AwsError('ConflictException', 409, 'The domain name resource already exists.');
    }
    refuseOver(listEntities(call.definition, 'domain-name').length, quotas.domainNames, 'domain names');
    const members = { ...sharedMembers(body), ...(body.tags !== undefined && { tags: body.tags }) };
    const fields = { domainName, securityPolicy: 'TLS_1_2', ...configured(undefined, body), ...members };
    refuseForeignCertificates(call, fields);
    await storeEntity(call, key, { ...fields, ...addressesOf(call, fields), ...placedAt(call, call.home) });
    const made = requireDomainName({ ...call, labels: { domainName } });
    return domainNameShape(await withTruststoreWarnings(call, made), call);
  },
  GetDomainName: async (call) => domainNameShape(await withTruststoreWarnings(call, requireDomainName(call)), call),
  GetDomainNames(call) {
    const names = listEntities(call.definition, 'domain-name').map(({ entity }) => entity);
    return page(names.filter(isPublic), call.query, (name) => domainNameShape(name, call));
  },
  async UpdateDomainName(call) {
    const { domainName } = requireRegionalName(call);
    const key = entityKey('domain-name', domainName);
    const body = call.json();
    await call.workspace.workingCopy.edit('UpdateDomainName by a client', (definition) => {
      const before = findEntity(definition, 'domain-name', domainName);
      if (before === undefined) throw noDomainName();
      const after = { ...before, ...configured(before, body), ...sharedMembers(body) };
      refuseForeignCertificates(call, after);
      return putEntity(definition, key, withoutTrust(after));
    });
    return domainNameShape(await withTruststoreWarnings(call, requireDomainName(call)), call);
  },
  async DeleteDomainName(call) {
    const key = entityKey('domain-name', requireDomainName(call).domainName);
    await call.studio.services.definition.remove({ key });
    return undefined;
  },
};

/** The domain name of the call's URI. A private one is found by its id, which this service knows only for its rules. */
export function requireDomainName(call: OperationCall): DomainName {
  const name = findEntity(call.definition, 'domain-name', label(call, 'domainName'));
  const id = call.query.get('domainNameId');
  const isWanted = id === null ? name !== undefined && isPublic(name) : name?.domainNameId === id;
  if (name === undefined || !isWanted) throw noDomainName();
  return name;
}

/** The same for calls that change it or its mappings. AWS recorded: public bug reports quote the refusal. */
export function requireRegionalName(call: OperationCall): DomainName {
  const name = requireDomainName(call);
  if (name.endpointConfiguration.types[0] !== 'EDGE') return name;
  throw badRequest(
    'Only REGIONAL domain names can be managed through the API Gateway V2 API. For EDGE domain names, please use the API Gateway V1 API. Also note that only REST APIs can be attached to EDGE domain names.',
  );
}

/** AWS documented: the ARN that this service gives a domain name. */
export function domainNameArn(call: OperationCall, { domainName, domainNameArn: own }: DomainName): string {
  return own ?? `arn:aws:apigateway:${call.region}::/domainnames/${domainName}`;
}

function isPublic({ endpointConfiguration }: DomainName): boolean {
  return endpointConfiguration.types[0] !== 'PRIVATE';
}

/** What the one configuration of a name says, as the older API version keeps it. */
function configured(before: DomainName | undefined, { domainNameConfigurations }: Members): Members {
  const [sent, second] = (domainNameConfigurations ?? []) as readonly Members[];
  if (second !== undefined) throw badRequest('A domain name has exactly one configuration');
  // AWS recorded: a public check of templates quotes the service; another type makes a regional name all the same
  if (sent?.endpointType === 'EDGE')
    throw badRequest('EDGE endpoint type is not supported for APIGatewayV2 domainName');
  const ipAddressType = sent?.ipAddressType ?? before?.endpointConfiguration.ipAddressType ?? 'ipv4';
  const fields: readonly (readonly [string, unknown])[] = [
    ['endpointConfiguration', { types: before?.endpointConfiguration.types ?? ['REGIONAL'], ipAddressType }],
    ['regionalCertificateArn', sent?.certificateArn],
    ['regionalCertificateName', sent?.certificateName],
    ['securityPolicy', sent?.securityPolicy],
    ['ownershipVerificationCertificateArn', sent?.ownershipVerificationCertificateArn],
  ];
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined && value !== ''));
}

function sharedMembers({ mutualTlsAuthentication, routingMode }: Members): Members {
  return {
    ...(mutualTlsAuthentication !== undefined && { mutualTlsAuthentication }),
    ...(typeof routingMode === 'string' && { routingMode: routingMode.replace('API_MAPPING', 'BASE_PATH_MAPPING') }),
  };
}

/** AWS documented: mutual TLS ends where its trust store is taken away, by an empty text. */
function withoutTrust(name: Members): Members {
  const { mutualTlsAuthentication: trust, ...others } = name as { mutualTlsAuthentication?: Members };
  return trust === undefined || (trust.truststoreUri ?? '') === '' ? others : name;
}

function domainNameShape(name: DomainName, call: OperationCall): object {
  const { endpointConfiguration, routingMode, mutualTlsAuthentication, tags = {} } = name;
  const isEdge = endpointConfiguration.types[0] === 'EDGE';
  const configuration = {
    apiGatewayDomainName: isEdge ? name.distributionDomainName : name.regionalDomainName,
    certificateArn: isEdge ? name.certificateArn : name.regionalCertificateArn,
    certificateName: isEdge ? name.certificateName : name.regionalCertificateName,
    domainNameStatus: name.domainNameStatus ?? 'AVAILABLE',
    endpointType: endpointConfiguration.types[0],
    hostedZoneId: isEdge ? name.distributionHostedZoneId : name.regionalHostedZoneId,
    ipAddressType: endpointConfiguration.ipAddressType ?? 'ipv4',
    ownershipVerificationCertificateArn: name.ownershipVerificationCertificateArn,
    securityPolicy: name.securityPolicy ?? 'TLS_1_2',
  };
  return {
    apiMappingSelectionExpression: '$request.basepath',
    domainName: name.domainName,
    domainNameArn: domainNameArn(call, name),
    domainNameConfigurations: [configuration],
    ...(mutualTlsAuthentication !== undefined && { mutualTlsAuthentication }),
    routingMode: routingMode.replace('BASE_PATH_MAPPING', 'API_MAPPING'),
    tags,
  };
}

function noDomainName(): AwsError {
  return notFoundHere('DomainName', 'The domain name resource specified in the request was not found.');
}
