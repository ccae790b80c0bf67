// Builds snapshots for tests from a list of paths: defaults filled in as the control plane fills them.
import type { ApiSnapshot } from '../../../shared/definition/api-view';
import { type Entity, type EntityKey, entityKey } from '../../../shared/definition/entities';
import type { Authorizer } from '../../../shared/definition/rest/authorizer';
import {
  type GatewayResponse,
  type GatewayResponseType,
  gatewayResponseSchema,
} from '../../../shared/definition/rest/gateway-response';
import { type Method, methodSchema } from '../../../shared/definition/rest/method';
import { type RestApi, restApiSchema } from '../../../shared/definition/rest/rest-api';
import type { StageDeployment, StageSettings } from '../ports';

/** A method without the verb, as tests write it; MOCK that answers 200 unless it has an integration of its own. */
export type SampleMethod = { readonly [Name in keyof Method]?: unknown };

export interface SampleApi {
  readonly api?: Partial<RestApi>;
  /** Path → verb → method. Resources above a path are made as needed; a resource's id is its path with dots. */
  readonly paths: Readonly<Record<string, Readonly<Record<string, SampleMethod>>>>;
  readonly authorizers?: readonly Authorizer[];
  readonly gatewayResponses?: readonly (Partial<GatewayResponse> & { readonly responseType: GatewayResponseType })[];
}

const apiId = 'abc1234567';

/** An integration that answers `status` and nothing else. */
export function mockAnswering(status: number, response: Readonly<Record<string, unknown>> = {}) {
  return {
    type: 'MOCK',
    requestTemplates: { 'application/json': `{"statusCode": ${status}}` },
    integrationResponses: { [status]: { statusCode: String(status), ...response } },
  };
}

/** The snapshot of `sample`, API id `abc1234567`, root resource id `root`. */
export function sampleSnapshot(sample: SampleApi): ApiSnapshot {
  const entities: [EntityKey, Entity][] = [];
  const api = { id: apiId, name: 'Sample', createdDate: 0, rootResourceId: 'root', ...sample.api };
  entities.push([entityKey('rest-api', apiId), restApiSchema.parse(api)]);
  const resources = new Set<string>();
  for (const [path, methods] of Object.entries(sample.paths)) {
    addResource(path, resources, entities);
    for (const [httpMethod, method] of Object.entries(methods)) {
      const entity = methodSchema.parse({
        httpMethod,
        methodResponses: { 200: { statusCode: '200' } },
        methodIntegration: mockAnswering(200),
        ...method,
      });
      entities.push([entityKey('method', apiId, resourceIdOf(path), httpMethod), entity]);
    }
  }
  for (const authorizer of sample.authorizers ?? []) {
    entities.push([entityKey('authorizer', apiId, authorizer.id), authorizer]);
  }
  for (const response of sample.gatewayResponses ?? []) {
    const key = entityKey('gateway-response', apiId, response.responseType);
    entities.push([key, gatewayResponseSchema.parse(response)]);
  }
  return { protocol: 'REST', apiId, entities: Object.fromEntries(entities) as Record<EntityKey, Entity> };
}

/** Stage `dev` of the sample, ready to deploy. */
export function sampleStage(sample: SampleApi, settings: Partial<StageSettings> = {}): StageDeployment {
  const snapshot = sampleSnapshot(sample);
  return {
    apiId,
    stageName: 'dev',
    deploymentId: 'dep123',
    deployedAt: 0,
    snapshotHash: JSON.stringify(snapshot),
    snapshot,
    settings: { variables: {}, methodSettings: {}, tracingEnabled: false, ...settings },
  };
}

/** `/pets/{id}` → `pets.{id}`. */
export function resourceIdOf(path: string): string {
  return path === '/' ? 'root' : path.slice(1).replaceAll('/', '.');
}

function addResource(path: string, known: Set<string>, entities: [EntityKey, Entity][]): void {
  const full = path === '/' ? '/' : path.replace(/\/$/, '');
  if (known.has(full)) return;
  known.add(full);
  const id = resourceIdOf(full);
  if (full === '/') {
    entities.push([entityKey('resource', apiId, id), { id }]);
    return;
  }
  const parent = full.slice(0, full.lastIndexOf('/')) || '/';
  addResource(parent, known, entities);
  const pathPart = full.slice(full.lastIndexOf('/') + 1);
  entities.push([entityKey('resource', apiId, id), { id, parentId: resourceIdOf(parent), pathPart }]);
}
