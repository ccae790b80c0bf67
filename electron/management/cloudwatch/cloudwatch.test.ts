import {
  GetMetricDataCommand,
  GetMetricStatisticsCommand,
  ListMetricsCommand,
  PutMetricDataCommand,
} from '@aws-sdk/client-cloudwatch';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { entityKey } from '../../../shared/definition/entities';
import { createDispatch } from '../dispatch';
import { type ManagementUnderTest, openTestManagement } from '../management-fixture';
import { decodeCbor, encodeCbor } from '../wire/cbor';

let test: ManagementUnderTest;
beforeEach(async () => {
  test = await openTestManagement();
});
afterEach(async () => {
  await test.dispose();
  expect(test.faults).toEqual([]);
});

/** The beginning of a minute, so that what is put within it stays together. */
const minute = Math.floor(Date.now() / 60_000) * 60_000 - 600_000;
const at = (seconds: number) => new Date(minute + seconds * 1_000);
const Namespace = 'Shop';
const Dimensions = [{ Name: 'Page', Value: 'cart' }];
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'no refusal',
    ({ name, message }: Error) => `${name}: ${message}`,
  );
const putDurations = () =>
  test.cloudwatch.send(
    new PutMetricDataCommand({
      Namespace,
      MetricData: [
        {
          MetricName: 'Duration',
          Dimensions,
          Timestamp: at(1),
          Unit: 'Milliseconds',
          Values: [10, 20],
          Counts: [3, 1],
        },
        { MetricName: 'Duration', Dimensions, Timestamp: at(59), Unit: 'Milliseconds', Value: 100 },
        { MetricName: 'Duration', Dimensions, Timestamp: at(60), Unit: 'Milliseconds', Value: 7 },
        {
          MetricName: 'Summary',
          Timestamp: at(1),
          StatisticValues: { SampleCount: 4, Sum: 40, Minimum: 1, Maximum: 30 },
        },
      ],
    }),
  );

it('keeps what clients put, minute by minute', async () => {
  await putDurations();
  const { Datapoints, Label } = await test.cloudwatch.send(
    new GetMetricStatisticsCommand({
      Namespace,
      MetricName: 'Duration',
      Dimensions,
      StartTime: at(0),
      EndTime: at(120),
      Period: 60,
      Statistics: ['Sum', 'Average', 'Minimum', 'Maximum', 'SampleCount'],
    }),
  );
  const percentiles = await test.cloudwatch.send(
    new GetMetricStatisticsCommand({
      Namespace,
      MetricName: 'Duration',
      Dimensions,
      StartTime: at(0),
      EndTime: at(60),
      Period: 60,
      ExtendedStatistics: ['p50', 'p99'],
    }),
  );
  const whole = await test.cloudwatch.send(
    new GetMetricStatisticsCommand({
      Namespace,
      MetricName: 'Summary',
      StartTime: at(0),
      EndTime: at(300),
      Period: 300,
      Statistics: ['Average', 'Maximum'],
    }),
  );
  expect([Label, Datapoints, percentiles.Datapoints, whole.Datapoints]).toEqual([
    'Duration',
    [
      {
        Timestamp: at(0),
        ...{ Sum: 150, Average: 30, Minimum: 10, Maximum: 100, SampleCount: 5 },
        Unit: 'Milliseconds',
      },
      {
        Timestamp: at(60),
        ...{ Sum: 7, Average: 7, Minimum: 7, Maximum: 7, SampleCount: 1 },
        Unit: 'Milliseconds',
      },
    ],
    [{ Timestamp: at(0), Unit: 'Milliseconds', ExtendedStatistics: { p50: 10, p99: 100 } }],
    [{ Timestamp: at(0), Average: 10, Maximum: 30, Unit: 'None' }],
  ]);
});

it('takes what clients compress', async () => {
  const MetricData = Array.from({ length: 300 }, (_, index) => ({ MetricName: `M${index}`, Value: index, Dimensions }));
  await test.cloudwatch.send(new PutMetricDataCommand({ Namespace, MetricData }));
  const { Metrics } = await test.cloudwatch.send(new ListMetricsCommand({ Namespace }));
  expect(Metrics).toHaveLength(300);
});

it('answers several metrics at once, the newest first', async () => {
  await putDurations();
  const MetricStat = { Metric: { Namespace, MetricName: 'Duration', Dimensions }, Period: 60, Stat: 'Maximum' };
  const { MetricDataResults } = await test.cloudwatch.send(
    new GetMetricDataCommand({
      MetricDataQueries: [
        { Id: 'a', MetricStat },
        { Id: 'b', MetricStat: { ...MetricStat, Stat: 'p90' }, Label: 'Slow' },
        { Id: 'c', MetricStat, ReturnData: false },
      ],
      StartTime: at(0),
      EndTime: at(120),
    }),
  );
  const math = new GetMetricDataCommand({
    MetricDataQueries: [{ Id: 'm', Expression: 'a/b' }],
    StartTime: at(0),
    EndTime: at(120),
  });
  const Timestamps = [at(60), at(0)];
  expect([MetricDataResults, await refusal(test.cloudwatch.send(math))]).toEqual([
    [
      { Id: 'a', Label: 'Duration', Timestamps, Values: [7, 100], StatusCode: 'Complete' },
      { Id: 'b', Label: 'Slow', Timestamps, Values: [7, 100], StatusCode: 'Complete' },
    ],
    'NotImplemented: Gatehouse does not implement monitoring GetMetricData with an Expression yet.',
  ]);
});

it('lists metrics by name and dimension, and refuses what is wrong', async () => {
  await putDurations();
  const list = async (input: object) => {
    const { Metrics = [] } = await test.cloudwatch.send(new ListMetricsCommand(input));
    return Metrics.map(({ MetricName }) => MetricName);
  };
  const ahead = [{ MetricName: 'Duration', Value: 1, Timestamp: new Date(Date.now() + 10_000_000) }];
  const wrong = { Namespace, MetricName: 'Duration', StartTime: at(60), EndTime: at(0), Period: 60 };
  expect([
    await list({ Namespace }),
    await list({ Dimensions: [{ Name: 'Page' }] }),
    await list({ Dimensions: [{ Name: 'Page', Value: 'home' }] }),
    await list({ RecentlyActive: 'PT3H' }),
    await refusal(
      test.cloudwatch.send(
        new GetMetricStatisticsCommand({
          ...{ ...wrong, StartTime: at(0), EndTime: at(60) },
          ...{ Statistics: ['Sum'], ExtendedStatistics: ['p50'] },
        }),
      ),
    ),
    await refusal(test.cloudwatch.send(new GetMetricStatisticsCommand({ ...wrong, Statistics: ['Sum'] }))),
    await refusal(test.cloudwatch.send(new PutMetricDataCommand({ Namespace: 'AWS/Lambda', MetricData: [] }))),
    await refusal(test.cloudwatch.send(new PutMetricDataCommand({ Namespace, MetricData: ahead }))),
  ]).toEqual([
    ['Duration', 'Summary'],
    ['Duration'],
    [],
    ['Duration', 'Summary'],
    'InvalidParameterCombinationException: The parameters Statistics and ExtendedStatistics must not be used together.',
    'InvalidParameterValueException: The parameter StartTime must be less than the parameter EndTime.',
    'InvalidParameterValueException: The value AWS/ for parameter Namespace is invalid.',
    'InvalidParameterValueException: The parameter Timestamp must specify a time no more than two hours in the future.',
  ]);
});

it('counts the gateway’s requests by API, by stage, and by method where that is wanted', async () => {
  const { client } = test;
  const { apiId } = await client.apis.create({ name: 'Shop' });
  const { resourceId } = await client.resources.createPath({ apiId, path: '/items' });
  await client.methods.create({ apiId, resourceId, httpMethod: 'GET', integrationType: 'MOCK' });
  await client.deployments.create({ apiId, stageName: 'dev' });
  const value = { '*/*': { metricsEnabled: true } };
  await client.definition.update({
    key: entityKey('stage', apiId, 'dev'),
    changes: [{ path: ['methodSettings'], value }],
  });
  const send = (pathWithQueryString: string) =>
    client.invocations.send({ apiId, stageName: 'dev', verb: 'GET', pathWithQueryString });
  await send('/items');
  await send('/items');
  await send('/nowhere');
  const sumOf = async (MetricName: string, dimensions: Record<string, string>, Stat = 'Sum') => {
    const Metric = {
      Namespace: 'AWS/ApiGateway',
      MetricName,
      Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
    };
    const { MetricDataResults } = await test.cloudwatch.send(
      new GetMetricDataCommand({
        MetricDataQueries: [{ Id: 'q', MetricStat: { Metric, Period: 3_600, Stat } }],
        StartTime: new Date(Date.now() - 3_600_000),
        EndTime: new Date(Date.now() + 3_600_000),
      }),
    );
    return MetricDataResults?.[0]?.Values?.reduce((sum, each) => sum + each, 0);
  };
  const stage = { ApiName: 'Shop', Stage: 'dev' };
  await expect.poll(() => sumOf('Count', stage), { timeout: 5_000 }).toBe(3);
  expect({
    api: await sumOf('Count', { ApiName: 'Shop' }),
    method: await sumOf('Count', { ...stage, Resource: '/items', Method: 'GET' }),
    errors: await sumOf('4XXError', stage),
    latency: ((await sumOf('Latency', stage, 'p99')) ?? 0) > 0,
    nowhere: await sumOf('Count', { ApiName: 'Shop', Stage: 'prod' }),
  }).toEqual({ api: 3, method: 2, errors: 1, latency: true, nowhere: 0 });
});

describe('other protocols', () => {
  const call = async (headers: Record<string, string>, body: string | Buffer, rawPath = '/') => {
    const dispatch = createDispatch(test.studio, (fault) => test.faults.push(fault));
    const answer = await dispatch({
      method: 'POST',
      rawPath,
      query: new URLSearchParams(),
      headers,
      body: Buffer.from(body),
    });
    return { status: answer.status, body: Buffer.from(answer.body ?? '') };
  };
  const form = (fields: Record<string, string>) =>
    call(
      { 'content-type': 'application/x-www-form-urlencoded' },
      new URLSearchParams({ Version: '2010-08-01', ...fields }).toString(),
    );
  const statistics = {
    Action: 'GetMetricStatistics',
    Namespace,
    MetricName: 'Duration',
    'Dimensions.member.1.Name': 'Page',
    'Dimensions.member.1.Value': 'cart',
    StartTime: at(0).toISOString(),
    EndTime: at(60).toISOString(),
    Period: '60',
    'Statistics.member.1': 'Sum',
  };

  it('are forms with answers in XML', async () => {
    await putDurations();
    const { status, body } = await form(statistics);
    const refused = await form({ ...statistics, Period: '61' });
    expect([
      status,
      body.toString().replace(/<RequestId>.*?</, '<RequestId><'),
      refused.status,
      `${refused.body}`,
    ]).toEqual([
      200,
      `<GetMetricStatisticsResponse xmlns="http://monitoring.amazonaws.com/doc/2010-08-01/"><GetMetricStatisticsResult><Label>Duration</Label><Datapoints><member><Timestamp>${at(0).toISOString()}</Timestamp><Sum>150</Sum><Unit>Milliseconds</Unit></member></Datapoints></GetMetricStatisticsResult><ResponseMetadata><RequestId></RequestId></ResponseMetadata></GetMetricStatisticsResponse>`,
      400,
      expect.stringContaining('<Code>InvalidParameterValue</Code>'),
    ]);
  });

  it('are CBOR both ways', async () => {
    const path = (action: string) => `/service/GraniteServiceVersion20100801/operation/${action}`;
    const headers = { 'smithy-protocol': 'rpc-v2-cbor', 'content-type': 'application/cbor' };
    const MetricData = [{ MetricName: 'Duration', Timestamp: at(0), Value: 2.5 }];
    const put = await call(headers, encodeCbor({ Namespace, MetricData }), path('PutMetricData'));
    const got = await call(
      headers,
      encodeCbor({
        Namespace,
        MetricName: 'Duration',
        StartTime: at(0),
        EndTime: at(60),
        Period: 60,
        Statistics: ['Sum'],
      }),
      path('GetMetricStatistics'),
    );
    const broken = await call(headers, Buffer.from([0xa1]), path('ListMetrics'));
    expect([put.status, decodeCbor(got.body), broken.status, decodeCbor(broken.body)]).toEqual([
      200,
      { Label: 'Duration', Datapoints: [{ Timestamp: at(0), Sum: 2.5, Unit: 'None' }] },
      400,
      { __type: 'SerializationException', message: 'The request body is not valid CBOR.' },
    ]);
  });
});
