import { expect, it } from 'vitest';
import type { DomainName } from '../../../shared/definition/companions/domain-name';
import { updateEntity } from '../../../shared/definition/edits/entity-edits';
import { type Definition, entityKey, findEntity } from '../../../shared/definition/entities';
import { policiesFor, policyChanges, typeChanges } from './domain-changes';

const key = entityKey('domain-name', 'api.example.com');
const certificateArn = 'arn:aws:acm:us-east-1:000000000000:certificate/1';
const regional: DomainName = {
  domainName: 'api.example.com',
  endpointConfiguration: { types: ['REGIONAL'], ipAddressType: 'ipv4' },
  regionalCertificateArn: certificateArn,
  regionalDomainName: 'd-abcdefghij.execute-api.us-east-1.amazonaws.com',
  regionalHostedZoneId: 'Z1UJRXOUMOOFQ8',
  domainNameStatus: 'AVAILABLE',
  securityPolicy: 'TLS_1_2',
  routingMode: 'BASE_PATH_MAPPING_ONLY',
};

/** The name after the changes; a refusal of the studio is thrown. */
function changed(name: DomainName, changes: ReturnType<typeof policyChanges>): DomainName | undefined {
  const definition: Definition = new Map([[key, name]]);
  return findEntity(updateEntity(definition, key, changes).definition, 'domain-name', name.domainName);
}

it('gives a policy the access mode it asks for, and takes it away again', () => {
  const enhanced = changed(regional, policyChanges(regional, 'SecurityPolicy_TLS13_1_3_2025_09'));
  const back = enhanced && changed(enhanced, policyChanges(enhanced, 'TLS_1_0'));
  expect([enhanced, back]).toEqual([
    { ...regional, securityPolicy: 'SecurityPolicy_TLS13_1_3_2025_09', endpointAccessMode: 'BASIC' },
    { ...regional, securityPolicy: 'TLS_1_0' },
  ]);
});

it('moves a name with its certificate to an address of the other type, and leaves behind what does not fit', () => {
  const mutualTlsAuthentication = { truststoreUri: 's3://certs/trust.pem' };
  const moved = changed(
    { ...regional, mutualTlsAuthentication },
    typeChanges(regional, 'EDGE', 'us-east-1', () => 0),
  );
  expect([moved, policiesFor('EDGE')]).toEqual([
    {
      domainName: 'api.example.com',
      endpointConfiguration: { types: ['EDGE'], ipAddressType: 'ipv4' },
      certificateArn,
      distributionDomainName: expect.stringMatching(/\.cloudfront\.net$/),
      distributionHostedZoneId: 'Z2FDTNDATAQYW2',
      domainNameStatus: 'AVAILABLE',
      securityPolicy: 'TLS_1_2',
      routingMode: 'BASE_PATH_MAPPING_ONLY',
    },
    [
      'TLS_1_0',
      'TLS_1_2',
      'SecurityPolicy_TLS13_2025_EDGE',
      'SecurityPolicy_TLS12_PFS_2025_EDGE',
      'SecurityPolicy_TLS12_2018_EDGE',
    ],
  ]);
});
