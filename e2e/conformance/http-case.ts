// A conformance case of an HTTP API: routes with their integrations, a request, and the answer of the real service.
import type { Gateway } from '../../electron/gateway/gateway';
import type { StageSettings } from '../../electron/gateway/ports';
import { snapshotApi } from '../../shared/definition/api-view';
import { type Entity, type EntityKey, entityKey } from '../../shared/definition/entities';
import { httpRouteSelectionExpression, type V2Api, v2ApiSchema } from '../../shared/definition/v2/api';
import type { V2Authorizer } from '../../shared/definition/v2/authorizer';
import { type V2Integration, v2IntegrationSchema } from '../../shared/definition/v2/integration';
import { type V2Route, v2RouteSchema } from '../../shared/definition/v2/route';
import { defaultStageName } from '../../shared/definition/v2/stage';
import type { ConformanceCase } from './conformance-case';
import { type CaseOutcome, type CaseSurroundings, runDefinition, withEndpoint } from './run-case';

/** An integration, and what its route says beside its key. */
export type CaseRoute = Partial<V2Integration> & { readonly route?: Partial<V2Route> };

export interface HttpCase extends CaseSurroundings {
  readonly id: string;
  readonly source: ConformanceCase['source'];
  /** By route key; `{endpoint}` stands for the endpoint's host and port. */
  readonly routes: Readonly<Record<string, CaseRoute>>;
  readonly api?: Partial<V2Api>;
  readonly authorizers?: readonly V2Authorizer[];
  /** By name; default: `$default` with nothing set. */
  readonly stages?: Readonly<Record<string, Partial<StageSettings>>>;
}

const apiId = 'a60h4yl2h0';

/** Invokes the function `fn` with events of format 2.0. */
export const lambda2: CaseRoute = {
  integrationType: 'AWS_PROXY',
  integrationUri: 'arn:aws:lambda:us-east-1:123456789012:function:fn',
  payloadFormatVersion: '2.0',
};

/** The same with events of format 1.0. */
export const lambda1: CaseRoute = { ...lambda2, payloadFormatVersion: '1.0' };

/** Calls the endpoint's `/back`. */
export const proxy: CaseRoute = { integrationType: 'HTTP_PROXY', integrationUri: 'http://{endpoint}/back' };

/** Deploys the case's stages, sends the request, and lets go of everything. */
export function runHttpCase(conformance: HttpCase): Promise<CaseOutcome> {
  return runDefinition(conformance, (gateway, port) => {
    const { stages = { [defaultStageName]: {} } } = conformance;
    for (const [stageName, settings] of Object.entries(stages)) deploy(gateway, conformance, port, stageName, settings);
    return apiId;
  });
}

function deploy(
  gateway: Gateway,
  conformance: HttpCase,
  port: number,
  stageName: string,
  settings: Partial<StageSettings>,
): void {
  const snapshot = snapshotApi(entitiesOf(conformance, port), apiId);
  gateway.deploy({
    apiId,
    stageName,
    deploymentId: 'dep123',
    deployedAt: 0,
    snapshotHash: 'dep123',
    snapshot,
    settings: {
      methodSettings: {},
      tracingEnabled: false,
      ...settings,
      variables: JSON.parse(withEndpoint(JSON.stringify(settings.variables ?? {}), port)),
    },
  });
}

function entitiesOf({ routes, api, authorizers = [] }: HttpCase, port: number): Map<EntityKey, Entity> {
  const wholeApi = v2ApiSchema.parse({
    id: apiId,
    name: 'case',
    protocolType: 'HTTP',
    createdDate: 0,
    routeSelectionExpression: httpRouteSelectionExpression,
    ...api,
  });
  const entities: [EntityKey, Entity][] = [[entityKey('v2-api', apiId), wholeApi]];
  for (const [at, [routeKey, { route, ...integration }]] of Object.entries(routes).entries()) {
    const [routeId, integrationId] = [`route${at}`, `int${at}`];
    const whole = v2RouteSchema.parse({ id: routeId, routeKey, target: `integrations/${integrationId}`, ...route });
    entities.push([entityKey('v2-route', apiId, routeId), whole]);
    const called = v2IntegrationSchema.parse({
      id: integrationId,
      payloadFormatVersion: '1.0',
      timeoutInMillis: 30_000,
      ...JSON.parse(withEndpoint(JSON.stringify(integration), port)),
    });
    entities.push([entityKey('v2-integration', apiId, integrationId), called]);
  }
  for (const authorizer of authorizers) entities.push([entityKey('v2-authorizer', apiId, authorizer.id), authorizer]);
  return new Map(entities);
}
