import {
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DeleteLogGroupCommand,
  DescribeLogGroupsCommand,
  DescribeLogStreamsCommand,
  FilterLogEventsCommand,
  GetLogEventsCommand,
  ListTagsForResourceCommand,
  PutLogEventsCommand,
  PutRetentionPolicyCommand,
  TagResourceCommand,
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

it('finds events by pattern, time and stream', async () => {
  await makeStream();
  await put('ERROR one', 'INFO two', '{"status":502}');
  const { events = [], nextToken } = await test.logs.send(new FilterLogEventsCommand({ ...group, limit: 1 }));
  expect({
    pattern: await found({ filterPattern: 'ERROR' }),
    json: await found({ filterPattern: '{ $.status >= 500 }' }),
    later: await found({ startTime: Date.now() + 60_000 }),
    stream: await found({ logStreamNames: ['other'] }),
    next: await found({ nextToken }),
    first: events,
  }).toEqual({
    pattern: ['ERROR one'],
    json: ['{"status":502}'],
    later: [],
    stream: [],
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
