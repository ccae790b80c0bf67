// Domain names with their mappings and rules, VPC links and tags: what stands beside the APIs, seen by both API versions.
import {
  CreateBasePathMappingCommand,
  CreateDomainNameCommand as CreateOlderDomainName,
  DeleteBasePathMappingCommand,
  GetBasePathMappingsCommand,
  GetDomainNameCommand as GetOlderDomainName,
  GetTagsCommand as GetOlderTags,
  GetVpcLinksCommand as GetOlderVpcLinks,
  UpdateBasePathMappingCommand,
} from '@aws-sdk/client-api-gateway';
import {
  CreateApiMappingCommand,
  CreateDomainNameCommand,
  CreateStageCommand,
  CreateVpcLinkCommand,
  DeleteApiCommand,
  DeleteApiMappingCommand,
  DeleteStageCommand,
  DeleteVpcLinkCommand,
  GetApiMappingCommand,
  GetApiMappingsCommand,
  GetDomainNameCommand,
  GetDomainNamesCommand,
  GetTagsCommand,
  GetVpcLinkCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateApiMappingCommand,
  UpdateDomainNameCommand,
  UpdateVpcLinkCommand,
} from '@aws-sdk/client-apigatewayv2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openV2, type V2UnderTest } from './v2-fixture';

let v2: V2UnderTest;
let apiId = '';

beforeAll(async () => {
  v2 = await openV2();
  apiId = await v2.createApi();
  await v2.answer(new CreateStageCommand({ ApiId: apiId, StageName: 'dev' }));
  await v2.answer(new CreateStageCommand({ ApiId: apiId, StageName: 'prod' }));
});

afterAll(() => v2.dispose());

const certificate = 'arn:aws:acm:us-east-1:000000000000:certificate/1';
const configuration = { CertificateArn: certificate, EndpointType: 'REGIONAL', SecurityPolicy: 'TLS_1_2' } as const;

async function createName(DomainName: string) {
  return v2.answer(new CreateDomainNameCommand({ DomainName, DomainNameConfigurations: [configuration] }));
}

describe('a domain name', () => {
  it('is made with what AWS fills in, and is the same in the older version', async () => {
    const made = await createName('a.example.com');
    const older = await v2.send(new GetOlderDomainName({ domainName: 'a.example.com' }));
    const address = expect.stringMatching(/^d-[a-z0-9]{10}\.execute-api\.us-east-1\.amazonaws\.com$/);
    expect([made, older]).toEqual([
      {
        ApiMappingSelectionExpression: '$request.basepath',
        DomainName: 'a.example.com',
        DomainNameArn: 'arn:aws:apigateway:us-east-1::/domainnames/a.example.com',
        DomainNameConfigurations: [
          {
            ...configuration,
            ApiGatewayDomainName: address,
            DomainNameStatus: 'AVAILABLE',
            HostedZoneId: 'Z1UJRXOUMOOFQ8',
            IpAddressType: 'ipv4',
          },
        ],
        RoutingMode: 'API_MAPPING_ONLY',
        Tags: {},
      },
      {
        domainName: 'a.example.com',
        domainNameStatus: 'AVAILABLE',
        endpointConfiguration: { types: ['REGIONAL'], ipAddressType: 'ipv4' },
        regionalCertificateArn: certificate,
        regionalDomainName: address,
        regionalHostedZoneId: 'Z1UJRXOUMOOFQ8',
        routingMode: 'BASE_PATH_MAPPING_ONLY',
        securityPolicy: 'TLS_1_2',
        tags: {},
      },
    ]);
  });

  it('of the older version is changed by this one', async () => {
    const endpointConfiguration = { types: ['REGIONAL' as const] };
    const regional = { endpointConfiguration, regionalCertificateArn: certificate };
    await v2.send(new CreateOlderDomainName({ domainName: 'b.example.com', ...regional }));
    const trust = { TruststoreUri: 's3://trust/store.pem' };
    const change = { DomainName: 'b.example.com', RoutingMode: 'ROUTING_RULE_THEN_API_MAPPING' } as const;
    const changed = await v2.answer(new UpdateDomainNameCommand({ ...change, MutualTlsAuthentication: trust }));
    const older = await v2.send(new GetOlderDomainName({ domainName: 'b.example.com' }));
    const ended = await v2.answer(
      new UpdateDomainNameCommand({ DomainName: 'b.example.com', MutualTlsAuthentication: { TruststoreUri: '' } }),
    );
    expect([changed, older, Object.keys(ended).includes('MutualTlsAuthentication')]).toMatchObject([
      { RoutingMode: 'ROUTING_RULE_THEN_API_MAPPING', MutualTlsAuthentication: trust },
      {
        routingMode: 'ROUTING_RULE_THEN_BASE_PATH_MAPPING',
        mutualTlsAuthentication: { truststoreUri: 's3://trust/store.pem' },
      },
      false,
    ]);
  });

  it('is hidden where it is private, and refused where it is there already', async () => {
    await createName('c.example.com');
    await v2.send(
      new CreateOlderDomainName({ domainName: 'private.example.com', endpointConfiguration: { types: ['PRIVATE'] } }),
    );
    const { Items } = await v2.answer(new GetDomainNamesCommand({}));
    const names = (Items as { DomainName: string }[]).map(({ DomainName }) => DomainName);
    expect([
      names.includes('private.example.com'),
      await v2.refused(new GetDomainNameCommand({ DomainName: 'private.example.com' })),
      await v2.refused(new CreateDomainNameCommand({ DomainName: 'c.example.com' })),
    ]).toEqual([
      false,
      'NotFoundException: The domain name resource specified in the request was not found.',
      'ConflictException: The domain name resource already exists.',
    ]);
  });
});

describe('an API mapping', () => {
  it('shows in both versions, and keeps its id through changes by either', async () => {
    await createName('maps.example.com');
    const DomainName = 'maps.example.com';
    const made = await v2.answer(
      new CreateApiMappingCommand({ DomainName, ApiId: apiId, Stage: 'dev', ApiMappingKey: 'pets/v1' }),
    );
    const mapping = { DomainName, ApiMappingId: String(made.ApiMappingId) };
    const listed = await v2.apigateway.send(new GetBasePathMappingsCommand({ domainName: DomainName }));
    await v2.send(
      new UpdateBasePathMappingCommand({
        domainName: DomainName,
        basePath: 'pets/v1',
        patchOperations: [{ op: 'replace', path: '/basePath', value: 'cats' }],
      }),
    );
    const changed = await v2.answer(new UpdateApiMappingCommand({ ...mapping, ApiId: apiId, Stage: 'prod' }));
    expect([made, listed.items, changed]).toEqual([
      { ApiMappingId: expect.stringMatching(/^[a-z0-9]{6}$/), ApiId: apiId, Stage: 'dev', ApiMappingKey: 'pets/v1' },
      [{ basePath: 'pets/v1', restApiId: apiId, stage: 'dev' }],
      { ApiMappingId: made.ApiMappingId, ApiId: apiId, Stage: 'prod', ApiMappingKey: 'cats' },
    ]);
    await v2.send(new DeleteBasePathMappingCommand({ domainName: DomainName, basePath: 'cats' }));
    expect(await v2.refused(new GetApiMappingCommand(mapping))).toBe(
      'NotFoundException: The api mapping resource specified in the request was not found.',
    );
  });

  it('of the older version has an id here, which outlives a new key', async () => {
    const DomainName = 'older.example.com';
    await createName(DomainName);
    const rest = await v2.client.apis.create({ name: 'Rest', protocol: 'REST' });
    await v2.send(new CreateBasePathMappingCommand({ domainName: DomainName, restApiId: rest.apiId }));
    const { Items } = await v2.answer(new GetApiMappingsCommand({ DomainName }));
    const [older] = Items as { ApiMappingId: string }[];
    const mapping = { DomainName, ApiMappingId: older?.ApiMappingId ?? '' };
    const change = { ...mapping, ApiId: apiId, Stage: 'dev', ApiMappingKey: 'a/b' };
    const changed = await v2.answer(new UpdateApiMappingCommand(change));
    await v2.answer(new DeleteApiMappingCommand(mapping));
    expect([older, changed, (await v2.answer(new GetApiMappingsCommand({ DomainName }))).Items]).toEqual([
      { ApiMappingId: expect.stringMatching(/^[a-z0-9]{6}$/), ApiId: rest.apiId, ApiMappingKey: '' },
      { ApiMappingId: older?.ApiMappingId, ApiId: apiId, Stage: 'dev', ApiMappingKey: 'a/b' },
      [],
    ]);
  });

  it('keeps APIs and stages where they are, and WebSocket APIs for themselves', async () => {
    const DomainName = 'alone.example.com';
    await createName(DomainName);
    const ApiId = await v2.createApi({ ProtocolType: 'WEBSOCKET', RouteSelectionExpression: '$request.body.action' });
    await v2.answer(new CreateStageCommand({ ApiId, StageName: 'prod' }));
    await v2.answer(new CreateApiMappingCommand({ DomainName, ApiId, Stage: 'prod' }));
    const rest = await v2.client.apis.create({ name: 'Rest', protocol: 'REST' });
    const older = new CreateBasePathMappingCommand({ domainName: DomainName, basePath: 'a', restApiId: rest.apiId });
    const only = 'BadRequestException: Only WEBSOCKET Apis may be mapped to a domain name that has a WEBSOCKET Api';
    expect([
      await v2.refused(new DeleteApiCommand({ ApiId })),
      await v2.refused(new DeleteStageCommand({ ApiId, StageName: 'prod' })),
      await v2.refused(new CreateApiMappingCommand({ DomainName, ApiId: apiId, Stage: 'dev', ApiMappingKey: 'a' })),
      await v2.refusal(older),
    ]).toEqual([
      `BadRequestException: Deleting API ${ApiId} failed. Please remove all API mappings for the API from your custom domain names.`,
      `BadRequestException: Deleting stage prod failed. Please remove all base path mappings related to the stage in your domains: ${DomainName}`,
      `${only}, and no other`,
      `${only}, and no other`,
    ]);
  });

  it('is refused for what is not there, for keys that cannot be, and for a path that is taken in either version', async () => {
    const DomainName = 'refuses.example.com';
    await createName(DomainName);
    const input = { DomainName, ApiId: apiId, Stage: 'dev', ApiMappingKey: 'taken' };
    await v2.answer(new CreateApiMappingCommand(input));
    const rest = await v2.client.apis.create({ name: 'Rest', protocol: 'REST' });
    expect([
      await v2.refused(new CreateApiMappingCommand({ ...input, DomainName: 'nobody.example.com' })),
      await v2.refused(new CreateApiMappingCommand({ ...input, ApiMappingKey: 'b', Stage: 'nope' })),
      await v2.refused(new CreateApiMappingCommand({ ...input, ApiMappingKey: 'a b' })),
      await v2.refused(new CreateApiMappingCommand(input)),
      await v2.refusal(
        new CreateBasePathMappingCommand({ domainName: DomainName, basePath: 'taken', restApiId: rest.apiId }),
      ),
    ]).toEqual([
      'NotFoundException: The domain name resource specified in the request was not found.',
      'BadRequestException: Invalid stage identifier specified',
      "BadRequestException: An ApiMapping key may contain only letters, numbers and one of $-_.+!*'(),",
      'ConflictException: ApiMapping key already exists for this domain name',
      'ConflictException: Base path already exists for this domain name',
    ]);
  });
});

describe('a VPC link', () => {
  it('says PENDING when it is made and AVAILABLE from then on, and is none of the older version', async () => {
    const made = await v2.answer(
      new CreateVpcLinkCommand({ Name: 'inside', SubnetIds: ['subnet-1'], Tags: { a: 'b' } }),
    );
    const VpcLinkId = String(made.VpcLinkId);
    const renamed = await v2.answer(new UpdateVpcLinkCommand({ VpcLinkId, Name: 'within' }));
    const older = await v2.apigateway.send(new GetOlderVpcLinks({}));
    await v2.answer(new DeleteVpcLinkCommand({ VpcLinkId }));
    const link = {
      VpcLinkId: expect.stringMatching(/^[a-z0-9]{6}$/),
      CreatedDate: expect.any(Date),
      SecurityGroupIds: [],
      SubnetIds: ['subnet-1'],
      Tags: { a: 'b' },
      VpcLinkVersion: 'V2',
    };
    expect([made, renamed, older.items, await v2.refused(new GetVpcLinkCommand({ VpcLinkId }))]).toEqual([
      {
        ...link,
        Name: 'inside',
        VpcLinkStatus: 'PENDING',
        VpcLinkStatusMessage: 'VPC link is provisioning ENIs',
      },
      {
        ...link,
        Name: 'within',
        VpcLinkStatus: 'AVAILABLE',
        VpcLinkStatusMessage: 'VPC link is ready to route traffic',
      },
      [],
      `NotFoundException: Invalid VpcLink identifier specified ${VpcLinkId}`,
    ]);
  });
});

describe('tags', () => {
  it('are one store for both versions', async () => {
    const ResourceArn = `arn:aws:apigateway:us-east-1::/apis/${apiId}/stages/dev`;
    await v2.answer(new TagResourceCommand({ ResourceArn, Tags: { team: 'pets', env: 'dev' } }));
    await v2.answer(new UntagResourceCommand({ ResourceArn, TagKeys: ['env'] }));
    const { tags } = await v2.apigateway.send(new GetOlderTags({ resourceArn: ResourceArn }));
    const unencoded = await v2.call('GET', `/v2/tags/arn:aws:apigateway:us-east-1::/apis/${apiId}/stages/dev`);
    expect([(await v2.answer(new GetTagsCommand({ ResourceArn }))).Tags, tags, unencoded.text]).toEqual([
      { team: 'pets' },
      { team: 'pets' },
      '{"tags":{"team":"pets"}}',
    ]);
  });
});
