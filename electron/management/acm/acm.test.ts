// ACM as AWS's own client speaks it.
import { createPrivateKey, X509Certificate } from 'node:crypto';
import {
  AddTagsToCertificateCommand,
  DeleteCertificateCommand,
  DescribeCertificateCommand,
  ExportCertificateCommand,
  GetCertificateCommand,
  ImportCertificateCommand,
  ListCertificatesCommand,
  ListTagsForCertificateCommand,
  RemoveTagsFromCertificateCommand,
  RenewCertificateCommand,
  RequestCertificateCommand,
} from '@aws-sdk/client-acm';
import { CreateDomainNameCommand, DeleteDomainNameCommand } from '@aws-sdk/client-api-gateway';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  expiredCertificate,
  localhostCertificate,
  otherCertificate,
} from '../../gateway/6-integration/test-certificates';
import { type ManagementUnderTest, openTestManagement } from '../management-fixture';

let managed: ManagementUnderTest;
beforeAll(async () => {
  managed = await openTestManagement();
});
afterAll(() => managed.dispose());

const bytes = (text: string) => Buffer.from(text);
const nameOf = ({ name, message }: Error) => `${name}: ${message}`;
const refusalOf = (work: Promise<unknown>) => work.then(() => 'no refusal', nameOf);

it('issues what is requested at once, the same again for the same token', async () => {
  const { acm } = managed;
  const asked = new RequestCertificateCommand({
    DomainName: 'api.example.com',
    SubjectAlternativeNames: ['*.api.example.com'],
    IdempotencyToken: 'once',
    KeyAlgorithm: 'EC_prime256v1',
    Tags: [{ Key: 'team', Value: 'orders' }],
  });
  const { CertificateArn = '' } = await acm.send(asked);
  const again = await acm.send(asked);
  const { Certificate: shown } = await acm.send(new DescribeCertificateCommand({ CertificateArn }));
  const { Certificate = '', CertificateChain = '' } = await acm.send(new GetCertificateCommand({ CertificateArn }));
  const read = new X509Certificate(Certificate);
  expect([
    again.CertificateArn,
    read.subjectAltName,
    read.verify(new X509Certificate(CertificateChain).publicKey),
  ]).toEqual([CertificateArn, 'DNS:api.example.com, DNS:*.api.example.com', true]);
  expect(shown).toMatchObject({
    CertificateArn: expect.stringMatching(/^arn:aws:acm:us-east-1:000000000000:certificate\/[0-9a-f-]{36}$/),
    DomainName: 'api.example.com',
    SubjectAlternativeNames: ['api.example.com', '*.api.example.com'],
    Status: 'ISSUED',
    Type: 'AMAZON_ISSUED',
    KeyAlgorithm: 'EC-prime256v1',
    InUseBy: [],
    RenewalEligibility: 'INELIGIBLE',
    NotAfter: new Date(read.validTo),
    DomainValidationOptions: [{ DomainName: 'api.example.com', ValidationStatus: 'SUCCESS' }, {}],
  });
});

it('lists RSA certificates unless other key types are asked for', async () => {
  const { acm } = managed;
  const usual = await acm.send(new ListCertificatesCommand({}));
  const all = await acm.send(new ListCertificatesCommand({ Includes: { keyTypes: ['EC_prime256v1', 'RSA_2048'] } }));
  expect(
    [usual, all].map(({ CertificateSummaryList = [] }) => CertificateSummaryList.map((one) => one.DomainName)),
  ).toEqual([[], ['api.example.com']]);
});

it('imports a certificate with its key, and again under its ARN', async () => {
  const { acm } = managed;
  const send = ({ cert, key }: { cert: string; key: string }, CertificateArn?: string) =>
    acm.send(new ImportCertificateCommand({ CertificateArn, Certificate: bytes(cert), PrivateKey: bytes(key) }));
  const { CertificateArn = '' } = await send(localhostCertificate);
  const again = await send(expiredCertificate, CertificateArn);
  const { Certificate: shown } = await acm.send(new DescribeCertificateCommand({ CertificateArn }));
  const mixed = await refusalOf(send({ cert: localhostCertificate.cert, key: otherCertificate.key }));
  const garbage = await refusalOf(send({ cert: 'x', key: 'y' }));
  const renewed = await refusalOf(acm.send(new RenewCertificateCommand({ CertificateArn })));
  expect([again.CertificateArn, shown?.Status, shown?.Type, mixed, garbage, renewed]).toEqual([
    CertificateArn,
    'EXPIRED',
    'IMPORTED',
    'ValidationException: The private key is not supported, or is not the one of the certificate.',
    'ValidationException: The certificate field contains no certificate in PEM.',
    'ValidationException: An imported certificate cannot be renewed: import it again.',
  ]);
});

it('keeps what a domain name uses, renews it, and deletes it afterwards', async () => {
  const { acm, apigateway } = managed;
  const { CertificateArn = '' } = await acm.send(new RequestCertificateCommand({ DomainName: 'used.example.com' }));
  const domain = { domainName: 'used.example.com', regionalCertificateArn: CertificateArn };
  await apigateway.send(new CreateDomainNameCommand({ ...domain, endpointConfiguration: { types: ['REGIONAL'] } }));
  const before = await acm.send(new GetCertificateCommand({ CertificateArn }));
  await acm.send(new RenewCertificateCommand({ CertificateArn }));
  const after = await acm.send(new GetCertificateCommand({ CertificateArn }));
  const { Certificate: shown } = await acm.send(new DescribeCertificateCommand({ CertificateArn }));
  const kept = await refusalOf(acm.send(new DeleteCertificateCommand({ CertificateArn })));
  await apigateway.send(new DeleteDomainNameCommand({ domainName: domain.domainName }));
  await acm.send(new DeleteCertificateCommand({ CertificateArn }));
  const gone = await refusalOf(acm.send(new DescribeCertificateCommand({ CertificateArn })));
  expect([before.Certificate === after.Certificate, shown?.InUseBy, shown?.RenewalEligibility, kept, gone]).toEqual([
    false,
    ['arn:aws:apigateway:us-east-1::/domainnames/used.example.com'],
    'ELIGIBLE',
    `ResourceInUseException: Certificate ${CertificateArn} in account 000000000000 is in use.`,
    `ResourceNotFoundException: Could not find certificate ${CertificateArn} in account 000000000000.`,
  ]);
});

it('exports the key, sealed with the passphrase, of certificates that allow it', async () => {
  const { acm } = managed;
  const request = (Export: 'ENABLED' | 'DISABLED') =>
    acm.send(new RequestCertificateCommand({ DomainName: 'export.example.com', Options: { Export } }));
  const open = await request('ENABLED');
  const closed = await request('DISABLED');
  const exported = (CertificateArn: string | undefined) =>
    acm.send(new ExportCertificateCommand({ CertificateArn, Passphrase: bytes('secret') }));
  const { Certificate = '', PrivateKey = '' } = await exported(open.CertificateArn);
  const key = createPrivateKey({ key: PrivateKey, passphrase: 'secret' });
  expect([
    PrivateKey.startsWith('-----BEGIN ENCRYPTED PRIVATE KEY-----'),
    new X509Certificate(Certificate).checkPrivateKey(key),
    await refusalOf(exported(closed.CertificateArn)),
  ]).toEqual([
    true,
    true,
    expect.stringMatching(/^ValidationException: The certificate .* is not a private certificate/),
  ]);
});

it('tags certificates', async () => {
  const { acm } = managed;
  const Tags = [{ Key: 'a', Value: '1' }];
  const { CertificateArn } = await acm.send(new RequestCertificateCommand({ DomainName: 'tagged.example.com', Tags }));
  await acm.send(new AddTagsToCertificateCommand({ CertificateArn, Tags: [{ Key: 'b', Value: '2' }, { Key: 'c' }] }));
  await acm.send(
    new RemoveTagsFromCertificateCommand({ CertificateArn, Tags: [{ Key: 'a', Value: 'other' }, { Key: 'b' }] }),
  );
  const { Tags: left } = await acm.send(new ListTagsForCertificateCommand({ CertificateArn }));
  expect(left).toEqual([...Tags, { Key: 'c', Value: '' }]);
});

it('refuses names, ARNs and algorithms of another form', async () => {
  const { acm } = managed;
  const strange = { CertificateArn: 'arn:aws:acm:us-east-1:000000000000:thing/x' };
  expect([
    await refusalOf(acm.send(new RequestCertificateCommand({ DomainName: 'no name' }))),
    await refusalOf(acm.send(new RequestCertificateCommand({ DomainName: undefined }))),
    await refusalOf(acm.send(new RequestCertificateCommand({ DomainName: 'a.example', KeyAlgorithm: 'DSA' as never }))),
    await refusalOf(acm.send(new DescribeCertificateCommand(strange))),
  ]).toEqual([
    expect.stringMatching(/^ValidationException: 1 validation error detected: Value 'no name' at 'domainName' failed/),
    expect.stringMatching(/^ValidationException: .*Value null at 'domainName'/),
    expect.stringMatching(/^ValidationException: .*Value 'DSA' at 'keyAlgorithm' failed/),
    'InvalidArnException: The ARN arn:aws:acm:us-east-1:000000000000:thing/x is not the ARN of a certificate.',
  ]);
});
