// Export and import of HTTP and WebSocket APIs undo each other, in every format.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Definition, type Entity, type EntityKey, listEntities } from '../../definition/entities';
import type { V2Stage } from '../../definition/v2/stage';
import { importText } from '../import/import-fixtures';
import { arbitraryHttpApi, arbitraryWebSocketApi } from './arbitrary-v2-api';
import { collectV2Api } from './collect-v2-api';
import type { ApiToExport } from './export-fixtures';
import { exportInfrastructure } from './export-infrastructure';
import { planOf } from './terraform/plan-fixtures';
import { v2TerraformBlocks } from './terraform/v2-terraform';
import { canonicalV2Api, fullHttpApi, fullWebSocketApi, place } from './v2-export-fixtures';

/** Exported and imported again; what it asks for is the secrets. */
function through({ apiId, definition }: ApiToExport, format: 'cloudformation' | 'sam' | 'terraform') {
  const text =
    format === 'terraform'
      ? planOf(v2TerraformBlocks(collectV2Api(definition, apiId, place.region)))
      : exportInfrastructure(definition, apiId, { format, syntax: 'yaml', region: place.region }).text;
  const imported = importText(text, { ...place, fileName: 'template' });
  const losses = imported.losses.filter(({ severity }) => severity === 'warning').map(({ message }) => message);
  const api = canonicalV2Api(imported.entities, imported.apis[0]?.apiId ?? '');
  return { fills: imported.fills.map(({ wants }) => wants), losses, api };
}

const whole = ({ apiId, definition }: ApiToExport) => ({
  fills: [],
  losses: [],
  api: canonicalV2Api(definition, apiId),
});

describe.each([
  ['HTTP', arbitraryHttpApi],
  ['WebSocket', arbitraryWebSocketApi],
] as const)('any %s API', (protocol, arbitrary) => {
  it('comes back from CloudFormation as it was', () => {
    fc.assert(
      fc.property(arbitrary, (api) => {
        expect(through(api, 'cloudformation')).toEqual(whole(api));
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  it('comes back from a plan of its Terraform configuration as it was', () => {
    fc.assert(
      fc.property(arbitrary, (api) => {
        expect(through(api, 'terraform')).toEqual(whole(inTerraform(api)));
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  it('comes back from SAM as it was, apart from what SAM has no place for', () => {
    fc.assert(
      fc.property(arbitrary, (api) => {
        const told = protocol === 'HTTP' ? inSam(api) : api;
        expect(through(told, 'sam')).toEqual(whole(told));
      }),
      { numRuns: 60, seed: 7 },
    );
  });
});

it.each(['cloudformation', 'sam', 'terraform'] as const)(
  'asks for the secrets of an API that comes back from %s',
  (format) => {
    const asked = [fullHttpApi(), fullWebSocketApi()].map((api) => through(api, format).fills);
    expect(asked.map((fills) => fills.length)).toEqual([3, 2]);
  },
);

/** A plan does not hold versions or aliases of functions that it makes; limits are written as they are in force. */
function inTerraform(api: ApiToExport): ApiToExport {
  return changed(api, (kind, entity) => {
    if (
      kind === 'v2-integration' &&
      'integrationUri' in entity &&
      /function:pets:live/.test(entity.integrationUri ?? '')
    ) {
      return { ...entity, integrationUri: entity.integrationUri?.replace(':live', '') };
    }
    if (kind !== 'v2-stage' || !('autoDeploy' in entity)) return entity;
    const stage = entity as V2Stage;
    const limits = { throttlingBurstLimit: 5_000, throttlingRateLimit: 10_000 };
    const ofStage = { ...limits, ...stage.defaultRouteSettings };
    const ofRoutes = Object.entries(stage.routeSettings ?? {}).map(([key, setting]) => [
      key,
      {
        throttlingBurstLimit: ofStage.throttlingBurstLimit,
        throttlingRateLimit: ofStage.throttlingRateLimit,
        ...setting,
      },
    ]);
    return {
      ...stage,
      ...(stage.defaultRouteSettings !== undefined && { defaultRouteSettings: ofStage }),
      ...(ofRoutes.length > 0 && { routeSettings: Object.fromEntries(ofRoutes) as V2Stage['routeSettings'] }),
    };
  });
}

/** SAM makes a stage where there is none, which deploys by itself; documents name functions by invocation ARNs. */
function inSam(api: ApiToExport): ApiToExport {
  const hasStage = listEntities(api.definition, 'v2-stage', api.apiId).length > 0;
  const told = changed(api, (kind, entity) => {
    if (kind === 'v2-stage' && 'stageName' in entity) {
      const { description: _, tags: _tags, ...stage } = entity as Entity & { description?: string; tags?: object };
      return { ...stage, autoDeploy: true } as Entity;
    }
    if (kind !== 'v2-integration' || !('integrationUri' in entity)) return entity;
    const { integrationUri: uri = '' } = entity;
    const [, region = ''] = /^arn:aws:lambda:([^:]*):/.exec(uri) ?? [];
    const invocation = `arn:aws:apigateway:${region}:lambda:path/2015-03-31/functions/${uri}/invocations`;
    return region === '' ? entity : { ...entity, integrationUri: invocation };
  });
  const stage: [EntityKey, Entity] = [`v2-stage:${api.apiId}/$default`, { stageName: '$default', autoDeploy: true }];
  return hasStage ? told : { ...told, definition: new Map([...told.definition, stage]) };
}

function changed({ apiId, definition }: ApiToExport, change: (kind: string, entity: Entity) => Entity): ApiToExport {
  const entries = [...definition].map(
    ([key, entity]) => [key, change(key.slice(0, key.indexOf(':')), entity)] as const,
  );
  const changedDefinition: Definition = new Map(entries);
  return { apiId, definition: changedDefinition };
}
