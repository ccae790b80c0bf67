// A stack → entities, kind by kind: what others refer to comes first.
import type { StackResource } from '../values/stack';
import {
  buildAuthorizer,
  buildDocumentationPart,
  buildDocumentationVersion,
  buildGatewayResponse,
  buildModel,
  buildRequestValidator,
} from './api-parts';
import type { BuildContext, Builder } from './build-context';
import {
  buildAccount,
  buildApiKey,
  buildBasePathMapping,
  buildClientCertificate,
  buildDomainName,
  buildUsagePlan,
  buildUsagePlanKey,
  buildVpcLink,
} from './companions';
import { buildAlias, buildFunction, buildPermission } from './functions';
import { buildMethod, buildResources } from './resources-and-methods';
import { buildRestApi } from './rest-apis';
import { buildDeployment, buildStage } from './stages';
import { buildV2Api } from './v2/v2-apis';
import { buildApiMapping, buildV2DomainName, buildV2VpcLink } from './v2/v2-companions';
import { buildV2Integration, buildV2IntegrationResponse } from './v2/v2-integrations';
import { buildV2Authorizer, buildV2Model, buildV2Route, buildV2RouteResponse } from './v2/v2-routes';
import { buildV2Deployment, buildV2ManagedOverrides, buildV2Stage } from './v2/v2-stages';

const one =
  (builder: Builder) =>
  (context: BuildContext, resources: readonly StackResource[]): void => {
    for (const resource of resources) builder(context, resource);
  };

/** In this order. */
const builders = new Map<string, (context: BuildContext, resources: readonly StackResource[]) => void>([
  ['AWS::ApiGateway::Account', one(buildAccount)],
  ['AWS::ApiGateway::ClientCertificate', one(buildClientCertificate)],
  ['AWS::ApiGateway::VpcLink', one(buildVpcLink)],
  ['AWS::Lambda::Function', one(buildFunction)],
  ['AWS::Lambda::Alias', one(buildAlias)],
  ['AWS::Lambda::Permission', one(buildPermission)],
  ['AWS::ApiGateway::RestApi', one(buildRestApi)],
  ['AWS::ApiGateway::Model', one(buildModel)],
  ['AWS::ApiGateway::RequestValidator', one(buildRequestValidator)],
  ['AWS::ApiGateway::Authorizer', one(buildAuthorizer)],
  ['AWS::ApiGateway::GatewayResponse', one(buildGatewayResponse)],
  ['AWS::ApiGateway::DocumentationPart', one(buildDocumentationPart)],
  ['AWS::ApiGateway::DocumentationVersion', one(buildDocumentationVersion)],
  ['AWS::ApiGateway::Resource', buildResources],
  ['AWS::ApiGateway::Method', one(buildMethod)],
  ['AWS::ApiGateway::Stage', one(buildStage)],
  ['AWS::ApiGateway::Deployment', one(buildDeployment)],
  ['AWS::ApiGatewayV2::VpcLink', one(buildV2VpcLink)],
  ['AWS::ApiGatewayV2::Api', one(buildV2Api)],
  ['AWS::ApiGatewayV2::Authorizer', one(buildV2Authorizer)],
  ['AWS::ApiGatewayV2::Model', one(buildV2Model)],
  ['AWS::ApiGatewayV2::Integration', one(buildV2Integration)],
  ['AWS::ApiGatewayV2::IntegrationResponse', one(buildV2IntegrationResponse)],
  ['AWS::ApiGatewayV2::Route', one(buildV2Route)],
  ['AWS::ApiGatewayV2::RouteResponse', one(buildV2RouteResponse)],
  ['AWS::ApiGatewayV2::ApiGatewayManagedOverrides', one(buildV2ManagedOverrides)],
  ['AWS::ApiGatewayV2::Stage', one(buildV2Stage)],
  ['AWS::ApiGatewayV2::Deployment', one(buildV2Deployment)],
  ['AWS::ApiGateway::ApiKey', one(buildApiKey)],
  ['AWS::ApiGateway::UsagePlan', one(buildUsagePlan)],
  ['AWS::ApiGateway::UsagePlanKey', one(buildUsagePlanKey)],
  ['AWS::ApiGateway::DomainName', one(buildDomainName)],
  ['AWS::ApiGatewayV2::DomainName', one(buildV2DomainName)],
  ['AWS::ApiGateway::BasePathMapping', one(buildBasePathMapping)],
  ['AWS::ApiGatewayV2::ApiMapping', one(buildApiMapping)],
]);

/** Parts of functions that need no entity of their own. */
const silent = new Set(['AWS::Lambda::LayerVersion', 'AWS::Lambda::Version', 'AWS::CDK::Metadata']);

/** Builds everything that Gatehouse has a place for, and reports the rest. */
export function buildEntities(context: BuildContext, resources: readonly StackResource[]): void {
  const byType = new Map<string, StackResource[]>();
  for (const resource of resources) {
    const same = byType.get(resource.type) ?? [];
    same.push(resource);
    byType.set(resource.type, same);
  }
  for (const [type, build] of builders) build(context, byType.get(type) ?? []);
  for (const { type, place, logicalId } of resources) {
    if (builders.has(type) || silent.has(type)) continue;
    if (/^AWS::(?:ApiGateway(?:V2)?::|Serverless::(?:Http|WebSocket)Api)/.test(type)) {
      context.losses.warn(place, `${type} is not taken over; ${logicalId} is left out.`);
    } else context.losses.info(place, `${type} is no part of an API; it is left out.`);
  }
}
