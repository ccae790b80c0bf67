// What stands beside the APIs, by the AWS CLI: keys and plans, domain names, certificates, tags, sts, the signature.
import { X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AwsCli, openAwsCli, whyNoCli } from './aws-command';
import { type Endpoint, openEndpoint } from './open-endpoint';

const reason = whyNoCli();
if (reason !== undefined) process.stderr.write(`Tests with the AWS CLI are skipped: ${reason}.\n`);

const arn = (place: string) => `arn:aws:apigateway:us-east-1::/${place}`;

describe.skipIf(reason !== undefined)('the AWS CLI', () => {
  let endpoint: Endpoint;
  let cli: AwsCli;

  beforeAll(async () => {
    // the keys that the CLI is given: what follows is signed, or it is refused
    endpoint = await openEndpoint({ accessKeys: [{ accessKeyId: 'test', secretAccessKey: 'test' }] });
    cli = openAwsCli(endpoint.url, endpoint.folder);
  });

  afterAll(async () => {
    cli.dispose();
    await endpoint.dispose();
  });

  const gw = (...words: string[]) => cli.json('apigateway', ...words);
  const refused = (...words: string[]) => cli.refusal('apigateway', ...words);

  it('is asked who it is, and given keys for a time', async () => {
    const role = ['--role-arn', 'arn:aws:iam::123456789012:role/r', '--role-session-name', 'tour'];
    const assumed = (await cli.json('sts', 'assume-role', ...role)) as Assumed;
    const { AccessKeyId, SecretAccessKey, SessionToken } = assumed.Credentials;
    const given = { AWS_ACCESS_KEY_ID: AccessKeyId, AWS_SECRET_ACCESS_KEY: SecretAccessKey };
    const guest = openAwsCli(endpoint.url, endpoint.folder, { ...given, AWS_SESSION_TOKEN: SessionToken });
    const listed = await guest.json('apigateway', 'get-rest-apis', '--query', 'items');
    guest.dispose();
    expect([
      await cli.json('sts', 'get-caller-identity', '--query', 'Account'),
      assumed.AssumedRoleUser.Arn,
      listed,
      await cli.refusal('iam', 'list-groups'),
    ]).toEqual([
      '000000000000',
      'arn:aws:sts::123456789012:assumed-role/r/tour',
      [],
      expect.stringContaining('Gatehouse does not implement iam ListGroups yet.'),
    ]);
  });

  it('keeps API keys in usage plans', async () => {
    const { id: keyId } = (await gw('create-api-key', '--name', 'first', '--enabled')) as { id: string };
    const limits = ['--throttle', 'burstLimit=5,rateLimit=2.5', '--quota', 'limit=100,period=DAY'];
    const plan = (await gw('create-usage-plan', '--name', 'Basic', ...limits)) as { id: string };
    const onPlan = ['--usage-plan-id', plan.id];
    await gw('create-usage-plan-key', ...onPlan, '--key-id', keyId, '--key-type', 'API_KEY');
    const keys = await gw('get-usage-plan-keys', ...onPlan, '--name-query', 'fir', '--query', 'items[].[name, type]');
    const value = await gw('get-api-key', '--api-key', keyId, '--include-value', '--query', 'length(value)');
    const off = ['--patch-operations', 'op=replace,path=/enabled,value=false'];
    const updated = await gw('update-api-key', '--api-key', keyId, ...off, '--query', '[enabled, tags]');
    const again = await refused('create-usage-plan-key', ...onPlan, '--key-id', keyId, '--key-type', 'API_KEY');
    await gw('delete-usage-plan-key', ...onPlan, '--key-id', keyId);
    await gw('delete-usage-plan', ...onPlan);
    await gw('delete-api-key', '--api-key', keyId);
    expect([plan, keys, value, updated, again]).toEqual([
      expect.objectContaining({
        apiStages: [],
        throttle: { burstLimit: 5, rateLimit: 2.5 },
        quota: { limit: 100, offset: 0, period: 'DAY' },
      }),
      [['first', 'API_KEY']],
      40,
      [false, {}],
      expect.stringContaining('(ConflictException)'),
    ]);
  });

  it('makes client certificates that hold for a year, and never shows their keys', async () => {
    const made = (await gw('generate-client-certificate', '--description', 'one', '--tags', 'a=b')) as Certificate;
    const onCertificate = ['--client-certificate-id', made.clientCertificateId];
    const shown = (await gw('get-client-certificate', ...onCertificate)) as Certificate;
    const change = ['--patch-operations', 'op=replace,path=/description,value=two'];
    const described = await gw('update-client-certificate', ...onCertificate, ...change, '--query', 'description');
    const listed = await gw('get-client-certificates', '--query', 'items[].clientCertificateId');
    const tagged = arn(`clientcertificates/${made.clientCertificateId}`);
    await gw('untag-resource', '--resource-arn', tagged, '--tag-keys', 'a');
    await gw('tag-resource', '--resource-arn', tagged, '--tags', 'c=d');
    const tags = await gw('get-tags', '--resource-arn', tagged, '--query', 'tags');
    await gw('delete-client-certificate', ...onCertificate);
    const certificate = new X509Certificate(made.pemEncodedCertificate);
    expect({
      members: Object.keys(shown).sort(),
      days: (Date.parse(certificate.validTo) - Date.parse(certificate.validFrom)) / 86_400_000,
      key: [certificate.publicKey.asymmetricKeyType, certificate.publicKey.asymmetricKeyDetails?.modulusLength],
      isOwn: certificate.verify(certificate.publicKey),
      rest: [described, listed, tags, await refused('get-client-certificate', ...onCertificate)],
    }).toEqual({
      members: ['clientCertificateId', 'createdDate', 'description', 'expirationDate', 'pemEncodedCertificate', 'tags'],
      days: 365,
      key: ['rsa', 2_048],
      isOwn: true,
      rest: ['two', [made.clientCertificateId], { c: 'd' }, expect.stringContaining('(NotFoundException)')],
    });
  });

  it('maps domain names and lets VPC endpoints reach private ones', async () => {
    const types = ['--endpoint-configuration', 'types=PRIVATE'];
    const policy = ['--policy', '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}'];
    const { id } = (await gw('create-rest-api', '--name', 'Mapped', ...types, ...policy)) as { id: string };
    const domain = (await gw('create-domain-name', '--domain-name', 'in.example.com', ...types)) as Domain;
    const onDomain = ['--domain-name', 'in.example.com', '--domain-name-id', domain.domainNameId];
    const mapping = await gw('create-base-path-mapping', ...onDomain, '--rest-api-id', id);
    const slashed = await refused('create-base-path-mapping', ...onDomain, '--rest-api-id', id, '--base-path', 'a/b');
    const source = ['--access-association-source-type', 'VPCE', '--access-association-source', 'vpce-1'];
    const create = ['create-domain-name-access-association', '--domain-name-arn', domain.domainNameArn, ...source];
    const association = (await gw(...create)) as { domainNameAccessAssociationArn: string };
    const twice = await refused(...create);
    const sources = 'items[].accessAssociationSource';
    const own = await gw('get-domain-name-access-associations', '--query', sources);
    const ofOthers = ['get-domain-name-access-associations', '--resource-owner', 'OTHER_ACCOUNTS', '--query', sources];
    const others = await gw(...ofOthers);
    const named = ['--domain-name-access-association-arn', association.domainNameAccessAssociationArn];
    await gw('reject-domain-name-access-association', ...named, '--domain-name-arn', domain.domainNameArn);
    const gone = await refused('delete-domain-name-access-association', ...named);
    await gw('delete-domain-name', ...onDomain);
    expect([mapping, slashed, twice, own, others, gone]).toEqual([
      { basePath: '(none)', restApiId: id },
      expect.stringContaining("API Gateway V1 doesn't support the slash character (/) in base path mappings."),
      expect.stringContaining('(ConflictException)'),
      ['vpce-1'],
      [],
      expect.stringContaining('(NotFoundException)'),
    ]);
  });

  it('is refused with other keys, and without any', async () => {
    const stranger = openAwsCli(endpoint.url, endpoint.folder, { AWS_SECRET_ACCESS_KEY: 'guessed' });
    const unknown = openAwsCli(endpoint.url, endpoint.folder, { AWS_ACCESS_KEY_ID: 'AKIAUNKNOWN' });
    expect([
      await stranger.refusal('apigateway', 'get-rest-apis'),
      await stranger.refusal('sts', 'get-caller-identity'),
      await unknown.refusal('apigateway', 'get-rest-apis'),
      await stranger.refusal('apigateway', 'get-rest-apis', '--no-sign-request'),
    ]).toEqual([
      expect.stringContaining(
        '(InvalidSignatureException) when calling the GetRestApis operation: The request signature',
      ),
      expect.stringContaining('(SignatureDoesNotMatch) when calling the GetCallerIdentity operation'),
      expect.stringContaining(
        '(UnrecognizedClientException) when calling the GetRestApis operation: The security token',
      ),
      expect.stringContaining('(MissingAuthenticationTokenException) when calling the GetRestApis operation'),
    ]);
    stranger.dispose();
    unknown.dispose();
    expect(endpoint.faults).toEqual([]);
  });
});

interface Assumed {
  readonly AssumedRoleUser: { readonly Arn: string };
  readonly Credentials: {
    readonly AccessKeyId: string;
    readonly SecretAccessKey: string;
    readonly SessionToken: string;
  };
}

interface Certificate {
  readonly clientCertificateId: string;
  readonly pemEncodedCertificate: string;
}

interface Domain {
  readonly domainNameId: string;
  readonly domainNameArn: string;
}
