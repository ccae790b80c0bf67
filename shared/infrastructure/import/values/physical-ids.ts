// What `Ref` and `Fn::GetAtt` give for the resources of a stack, before anything is made: ids are chosen first, so
// that every reference becomes a plain text.
import { newApiId, newRouteId, newShortId, type RandomSource } from '../../../definition/ids';
import type { StackPlace } from './stack';

/** A resource as far as its names are concerned. */
export interface NamedResource {
  readonly type: string;
  readonly logicalId: string;
  /** A property as text, resolved; undefined where it is not set. */
  property(name: string): string | undefined;
}

export interface PhysicalIds {
  /** Undefined: the resource is none that Gatehouse makes. */
  ref(resource: NamedResource): string | undefined;
  /** Undefined: it has no such attribute, or is none that Gatehouse makes. */
  attribute(resource: NamedResource, name: string): string | undefined;
}

/** Ids of one import. Asking twice gives the same. */
export function createPhysicalIds(random: RandomSource, place: StackPlace): PhysicalIds {
  const ids = new Map<string, string>();
  const taken = new Set<string>();
  const idOf = (name: string, make: (random: RandomSource) => string) => {
    const known = ids.get(name);
    if (known !== undefined) return known;
    let id = make(random);
    while (taken.has(id)) id = make(random);
    taken.add(id);
    ids.set(name, id);
    return id;
  };

  function ref(resource: NamedResource): string | undefined {
    const { type, logicalId } = resource;
    const make = idMakers.get(type);
    if (make !== undefined) return idOf(logicalId, make);
    const own = nameProperties.get(type);
    if (own !== undefined) return resource.property(own) ?? safeName(logicalId);
    switch (type) {
      case 'AWS::Lambda::Function':
        return functionName(resource.property('FunctionName')) ?? safeName(logicalId).slice(0, 64);
      case 'AWS::Lambda::Alias':
        return `${functionArn(resource.property('FunctionName') ?? logicalId)}:${resource.property('Name') ?? 'live'}`;
      case 'AWS::Lambda::Version':
        return functionArn(resource.property('FunctionName') ?? logicalId);
      case 'AWS::Lambda::LayerVersion':
        return functionArn(resource.property('LayerName') ?? logicalId).replace(/:function:(.*)$/, ':layer:$1:1');
      case 'AWS::IAM::Role':
        return resource.property('RoleName') ?? logicalId;
      case 'AWS::Logs::LogGroup':
        return resource.property('LogGroupName') ?? `/${place.stackName}/${logicalId}`;
      default:
        return undefined;
    }
  }

  function functionArn(nameOrArn: string): string {
    if (nameOrArn.startsWith('arn:')) return nameOrArn;
    const { partition, region, accountId } = place;
    return `arn:${partition}:lambda:${region}:${accountId}:function:${nameOrArn}`;
  }

  return {
    ref,
    attribute(resource, name) {
      const id = ref(resource);
      if (id === undefined) return undefined;
      const { type, logicalId } = resource;
      if ((idAttributes.get(type) ?? []).includes(name)) return id;
      const { partition, region, accountId } = place;
      switch (`${type}.${name}`) {
        case 'AWS::ApiGateway::RestApi.RootResourceId':
          return idOf(`${logicalId} /`, newApiId);
        case 'AWS::Lambda::Function.Arn':
          return functionArn(id);
        case 'AWS::Lambda::Function.InvokeArn':
        case 'AWS::Lambda::Alias.InvokeArn': {
          const path = `2015-03-31/functions/${functionArn(id)}/invocations`;
          return `arn:${partition}:apigateway:${region}:lambda:path/${path}`;
        }
        case 'AWS::Lambda::LayerVersion.LayerVersionArn':
        case 'AWS::Lambda::Alias.Arn':
        case 'AWS::Lambda::Alias.AliasArn':
        case 'AWS::Lambda::Version.FunctionArn':
          return id;
        case 'AWS::Lambda::Version.Version':
          return '$LATEST';
        case 'AWS::IAM::Role.Arn':
          return `arn:${partition}:iam::${accountId}:role/${id}`;
        case 'AWS::Logs::LogGroup.Arn':
          return `arn:${partition}:logs:${region}:${accountId}:log-group:${id}:*`;
        case 'AWS::ApiGateway::DomainName.RegionalDomainName':
        case 'AWS::ApiGatewayV2::DomainName.RegionalDomainName':
          return `d-${idOf(`${logicalId} domain`, newApiId)}.execute-api.${region}.amazonaws.com`;
        case 'AWS::ApiGatewayV2::Api.ApiEndpoint':
          return `https://${id}.execute-api.${region}.amazonaws.com`;
        case 'AWS::ApiGateway::DomainName.DistributionDomainName':
          return `${idOf(`${logicalId} domain`, newApiId)}.cloudfront.net`;
        default:
          return undefined;
      }
    },
  };
}

/** `x` of `arn:aws:lambda:region:account:function:x:alias`. */
export function functionName(nameOrArn: string | undefined): string | undefined {
  return nameOrArn === undefined ? undefined : /^(?:.*:function:)?([^:]+)/.exec(nameOrArn)?.[1];
}

const shortIds = [
  'Resource',
  'Authorizer',
  'RequestValidator',
  'Deployment',
  'UsagePlan',
  'VpcLink',
  'ClientCertificate',
  'DocumentationPart',
  'GatewayResponse',
  'Method',
  'UsagePlanKey',
  'BasePathMapping',
  'Account',
].map((name) => `AWS::ApiGateway::${name}`);
const shortV2Ids = [
  'ApiMapping',
  'Authorizer',
  'Deployment',
  'IntegrationResponse',
  'Model',
  'RouteResponse',
  'VpcLink',
].map((name) => `AWS::ApiGatewayV2::${name}`);

/** Types whose `Ref` is an id that API Gateway would choose. */
const idMakers = new Map<string, (random: RandomSource) => string>([
  ['AWS::ApiGateway::RestApi', newApiId],
  ['AWS::ApiGateway::ApiKey', newApiId],
  ['AWS::ApiGatewayV2::Api', newApiId],
  ['AWS::ApiGatewayV2::Route', newRouteId],
  ['AWS::ApiGatewayV2::Integration', newRouteId],
  ...[...shortIds, ...shortV2Ids].map((type) => [type, newShortId] as const),
]);
const nameProperties = new Map([
  ['AWS::ApiGateway::Model', 'Name'],
  ['AWS::ApiGateway::Stage', 'StageName'],
  ['AWS::ApiGateway::DomainName', 'DomainName'],
  ['AWS::ApiGateway::DocumentationVersion', 'DocumentationVersion'],
  ['AWS::ApiGatewayV2::Stage', 'StageName'],
  ['AWS::ApiGatewayV2::DomainName', 'DomainName'],
]);
const idAttributes = new Map<string, readonly string[]>([
  ['AWS::ApiGateway::RestApi', ['RestApiId']],
  ['AWS::ApiGateway::Resource', ['ResourceId']],
  ['AWS::ApiGateway::Authorizer', ['AuthorizerId']],
  ['AWS::ApiGateway::RequestValidator', ['RequestValidatorId']],
  ['AWS::ApiGateway::Deployment', ['DeploymentId']],
  ['AWS::ApiGateway::UsagePlan', ['Id']],
  ['AWS::ApiGateway::ApiKey', ['APIKeyId']],
  ['AWS::ApiGateway::VpcLink', ['VpcLinkId']],
  ['AWS::ApiGateway::ClientCertificate', ['ClientCertificateId']],
  ['AWS::ApiGateway::DocumentationPart', ['DocumentationPartId']],
  ['AWS::ApiGatewayV2::Api', ['ApiId']],
  ['AWS::ApiGatewayV2::Route', ['RouteId']],
  ['AWS::ApiGatewayV2::RouteResponse', ['RouteResponseId']],
  ['AWS::ApiGatewayV2::Integration', ['IntegrationId']],
  ['AWS::ApiGatewayV2::IntegrationResponse', ['IntegrationResponseId']],
  ['AWS::ApiGatewayV2::Authorizer', ['AuthorizerId']],
  ['AWS::ApiGatewayV2::Model', ['ModelId']],
  ['AWS::ApiGatewayV2::Deployment', ['DeploymentId']],
  ['AWS::ApiGatewayV2::VpcLink', ['VpcLinkId']],
  ['AWS::ApiGatewayV2::ApiMapping', ['ApiMappingId']],
]);

/** Letters and digits, which every name takes. */
function safeName(text: string): string {
  const name = text.replace(/[^A-Za-z0-9]+/g, '');
  return name === '' ? 'unnamed' : name;
}
