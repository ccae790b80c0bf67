// Domain names as clients of the older API version make, move and protect them, and what they are refused for.
import {
  CreateBasePathMappingCommand,
  CreateDomainNameAccessAssociationCommand,
  CreateDomainNameCommand,
  type CreateDomainNameCommandInput,
  GetDomainNamesCommand,
  type PatchOperation,
  UpdateDomainNameCommand,
} from '@aws-sdk/client-api-gateway';
import { CreateApiMappingCommand, GetApiMappingsCommand } from '@aws-sdk/client-apigatewayv2';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type ManagementUnderTest, openTestManagement } from '../management-fixture';

let managed: ManagementUnderTest;
beforeEach(async () => {
  managed = await openTestManagement();
});
afterEach(() => managed.dispose());

const certificate = 'arn:aws:acm:us-east-1:000000000000:certificate/1';
const regional = { types: ['REGIONAL' as const] };
const created = (input: CreateDomainNameCommandInput) => managed.apigateway.send(new CreateDomainNameCommand(input));
const refusedNew = (input: CreateDomainNameCommandInput) => managed.refusal(new CreateDomainNameCommand(input));
const patch = (domainName: string, ...patchOperations: PatchOperation[]) =>
  new UpdateDomainNameCommand({ domainName, patchOperations });
const replace = (path: string, value: string): PatchOperation => ({ op: 'replace', path, value });

it('has both endpoint types while it moves, and only the members of the type that is left', async () => {
  const domainName = 'moves.example.com';
  await created({ domainName, certificateArn: certificate });
  const both = await managed.apigateway.send(
    patch(
      domainName,
      { op: 'add', path: '/endpointConfiguration/types', value: 'REGIONAL' },
      { op: 'add', path: '/regionalCertificateArn', value: certificate },
    ),
  );
  const { $metadata: _, ...left } = await managed.apigateway.send(
    patch(domainName, { op: 'remove', path: '/endpointConfiguration/types', value: 'EDGE' }),
  );
  const regionalDomainName = expect.stringMatching(/^d-[a-z0-9]{10}\.execute-api\.us-east-1\.amazonaws\.com$/);
  expect([both, left]).toEqual([
    expect.objectContaining({
      endpointConfiguration: { types: ['EDGE', 'REGIONAL'], ipAddressType: 'ipv4' },
      distributionDomainName: expect.stringMatching(/\.cloudfront\.net$/),
      regionalDomainName,
      certificateArn: certificate,
      regionalCertificateArn: certificate,
    }),
    {
      domainName,
      regionalDomainName,
      regionalHostedZoneId: 'Z1UJRXOUMOOFQ8',
      regionalCertificateArn: certificate,
      endpointConfiguration: { types: ['REGIONAL'], ipAddressType: 'ipv4' },
      domainNameStatus: 'AVAILABLE',
      securityPolicy: 'TLS_1_2',
      routingMode: 'BASE_PATH_MAPPING_ONLY',
      tags: {},
    },
  ]);
});

it('is refused certificates of another type or region, names that none can be, and TLS settings that exclude each other', async () => {
  const domainName = 'a.example.com';
  const enhanced = 'SecurityPolicy_TLS13_1_3_2025_09';
  const west = certificate.replace('us-east-1', 'us-west-2');
  const mutualTlsAuthentication = { truststoreUri: 's3://certs/trust.pem' };
  expect([
    await refusedNew({ domainName, certificateArn: certificate, endpointConfiguration: regional }),
    await refusedNew({ domainName, regionalCertificateArn: certificate }),
    await refusedNew({ domainName, regionalCertificateArn: west, endpointConfiguration: regional }),
    await refusedNew({ domainName: 'Not A Name' }),
    await refusedNew({ domainName, endpointConfiguration: regional, securityPolicy: enhanced }),
    await refusedNew({ domainName, securityPolicy: enhanced, endpointAccessMode: 'BASIC' }),
    await refusedNew({ domainName, endpointConfiguration: regional, endpointAccessMode: 'BASIC' }),
    await refusedNew({
      domainName,
      endpointConfiguration: regional,
      policy: '{"Version":"2012-10-17","Statement":[]}',
    }),
    await refusedNew({ domainName, endpointConfiguration: { types: ['PRIVATE'], ipAddressType: 'ipv4' } }),
    await refusedNew({
      domainName,
      endpointConfiguration: regional,
      securityPolicy: 'TLS_1_0',
      mutualTlsAuthentication,
    }),
  ]).toEqual([
    'BadRequestException: Cannot import certificates for EDGE while REGIONAL is active.',
    'BadRequestException: Cannot import certificates for REGIONAL while EDGE is active.',
    `BadRequestException: Invalid certificate ARN: ${west}. Certificate must be in 'us-east-1'.`,
    'BadRequestException: Invalid domain name specified: Not A Name',
    `BadRequestException: Security policy ${enhanced} needs an endpointAccessMode`,
    `BadRequestException: Security policy ${enhanced} is not supported for EDGE domain names`,
    'BadRequestException: endpointAccessMode is supported with security policies that start with SecurityPolicy_ only',
    'BadRequestException: policy is supported for PRIVATE domain names only',
    'BadRequestException: Only dualstack ipAddressType is supported for Private domain names.',
    'BadRequestException: Mutual TLS authentication is only supported with TLS 1.2.',
  ]);
});

it('is patched within what its type allows', async () => {
  const domainName = 'b.example.com';
  await created({ domainName, endpointConfiguration: regional });
  const refused = (...operations: PatchOperation[]) => managed.refusal(patch(domainName, ...operations));
  expect([
    await refused(replace('/securityPolicy', 'bogus')),
    await refused(replace('/endpointConfiguration/ipAddressType', 'ipv9')),
    await refused(replace('/endpointConfiguration/types/REGIONAL', 'PRIVATE')),
    await refused({ op: 'remove', path: '/endpointConfiguration/types', value: 'REGIONAL' }),
    await refused(
      { op: 'add', path: '/regionalCertificateArn', value: certificate },
      { op: 'remove', path: '/certificateArn' },
    ),
    await refused(replace('/nope', 'x')),
  ]).toEqual([
    'BadRequestException: Invalid security policy specified: bogus',
    'BadRequestException: ipAddressType must be either ipv4 or dualstack.',
    'BadRequestException: Cannot migrate between public and private domain names',
    'BadRequestException: A domain name needs at least one endpoint type',
    'BadRequestException: Cannot add and remove certificates in one request',
    'BadRequestException: Invalid patch path /nope',
  ]);
});

it('of the private kind has both policies and both kinds of addresses, and leads to private APIs alone', async () => {
  const domainName = 'in.example.com';
  const endpointConfiguration = { types: ['PRIVATE' as const] };
  const made = await created({ domainName, certificateArn: certificate, endpointConfiguration });
  const managementPolicy = '{"Version":"2012-10-17","Statement":[]}';
  const guarded = await managed.apigateway.send(patch(domainName, replace('/managementPolicy', managementPolicy)));
  const { apiId } = await managed.client.apis.create({ name: 'Open', protocol: 'REST' });
  const mapping = new CreateBasePathMappingCommand({ domainName, restApiId: apiId });
  const source = { domainNameArn: made.domainNameArn, accessAssociationSourceType: 'VPCE' as const };
  const association = { ...source, accessAssociationSource: 'eni-1' };
  const others = await managed.apigateway.send(new GetDomainNamesCommand({ resourceOwner: 'OTHER_ACCOUNTS' }));
  expect([
    made.endpointConfiguration,
    guarded.managementPolicy,
    await managed.refusal(mapping),
    await managed.refusal(new CreateDomainNameAccessAssociationCommand(association)),
    others.items,
  ]).toEqual([
    { types: ['PRIVATE'], ipAddressType: 'dualstack' },
    managementPolicy,
    'BadRequestException: Only PRIVATE REST Apis may be mapped to a PRIVATE domain name',
    'BadRequestException: Invalid access association source specified: eni-1',
    [],
  ]);
});

it('of the edge-optimized kind keeps its mappings to the older version', async () => {
  await created({ domainName: 'edge.example.com' });
  const DomainName = 'edge.example.com';
  const words =
    'BadRequestException: Only REGIONAL domain names can be managed through the API Gateway V2 API. For EDGE domain names, please use the API Gateway V1 API. Also note that only REST APIs can be attached to EDGE domain names.';
  expect([
    await managed.refusal(new GetApiMappingsCommand({ DomainName })),
    await managed.refusal(new CreateApiMappingCommand({ DomainName, ApiId: 'x', Stage: 'dev' })),
  ]).toEqual([words, words]);
});
