import {
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DeleteLogGroupCommand,
  DeleteLogStreamCommand,
  DescribeLogGroupsCommand,
  DescribeLogStreamsCommand,
  FilterLogEventsCommand,
  GetLogEventsCommand,
  ListTagsForResourceCommand,
  ListTagsLogGroupCommand,
  PutLogEventsCommand,
  PutRetentionPolicyCommand,
  TagLogGroupCommand,
  TagResourceCommand,
  UntagLogGroupCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { InvokeCommand } from '@aws-sdk/client-lambda';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { entityKey } from '../../../shared/definition/entities';
import { type ManagementUnderTest, openTestManagement } from '../management-fixture';

let test: ManagementUnderTest;
beforeEach(async () => {
  test = await openTestManagement();
});
afterEach(async () => {
  await test.dispose();
  expect(test.faults).toEqual([]);
});

const group = { logGroupName: '/shop/orders' };
const stream = { ...group, logStreamName: 'one' };
const arn = 'arn:aws:logs:us-east-1:000000000000:log-group:/shop/orders';
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'no refusal',
    ({ name, message }: Error) => `${name}: ${message}`,
  );
const put = (...messages: string[]) => {
  const timestamp = Date.now();
  const logEvents = messages.map((message, at) => ({ timestamp: timestamp + at, message }));
  return test.logs.send(new PutLogEventsCommand({ ...stream, logEvents }));
};
const found = async (input: object) => {
  const { events = [] } = await test.logs.send(new FilterLogEventsCommand({ ...group, ...input }));
  return events.map(({ message }) => message);
};

const limitFault = (limit: number, bound: string) =>
  `1 validation error detected: Value '${limit}' at 'limit' failed to satisfy constraint: Member must have value ${bound}`;

async function makeStream(): Promise<void> {
  await test.logs.send(new CreateLogGroupCommand({ ...group, tags: { team: 'a' } }));
  await test.logs.send(new CreateLogStreamCommand(stream));
}

it('keeps a group that a client made, with retention and tags', async () => {
  await makeStream();
  const again = await refusal(test.logs.send(new CreateLogGroupCommand(group)));
  await test.logs.send(new PutRetentionPolicyCommand({ ...group, retentionInDays: 7 }));
  const wrong = await refusal(test.logs.send(new PutRetentionPolicyCommand({ ...group, retentionInDays: 2 })));
  await test.logs.send(new TagResourceCommand({ resourceArn: arn, tags: { stage: 'dev' } }));
  const { logGroups } = await test.logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: '/shop' }));
  const { tags } = await test.logs.send(new ListTagsForResourceCommand({ resourceArn: arn }));
  await test.logs.send(new DeleteLogGroupCommand(group));
  const gone = await refusal(found({}));
  expect({ again, wrong: wrong.slice(0, 60), logGroups, tags, gone }).toEqual({
    again: 'ResourceAlreadyExistsException: The specified log group already exists',
    wrong: "InvalidParameterException: 1 validation error detected: Value '2' at 'r".slice(0, 60),
    logGroups: [
      {
        logGroupName: '/shop/orders',
        creationTime: expect.any(Number),
        retentionInDays: 7,
        metricFilterCount: 0,
        arn: `${arn}:*`,
        storedBytes: 0,
        logGroupClass: 'STANDARD',
        logGroupArn: arn,
      },
    ],
    tags: { team: 'a', stage: 'dev' },
    gone: 'ResourceNotFoundException: The specified log group does not exist.',
  });
});

it('reads the events of a stream back, page by page, both ways', async () => {
  await makeStream();
  await put('a', 'b', 'c', 'd', 'e');
  const page = async (input: object) => {
    const { events = [], ...tokens } = await test.logs.send(new GetLogEventsCommand({ ...stream, limit: 2, ...input }));
    return { texts: events.map(({ message }) => message).join(''), ...tokens };
  };
  const first = await page({ startFromHead: true });
  const second = await page({ nextToken: first.nextForwardToken });
  const third = await page({ nextToken: second.nextForwardToken });
  const end = await page({ nextToken: third.nextForwardToken });
  const back = await page({ nextToken: third.nextBackwardToken });
  const newest = await page({});
  const { logStreams } = await test.logs.send(new DescribeLogStreamsCommand(group));
  const texts = [first, second, third, end, back, newest].map((each) => each.texts);
  expect([
    texts,
    end.nextForwardToken === third.nextForwardToken,
    logStreams?.map((each) => each.logStreamName),
  ]).toEqual([['ab', 'cd', 'e', '', 'cd', 'de'], true, ['one']]);
});

it('finds an event of the very moment at which a filter ends, and reads none of it from a stream', async () => {
  await makeStream();
  const at = Date.now();
  await test.logs.send(new PutLogEventsCommand({ ...stream, logEvents: [{ timestamp: at, message: 'now' }] }));
  const { events } = await test.logs.send(new GetLogEventsCommand({ ...stream, startTime: at, endTime: at }));
  expect([await found({ startTime: at, endTime: at }), await found({ endTime: at - 1 }), events]).toEqual([
    ['now'],
    [],
    [],
  ]);
});

it('finds events by pattern, time and stream', async () => {
  await makeStream();
  await put('ERROR one', 'INFO two', '{"status":502}');
  const { events = [], nextToken } = await test.logs.send(new FilterLogEventsCommand({ ...group, limit: 1 }));
  expect({
    pattern: await found({ filterPattern: 'ERROR' }),
    json: await found({ filterPattern: '{ $.status >= 500 }' }),
    later: await found({ startTime: Date.now() + 60_000 }),
    stream: await found({ logStreamNames: ['one'], filterPattern: '%^INFO%' }),
    next: await found({ nextToken }),
    first: events,
  }).toEqual({
    pattern: ['ERROR one'],
    json: ['{"status":502}'],
    later: [],
    stream: ['INFO two'],
    next: ['INFO two', '{"status":502}'],
    first: [
      {
        logStreamName: 'one',
        timestamp: expect.any(Number),
        message: 'ERROR one',
        ingestionTime: expect.any(Number),
        eventId: expect.stringMatching(/^\d{56}$/),
      },
    ],
  });
});

it('forgets a stream that is deleted, and begins anew with one of its name', async () => {
  await makeStream();
  await put('old');
  await test.logs.send(new DeleteLogStreamCommand(stream));
  const without = [await found({}), await refusal(test.logs.send(new DeleteLogStreamCommand(stream)))];
  await test.logs.send(new CreateLogStreamCommand(stream));
  await put('new');
  expect([...without, await found({})]).toEqual([
    [],
    'ResourceNotFoundException: The specified log stream does not exist.',
    ['new'],
  ]);
});

it('takes tags by the name of a group, as older clients ask', async () => {
  await makeStream();
  await test.logs.send(new TagLogGroupCommand({ ...group, tags: { stage: 'dev' } }));
  await test.logs.send(new UntagLogGroupCommand({ ...group, tags: ['team'] }));
  expect((await test.logs.send(new ListTagsLogGroupCommand(group))).tags).toEqual({ stage: 'dev' });
});

it('refuses members that do not go together, and limits that are none', async () => {
  await makeStream();
  const prefixed = { ...group, logStreamNamePrefix: 'o' };
  const groups = { logGroupNamePrefix: '/shop', logGroupNamePattern: 'shop' };
  expect([
    await refusal(test.logs.send(new FilterLogEventsCommand({ ...prefixed, logStreamNames: ['one'] }))),
    await refusal(test.logs.send(new DescribeLogStreamsCommand({ ...prefixed, orderBy: 'LastEventTime' }))),
    await refusal(test.logs.send(new DescribeLogGroupsCommand(groups))),
    await refusal(test.logs.send(new DescribeLogStreamsCommand({ ...group, limit: 51 }))),
    await refusal(found({ limit: 0 })),
    await refusal(found({ logStreamNames: ['other'] })),
  ]).toEqual([
    'InvalidParameterException: The parameters logStreamNamePrefix and logStreamNames are mutually exclusive.',
    'InvalidParameterException: Cannot order by LastEventTime with a logStreamNamePrefix.',
    'InvalidParameterException: LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.',
    `InvalidParameterException: ${limitFault(51, 'less than or equal to 50')}`,
    `InvalidParameterException: ${limitFault(0, 'greater than or equal to 1')}`,
    'ResourceNotFoundException: The specified log stream does not exist.',
  ]);
});

it('says which events came too late, and refuses a stream that is not there', async () => {
  await makeStream();
  const old = { timestamp: 1_000, message: 'old' };
  const now = { timestamp: Date.now(), message: 'now' };
  const { rejectedLogEventsInfo } = await test.logs.send(new PutLogEventsCommand({ ...stream, logEvents: [old, now] }));
  const disorder = await refusal(test.logs.send(new PutLogEventsCommand({ ...stream, logEvents: [now, old] })));
  const nowhere = { ...group, logStreamName: 'nowhere', logEvents: [now] };
  expect([rejectedLogEventsInfo, disorder, await refusal(test.logs.send(new PutLogEventsCommand(nowhere)))]).toEqual([
    { tooOldLogEventEndIndex: 1 },
    'InvalidParameterException: Log events in a single PutLogEvents request must be in chronological order.',
    'ResourceNotFoundException: The specified log stream does not exist.',
  ]);
});

it('shows what stages and functions logged, under the names that AWS gives their groups', async () => {
  const { client } = test;
  await client.functions.create({ functionName: 'hello' });
  const { apiId } = await client.apis.create({ name: 'Shop' });
  const { resourceId } = await client.resources.createPath({ apiId, path: '/items' });
  await client.methods.create({ apiId, resourceId, httpMethod: 'GET', integrationType: 'MOCK' });
  await client.deployments.create({ apiId, stageName: 'dev' });
  const changes = [
    { path: ['methodSettings'], value: { '*/*': { loggingLevel: 'INFO' } } },
    {
      path: ['accessLogSettings'],
      value: { format: '$context.requestId $context.status', destinationArn: `${arn}:*` },
    },
  ];
  await client.definition.update({ key: entityKey('stage', apiId, 'dev'), changes });
  const names = async () => {
    const { logGroups = [] } = await test.logs.send(new DescribeLogGroupsCommand({}));
    return logGroups.map(({ logGroupName }) => logGroupName);
  };
  const before = await names();
  const logged = test.next('logs.appended', ({ lines }) => lines.some(({ source }) => source === 'access'));
  const { trace } = await client.invocations.send({
    apiId,
    stageName: 'dev',
    verb: 'GET',
    pathWithQueryString: '/items',
  });
  await logged;
  await test.lambda.send(new InvokeCommand({ FunctionName: 'hello' }));
  const execution = `API-Gateway-Execution-Logs_${apiId}/dev`;
  await expect.poll(names).toEqual(['/aws/lambda/hello', '/shop/orders', execution].sort());
  const executionLines = await found({ logGroupName: execution, filterPattern: `"Method completed"` });
  const { logStreams } = await test.logs.send(
    new DescribeLogStreamsCommand({ logGroupName: '/aws/lambda/hello', orderBy: 'LastEventTime', descending: true }),
  );
  await test.logs.send(new DeleteLogGroupCommand({ logGroupName: execution }));
  expect({
    before,
    access: await found({}),
    executionLines,
    streams: logStreams?.map(({ logStreamName }) => logStreamName),
    after: (await names()).includes(execution),
  }).toEqual({
    before: [],
    access: [expect.stringMatching(new RegExp(`^${trace.requestId} \\d+$`))],
    executionLines: [expect.stringContaining(`(${trace.requestId}) Method completed with status: `)],
    streams: [expect.stringMatching(/^\d{4}\/\d\d\/\d\d\/\[\$LATEST\][0-9a-f]{32}$/)],
    after: false,
  });
});
