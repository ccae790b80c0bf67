import { expect, it } from 'vitest';
import { type Definition, type EntityKey, entityKey } from '../../../shared/definition/entities';
import { servedName } from './served-name';

const arn = (id: string) => `arn:aws:acm:us-east-1:000000000000:certificate/${id}`;
const domain = (domainName: string, rest: object) => [
  entityKey('domain-name', domainName),
  { domainName, endpointConfiguration: { types: ['REGIONAL'] }, ...rest },
];
const definition = new Map([
  [entityKey('certificate', 'c1'), { certificateId: 'c1', privateKey: 'key' }],
  [entityKey('certificate', 'c2'), { certificateId: 'c2' }],
  domain('api.example.com', { regionalCertificateArn: arn('c1') }),
  domain('*.example.com', { regionalCertificateArn: arn('c2'), endpointAccessMode: 'STRICT' }),
  domain('plain.example.com', { certificateArn: arn('gone') }),
  [entityKey('rest-api', 'abc1234567'), { id: 'abc1234567', name: 'Orders', securityPolicy: 'TLS_1_0' }],
] as [EntityKey, never][]) as Definition;

const served = (name: string) => {
  const { source, why, isStrict, securityPolicy } = servedName(definition, name);
  return [
    source.kind === 'certificate' ? source.certificate.certificateId : source.names,
    why,
    isStrict,
    securityPolicy,
  ];
};

it('shows the certificate of the domain name, its own name before a wildcard', () => {
  expect([served('api.example.com'), served('other.example.com'), served('plain.example.com')]).toEqual([
    ['c1', `Domain name api.example.com uses certificate ${arn('c1')}.`, false, undefined],
    [
      ['*.example.com', 'other.example.com'],
      `Domain name *.example.com uses certificate ${arn('c2')}, whose private key is not on this machine: the authority issues one for it.`,
      true,
      undefined,
    ],
    [
      ['plain.example.com'],
      `Domain name plain.example.com uses certificate ${arn('gone')}, which is not in this workspace: the authority issues one for it.`,
      false,
      undefined,
    ],
  ]);
});

it('has one issued for APIs by region, for this machine, and for any other name', () => {
  const own = ['localhost', '*.localhost', '127.0.0.1', '::1'];
  expect(
    ['abc1234567.execute-api.eu-west-1.localhost', '', 'localhost', 'a.b.example.com'].map((name) => served(name)[0]),
  ).toEqual([
    ['abc1234567.execute-api.eu-west-1.localhost', '*.execute-api.eu-west-1.localhost'],
    own,
    own,
    // a wildcard stands for one label
    ['a.b.example.com'],
  ]);
  expect(served('abc1234567.execute-api.eu-west-1.localhost')[3]).toBe('TLS_1_0');
});
