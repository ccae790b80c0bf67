// One `AWS::Serverless::HttpApi` with the events of its functions → an API with a document, its stage and domain.
// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-httpapi.html
import { isMembers } from '../../../definition/edits/member-path';
import type { Members } from '../reading/read-template';
import { memberOf, membersOf, textOf } from '../reading/texts';
import { definitionOf } from './expand-api';
import type { ApiEvent } from './expand-function';
import type { SamContext } from './expand-sam';
import { defaultRoute, httpDocument } from './http-document';

/** Expands an HTTP API. */
export function expandHttpApi(
  logicalId: string,
  resource: Members,
  events: readonly ApiEvent[],
  context: SamContext,
): ReadonlyMap<string, unknown> {
  const properties = membersOf(resource, 'Properties');
  const place = `Resources.${logicalId}.Properties`;
  const condition = resource.Condition === undefined ? {} : { Condition: resource.Condition };
  const made = new Map<string, unknown>();
  const add = (name: string, type: string, members: object) => {
    const set = Object.entries(members).filter(([, value]) => value !== undefined);
    made.set(name, { ...condition, Type: `AWS::ApiGatewayV2::${type}`, Properties: Object.fromEntries(set) });
  };
  const definition = definitionOf(properties, place, context);
  for (const name of Object.keys(properties)) {
    if (!known.has(name)) context.losses.info(`${place}.${name}`, `${name} is not kept.`);
  }
  add(logicalId, 'Api', {
    Body: httpDocument({ properties, definition, events, place, losses: context.losses }),
    CorsConfiguration: corsOf(properties.CorsConfiguration),
    DisableExecuteApiEndpoint: properties.DisableExecuteApiEndpoint,
    FailOnWarnings: properties.FailOnWarnings,
    Tags: properties.Tags,
  });
  const stageName = properties.StageName ?? '$default';
  const stageId = stageIdOf(logicalId, stageName);
  add(stageId, 'Stage', {
    ApiId: { Ref: logicalId },
    StageName: stageName,
    AutoDeploy: true,
    StageVariables: properties.StageVariables,
    AccessLogSettings: properties.AccessLogSettings,
    DefaultRouteSettings: properties.DefaultRouteSettings,
    RouteSettings: routeSettings(properties.RouteSettings, events),
    Tags: properties.Tags,
  });
  const domain = membersOf(properties, 'Domain');
  for (const name of Object.keys(domain)) {
    if (!knownOfDomain.has(name)) context.losses.info(`${place}.Domain.${name}`, `${name} is not kept.`);
  }
  addDomain(logicalId, stageId, domain, add);
  return made;
}

const known = new Set([
  'AccessLogSettings',
  'Auth',
  'CorsConfiguration',
  'DefaultRouteSettings',
  'DefinitionBody',
  'DefinitionUri',
  'Description',
  'DisableExecuteApiEndpoint',
  'Domain',
  'FailOnWarnings',
  'Name',
  'PropagateTags',
  'RouteSettings',
  'StageName',
  'StageVariables',
  'Tags',
]);

const knownOfDomain = new Set([
  'BasePath',
  'CertificateArn',
  'DomainName',
  'EndpointConfiguration',
  'MutualTlsAuthentication',
  'OwnershipVerificationCertificateArn',
  'SecurityPolicy',
]);

/** AWS documented: what SAM makes is known by these names. */
function stageIdOf(logicalId: string, stageName: unknown): string {
  if (stageName === '$default') return `${logicalId}ApiGatewayDefaultStage`;
  return `${logicalId}${textOf(stageName)?.replace(/[^A-Za-z0-9]/g, '') ?? ''}Stage`;
}

// AWS documented: true allows every origin
function corsOf(value: unknown): unknown {
  return textOf(value) === 'true' ? { AllowOrigins: ['*'] } : isMembers(value) ? value : undefined;
}

/** The API's own, with those of each event under its route key. */
function routeSettings(written: unknown, events: readonly ApiEvent[]): unknown {
  const own = events.flatMap(({ path, verb, properties }): [string, unknown][] => {
    if (properties.RouteSettings === undefined) return [];
    const method = verb === defaultRoute.verb ? 'ANY' : verb.toUpperCase();
    return [[path === defaultRoute.path ? '$default' : `${method} ${path}`, properties.RouteSettings]];
  });
  return own.length === 0 ? written : { ...(isMembers(written) && written), ...Object.fromEntries(own) };
}

function addDomain(
  logicalId: string,
  stageId: string,
  domain: Members,
  add: (name: string, type: string, members: object) => void,
): void {
  if (domain.DomainName === undefined) return;
  const domainId = `${logicalId}DomainName`;
  const configuration = {
    CertificateArn: domain.CertificateArn,
    EndpointType: textOf(memberOf(domain, 'EndpointConfiguration')) ?? 'REGIONAL',
    ...(domain.SecurityPolicy !== undefined && { SecurityPolicy: domain.SecurityPolicy }),
    ...(domain.OwnershipVerificationCertificateArn !== undefined && {
      OwnershipVerificationCertificateArn: domain.OwnershipVerificationCertificateArn,
    }),
  };
  add(domainId, 'DomainName', {
    DomainName: domain.DomainName,
    DomainNameConfigurations: [configuration],
    MutualTlsAuthentication: domain.MutualTlsAuthentication,
  });
  const paths = Array.isArray(domain.BasePath) ? (domain.BasePath as unknown[]) : [undefined];
  for (const [at, path] of paths.entries()) {
    add(`${logicalId}ApiMapping${at === 0 ? '' : at}`, 'ApiMapping', {
      ApiId: { Ref: logicalId },
      DomainName: { Ref: domainId },
      Stage: { Ref: stageId },
      ApiMappingKey: path === '/' ? undefined : path,
    });
  }
}
