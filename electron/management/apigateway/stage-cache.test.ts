// A stage's response cache by AWS's own client: the cluster, its settings, the flush, the metrics, and what is served.
import {
  CreateDeploymentCommand,
  CreateRestApiCommand,
  FlushStageCacheCommand,
  GetStageCommand,
  PutIntegrationCommand,
  PutIntegrationResponseCommand,
  PutMethodCommand,
  PutMethodResponseCommand,
  UpdateStageCommand,
} from '@aws-sdk/client-api-gateway';
import { GetMetricStatisticsCommand } from '@aws-sdk/client-cloudwatch';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type ManagementUnderTest, openTestManagement } from '../management-fixture';

let managed: ManagementUnderTest;
let restApiId = '';
beforeEach(async () => {
  managed = await openTestManagement();
  const { apigateway } = managed;
  const api = await apigateway.send(new CreateRestApiCommand({ name: 'Pets' }));
  restApiId = api.id ?? '';
  const method = { restApiId, resourceId: api.rootResourceId ?? '', httpMethod: 'GET' };
  const requestTemplates = { 'application/json': '{"statusCode":200}' };
  const responseTemplates = { 'application/json': '$context.requestId' };
  await apigateway.send(new PutMethodCommand({ ...method, authorizationType: 'NONE' }));
  await apigateway.send(new PutIntegrationCommand({ ...method, type: 'MOCK', requestTemplates }));
  await apigateway.send(new PutMethodResponseCommand({ ...method, statusCode: '200' }));
  await apigateway.send(new PutIntegrationResponseCommand({ ...method, statusCode: '200', responseTemplates }));
});
afterEach(() => managed.dispose());

const deploy = (input: Partial<CreateDeploymentCommand['input']> = {}) =>
  managed.apigateway.send(new CreateDeploymentCommand({ restApiId, stageName: 'dev', ...input }));
const patch = (...changes: readonly (readonly [path: string, value: string])[]) =>
  managed.apigateway.send(
    new UpdateStageCommand({
      restApiId,
      stageName: 'dev',
      patchOperations: changes.map(([path, value]) => ({ op: 'replace' as const, path, value })),
    }),
  );

async function answers(count: number): Promise<string[]> {
  const [stage] = await managed.client.stages.list({ apiId: restApiId });
  const texts: string[] = [];
  for (let at = 0; at < count; at += 1) texts.push(await (await fetch(`${stage?.urls.path}/`)).text());
  return texts;
}

it('keeps answers from the moment the cluster and caching are on, until it is flushed', async () => {
  await deploy();
  const before = await answers(2);
  await patch(['/cacheClusterEnabled', 'true'], ['/cacheClusterSize', '1.6'], ['/*/*/caching/enabled', 'true']);
  const during = await answers(2);
  const stage = await managed.apigateway.send(new GetStageCommand({ restApiId, stageName: 'dev' }));
  const flushed = await managed.apigateway.send(new FlushStageCacheCommand({ restApiId, stageName: 'dev' }));
  const after = await answers(1);
  expect([
    new Set(before).size,
    new Set(during).size,
    during.includes(after[0] ?? ''),
    flushed.$metadata,
  ]).toMatchObject([2, 1, false, { httpStatusCode: 202 }]);
  expect(stage).toMatchObject({
    cacheClusterEnabled: true,
    cacheClusterSize: '1.6',
    cacheClusterStatus: 'AVAILABLE',
    methodSettings: { '*/*': { cachingEnabled: true, cacheTtlInSeconds: 300 } },
  });
});

it('makes the cluster with a deployment, and ends it with everything it kept', async () => {
  await deploy({ cacheClusterEnabled: true, cacheClusterSize: '0.5' });
  await patch(['/*/*/caching/enabled', 'true']);
  const kept = await answers(2);
  const off = await patch(['/cacheClusterEnabled', 'false']);
  const [without] = await answers(1);
  await patch(['/cacheClusterEnabled', 'true']);
  const [again] = await answers(1);
  expect([new Set(kept).size, off.cacheClusterStatus, new Set([...kept, without, again]).size]).toEqual([
    1,
    'NOT_AVAILABLE',
    3,
  ]);
});

it('counts hits and misses for CloudWatch', async () => {
  await deploy({ cacheClusterEnabled: true });
  await patch(['/*/*/caching/enabled', 'true']);
  const counted = managed.next('requests.recorded', (rows) => rows.length > 0);
  await answers(3);
  await counted;
  const sumOf = async (MetricName: string) => {
    const found = await managed.cloudwatch.send(
      new GetMetricStatisticsCommand({
        Namespace: 'AWS/ApiGateway',
        MetricName,
        Dimensions: [
          { Name: 'ApiName', Value: 'Pets' },
          { Name: 'Stage', Value: 'dev' },
        ],
        StartTime: new Date(Date.now() - 600_000),
        EndTime: new Date(Date.now() + 600_000),
        Period: 3_600,
        Statistics: ['Sum'],
      }),
    );
    return (found.Datapoints ?? []).reduce((sum, point) => sum + (point.Sum ?? 0), 0);
  };
  await expect.poll(async () => [await sumOf('CacheHitCount'), await sumOf('CacheMissCount')]).toEqual([2, 1]);
});

it('lists, explains and invalidates entries', async () => {
  await deploy({ cacheClusterEnabled: true });
  await patch(['/*/*/caching/enabled', 'true']);
  const place = { apiId: restApiId, stageName: 'dev' };
  const { cache } = managed.client;
  const miss = await cache.explain({ ...place, pathWithQueryString: '/?q=1' });
  await answers(2);
  const hit = await cache.explain(place);
  const { entries, hits, misses, minutes } = await cache.entries(place);
  const [entry] = entries;
  await cache.invalidate({ ...place, entryId: entry?.id ?? '' });
  expect([
    [miss.verdict, miss.notes],
    [hit.verdict, hit.entry?.id],
    [entries.length, hits, misses, minutes.length],
    (await cache.entries(place)).entries,
    await cache.flush(place),
  ]).toEqual([
    ['miss', ['Query parameter q is no part of the key: all its values share one entry.']],
    ['hit', entry?.id],
    [1, 1, 1, 1],
    [],
    { removed: 0 },
  ]);
});
