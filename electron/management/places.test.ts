// Things of regions and accounts kept apart: each client sees its own, and one name may be taken in each.
import { CreateRestApiCommand, GetRestApiCommand, GetRestApisCommand } from '@aws-sdk/client-api-gateway';
import { ListMetricsCommand, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { CreateLogGroupCommand, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  CreateFunctionCommand,
  DeleteFunctionCommand,
  InvokeCommand,
  ListFunctionsCommand,
} from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { zipOf } from '../backends/lambda/testing/sample-zip';
import { type ManagementUnderTest, openTestManagement } from './management-fixture';

let managed: ManagementUnderTest;

beforeAll(async () => {
  managed = await openTestManagement();
});

afterAll(() => managed.dispose());

const other = { region: 'eu-west-1', accountId: '111122223333' };

const codeThatSays = (text: string) =>
  zipOf([
    {
      name: 'index.js',
      content: `exports.handler = async (_, context) => ['${text}', context.functionName, context.invokedFunctionArn];`,
    },
  ]);

it('keeps functions of one name apart', async () => {
  const clients = [managed.lambda, managed.clientsOf(other).lambda];
  const create = (client: (typeof clients)[number], text: string) =>
    client?.send(
      new CreateFunctionCommand({
        FunctionName: 'orders',
        Role: 'arn:aws:iam::000000000000:role/run',
        Runtime: 'nodejs18.x',
        Handler: 'index.handler',
        Code: { ZipFile: codeThatSays(text) },
      }),
    );
  const arns = [await create(clients[0] as never, 'home'), await create(clients[1] as never, 'away')].map(
    (made) => made?.FunctionArn,
  );
  const answers = await Promise.all(
    clients.map(async (client) => {
      const { Payload } = (await client?.send(new InvokeCommand({ FunctionName: 'orders' }))) ?? {};
      return JSON.parse(Buffer.from(Payload ?? []).toString());
    }),
  );
  await clients[0]?.send(new DeleteFunctionCommand({ FunctionName: 'orders' }));
  const left = await Promise.all(clients.map((client) => client?.send(new ListFunctionsCommand({}))));
  expect([arns, answers, left.map((list) => list?.Functions?.map(({ FunctionName }) => FunctionName))]).toEqual([
    ['arn:aws:lambda:us-east-1:000000000000:function:orders', 'arn:aws:lambda:eu-west-1:111122223333:function:orders'],
    [
      ['home', 'orders', 'arn:aws:lambda:us-east-1:000000000000:function:orders'],
      ['away', 'orders', 'arn:aws:lambda:eu-west-1:111122223333:function:orders'],
    ],
    [[], ['orders']],
  ]);
});

it('keeps log groups and metrics apart', async () => {
  const away = managed.clientsOf(other);
  for (const logs of [managed.logs, away.logs]) await logs.send(new CreateLogGroupCommand({ logGroupName: '/shop' }));
  const arnsOf = async (logs: typeof managed.logs) =>
    (await logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: '/shop' }))).logGroups?.map(({ arn }) => arn);
  const MetricData = [{ MetricName: 'Sold', Value: 1 }];
  await away.cloudwatch.send(new PutMetricDataCommand({ Namespace: 'Shop', MetricData }));
  const metricsOf = async (cloudwatch: typeof managed.cloudwatch) =>
    (await cloudwatch.send(new ListMetricsCommand({ Namespace: 'Shop' }))).Metrics?.length;
  expect([
    await arnsOf(managed.logs),
    await arnsOf(away.logs),
    await metricsOf(managed.cloudwatch),
    await metricsOf(away.cloudwatch),
  ]).toEqual([
    ['arn:aws:logs:us-east-1:000000000000:log-group:/shop:*'],
    ['arn:aws:logs:eu-west-1:111122223333:log-group:/shop:*'],
    0,
    1,
  ]);
});

it('shows an account of its own only its APIs, and names none of its members after it', async () => {
  const { apigateway } = managed.clientsOf({ region: 'us-east-1', accountId: other.accountId });
  const made = await apigateway.send(new CreateRestApiCommand({ name: 'Theirs' }));
  const lists = await Promise.all(
    [apigateway, managed.apigateway].map(async (client) =>
      ((await client.send(new GetRestApisCommand({}))).items ?? []).map(({ name }) => name),
    ),
  );
  const refused = await managed.refusal(new GetRestApiCommand({ restApiId: made.id }));
  expect([lists, 'accountId' in made, refused]).toEqual([
    [['Theirs'], []],
    false,
    `NotFoundException: Invalid API identifier specified 000000000000:${made.id}`,
  ]);
});
