// One `AWS::Serverless::Api` with the events of its functions → an API with a document, its stage, plan and domain.
import { isMembers } from '../../../definition/edits/member-path';
import type { Members } from '../reading/read-template';
import { memberOf, membersOf, textOf } from '../reading/texts';
import { isLocalPath, type SideFiles } from '../values/side-files';
import { apiDocument } from './api-document';
import type { ApiEvent } from './expand-function';
import type { SamContext } from './expand-sam';

/** Expands an API. */
export function expandApi(
  logicalId: string,
  resource: Members,
  events: readonly ApiEvent[],
  context: SamContext,
): ReadonlyMap<string, unknown> {
  const properties = membersOf(resource, 'Properties');
  const place = `Resources.${logicalId}.Properties`;
  const condition = resource.Condition === undefined ? {} : { Condition: resource.Condition };
  const made = new Map<string, unknown>();
  const add = (name: string, type: string, members: object, further: object = {}) =>
    made.set(name, { ...further, ...condition, Type: `AWS::ApiGateway::${type}`, Properties: defined(members) });
  const definition = definitionOf(properties, place, context);
  add(
    logicalId,
    'RestApi',
    {
      Name: properties.Name ?? { Ref: 'AWS::StackName' },
      Description: properties.Description,
      Body: apiDocument({ logicalId, properties, definition, events, place, losses: context.losses }),
      ApiKeySourceType: properties.ApiKeySourceType,
      BinaryMediaTypes: binaryTypes(properties.BinaryMediaTypes),
      MinimumCompressionSize: properties.MinimumCompressionSize,
      DisableExecuteApiEndpoint: properties.DisableExecuteApiEndpoint,
      EndpointConfiguration: endpointOf(properties.EndpointConfiguration),
      Policy: policyOf(membersOf(properties, 'Auth'), place, context),
      Tags: properties.Tags,
    },
    { Metadata: resource.Metadata ?? {} },
  );
  const stageName = textOf(properties.StageName);
  const stageId = `${logicalId}${stageName?.replace(/[^A-Za-z0-9]/g, '') ?? ''}Stage`;
  const deploymentId = `${logicalId}Deployment`;
  add(deploymentId, 'Deployment', { RestApiId: { Ref: logicalId } });
  add(stageId, 'Stage', {
    RestApiId: { Ref: logicalId },
    StageName: properties.StageName,
    DeploymentId: { Ref: deploymentId },
    Variables: properties.Variables,
    MethodSettings: properties.MethodSettings,
    TracingEnabled: properties.TracingEnabled,
    CacheClusterEnabled: properties.CacheClusterEnabled,
    CacheClusterSize: properties.CacheClusterSize,
    CanarySetting: properties.CanarySetting,
    AccessLogSetting: properties.AccessLogSetting,
  });
  addUsagePlan(logicalId, stageId, membersOf(membersOf(properties, 'Auth'), 'UsagePlan'), add);
  addDomain(logicalId, stageId, membersOf(properties, 'Domain'), add);
  return made;
}

type Add = (name: string, type: string, members: object) => void;

function defined(members: object): object {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

/** The document the API starts from: written in place, or a file beside the template. */
export function definitionOf(properties: Members, place: string, { files, losses }: SamContext): Members | undefined {
  if (isMembers(properties.DefinitionBody)) return withInclude(properties.DefinitionBody, files);
  const uri = properties.DefinitionUri;
  if (uri === undefined) return undefined;
  if (typeof uri === 'string' && isLocalPath(uri)) return files.members(uri);
  losses.warn(`${place}.DefinitionUri`, 'The document is not on this machine; nothing is fetched.');
  return undefined;
}

/** A document that includes a file beside the template is that file, so that events can be added to its paths. */
function withInclude(body: Members, files: SideFiles): Members {
  const call = memberOf(body, 'Fn::Transform');
  const location = textOf(membersOf(call, 'Parameters').Location) ?? '';
  if (memberOf(call, 'Name') !== 'AWS::Include' || !isLocalPath(location)) return body;
  const { 'Fn::Transform': _, ...others } = body;
  return { ...files.members(location), ...others };
}

// AWS documented: `image~1png` is how SAM writes image/png
function binaryTypes(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((type: unknown) => (typeof type === 'string' ? type.replaceAll('~1', '/') : type));
}

// AWS documented: the endpoint type of a serverless API is EDGE, also written as a text alone
function endpointOf(value: unknown): unknown {
  if (!isMembers(value) || !Object.hasOwn(value, 'Type')) {
    return value === undefined ? undefined : typeof value === 'string' ? { Types: [value] } : value;
  }
  return defined({ Types: [value.Type], VpcEndpointIds: value.VPCEndpointIds, IpAddressType: value.IpAddressType });
}

function policyOf(auth: Members, place: string, { losses }: SamContext): unknown {
  const source = membersOf(auth, 'ResourcePolicy');
  const statements = source.CustomStatements;
  for (const name of Object.keys(source)) {
    if (name !== 'CustomStatements') losses.warn(`${place}.Auth.ResourcePolicy.${name}`, `${name} is left out.`);
  }
  if (statements === undefined) return undefined;
  return { Version: '2012-10-17', Statement: Array.isArray(statements) ? statements : [statements] };
}

function addUsagePlan(logicalId: string, stageId: string, plan: Members, add: Add): void {
  const kind = textOf(plan.CreateUsagePlan);
  if (kind === undefined || kind === 'NONE') return;
  const { CreateUsagePlan: _, ...fields } = plan;
  const [planId, keyId] = [`${logicalId}UsagePlan`, `${logicalId}ApiKey`];
  const place = { ApiId: { Ref: logicalId }, Stage: { Ref: stageId } };
  add(planId, 'UsagePlan', { UsagePlanName: planId, ...fields, ApiStages: [place] });
  add(keyId, 'ApiKey', { Enabled: true, StageKeys: [{ RestApiId: place.ApiId, StageName: place.Stage }] });
  add(`${logicalId}UsagePlanKey`, 'UsagePlanKey', {
    KeyId: { Ref: keyId },
    KeyType: 'API_KEY',
    UsagePlanId: { Ref: planId },
  });
}

function addDomain(logicalId: string, stageId: string, domain: Members, add: Add): void {
  if (domain.DomainName === undefined) return;
  const endpoint = textOf(memberOf(domain, 'EndpointConfiguration')) ?? 'REGIONAL';
  const domainId = `${logicalId}DomainName`;
  add(domainId, 'DomainName', {
    DomainName: domain.DomainName,
    EndpointConfiguration: { Types: [endpoint] },
    SecurityPolicy: domain.SecurityPolicy,
    [endpoint === 'EDGE' ? 'CertificateArn' : 'RegionalCertificateArn']: domain.CertificateArn,
  });
  const paths = Array.isArray(domain.BasePath) ? (domain.BasePath as unknown[]) : [undefined];
  for (const [at, basePath] of paths.entries()) {
    add(`${logicalId}BasePathMapping${at === 0 ? '' : at}`, 'BasePathMapping', {
      DomainName: { Ref: domainId },
      RestApiId: { Ref: logicalId },
      Stage: { Ref: stageId },
      BasePath: basePath,
    });
  }
}
