import { expect, it } from 'vitest';
import { type Definition, type EntityKey, entityKey } from '../entities';
import { findCertificateProblems } from './certificate-findings';
import { openReport } from './finding-report';

const arn = (id: string) => `arn:aws:acm:us-east-1:000000000000:certificate/${id}`;

function found(entities: Readonly<Record<string, object>>) {
  const { report, findings } = openReport();
  findCertificateProblems(new Map(Object.entries(entities) as [EntityKey, never][]) as Definition, report);
  return findings.map(({ rule, key, path }) => [rule, key, path]);
}

it('names certificates without a key, and domain names whose certificate is not here', () => {
  const entities = {
    [entityKey('certificate', 'c1')]: { certificateId: 'c1', domainName: 'a.example.com', privateKey: 'key' },
    [entityKey('certificate', 'c2')]: { certificateId: 'c2', domainName: 'b.example.com' },
    [entityKey('domain-name', 'a.example.com')]: { domainName: 'a.example.com', regionalCertificateArn: arn('c1') },
    [entityKey('domain-name', 'c.example.com')]: { domainName: 'c.example.com', certificateArn: arn('c3') },
  };
  expect(found(entities)).toEqual([
    ['certificate-key-missing', 'certificate:c2', 'privateKey'],
    ['certificate-unknown', 'domain-name:c.example.com', 'certificateArn'],
  ]);
});

it('warns of default endpoints that go around mutual TLS', () => {
  const domain = (domainName: string, rest: object) => ({
    [entityKey('domain-name', domainName)]: { domainName, ...rest },
  });
  const entities = {
    ...domain('secure.example.com', { mutualTlsAuthentication: { truststoreUri: 's3://a/b.pem' } }),
    ...domain('open.example.com', {}),
    [entityKey('base-path-mapping', 'secure.example.com', '(none)')]: { basePath: '(none)', restApiId: 'rest1' },
    [entityKey('base-path-mapping', 'secure.example.com', 'closed')]: { basePath: 'closed', restApiId: 'rest2' },
    [entityKey('api-mapping', 'secure.example.com', 'm1')]: { id: 'm1', apiId: 'http1', stage: '$default' },
    [entityKey('base-path-mapping', 'open.example.com', '(none)')]: { basePath: '(none)', restApiId: 'rest3' },
    [entityKey('rest-api', 'rest1')]: { id: 'rest1', name: 'Orders' },
    [entityKey('rest-api', 'rest2')]: { id: 'rest2', name: 'Closed', disableExecuteApiEndpoint: true },
    [entityKey('rest-api', 'rest3')]: { id: 'rest3', name: 'Open' },
    [entityKey('v2-api', 'http1')]: { id: 'http1', name: 'Pets', disableExecuteApiEndpoint: false },
  };
  expect(found(entities)).toEqual([
    ['default-endpoint-open', 'rest-api:rest1', 'disableExecuteApiEndpoint'],
    ['default-endpoint-open', 'v2-api:http1', 'disableExecuteApiEndpoint'],
  ]);
});
