// TLS settings of domain names as clients of both API versions see them.
import { ListCertificatesCommand, RequestCertificateCommand } from '@aws-sdk/client-acm';
import { CreateDomainNameCommand, GetDomainNameCommand } from '@aws-sdk/client-api-gateway';
import { GetDomainNameCommand as GetV2DomainNameCommand } from '@aws-sdk/client-apigatewayv2';
import { afterEach, expect, it } from 'vitest';
import { localhostCertificate } from '../../gateway/6-integration/test-certificates';
import { type ManagementUnderTest, openTestManagement } from '../management-fixture';

let managed: ManagementUnderTest;
afterEach(() => managed.dispose());

const regional = { types: ['REGIONAL' as const] };

it('warns of a truststore that is not there, in both versions, and refuses mutual TLS where AWS has none', async () => {
  managed = await openTestManagement();
  const mutualTlsAuthentication = { truststoreUri: 's3://certs/trust.pem' };
  const secure = { domainName: 'secure.example.com', mutualTlsAuthentication };
  const made = await managed.apigateway.send(
    new CreateDomainNameCommand({ ...secure, endpointConfiguration: regional }),
  );
  const warnings = [expect.stringMatching(/^The truststore s3:\/\/certs\/trust.pem cannot be read: there is no file /)];
  const shown = await managed.apigateway.send(new GetDomainNameCommand({ domainName: secure.domainName }));
  const v2 = await managed.apigatewayv2.send(new GetV2DomainNameCommand({ DomainName: secure.domainName }));
  expect([
    made.mutualTlsAuthentication?.truststoreWarnings,
    shown.mutualTlsAuthentication,
    v2.MutualTlsAuthentication?.TruststoreWarnings,
    await managed.refusal(new CreateDomainNameCommand({ domainName: 'edge.example.com', mutualTlsAuthentication })),
    await managed.refusal(
      new CreateDomainNameCommand({
        domainName: 'modern.example.com',
        mutualTlsAuthentication,
        endpointConfiguration: regional,
        securityPolicy: 'SecurityPolicy_TLS13_1_3_2025_09',
        endpointAccessMode: 'BASIC',
      }),
    ),
  ]).toEqual([
    warnings,
    { ...mutualTlsAuthentication, truststoreWarnings: warnings },
    warnings,
    'BadRequestException: Mutual TLS authentication is supported for REGIONAL domain names only',
    'BadRequestException: Mutual TLS authentication is not supported with security policy SecurityPolicy_TLS13_1_3_2025_09',
  ]);
});

it('takes a certificate that comes with an edge-optimized name, and keeps its key out of answers', async () => {
  managed = await openTestManagement();
  const { certificateArn, ...made } = await managed.apigateway.send(
    new CreateDomainNameCommand({
      domainName: 'localhost.example.com',
      certificateName: 'mine',
      certificateBody: localhostCertificate.cert,
      certificatePrivateKey: localhostCertificate.key,
    }),
  );
  const { CertificateSummaryList = [] } = await managed.acm.send(
    new ListCertificatesCommand({ Includes: { keyTypes: ['EC_prime256v1'] } }),
  );
  expect([CertificateSummaryList[0]?.CertificateArn === certificateArn, JSON.stringify(made).includes('KEY')]).toEqual([
    true,
    false,
  ]);
});

it('with --strict takes certificates of the workspace only', async () => {
  managed = await openTestManagement({ isStrict: true });
  const { CertificateArn } = await managed.acm.send(new RequestCertificateCommand({ DomainName: 'a.example.com' }));
  const create = (regionalCertificateArn: string | undefined) =>
    managed.refusal(
      new CreateDomainNameCommand({
        domainName: 'a.example.com',
        endpointConfiguration: regional,
        regionalCertificateArn,
      }),
    );
  expect([await create(`${CertificateArn}x`), await create(CertificateArn)]).toEqual([
    expect.stringContaining(`There is no certificate ${CertificateArn}x here.`),
    'no refusal',
  ]);
});
