// Actions on log groups and their streams.
// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html
import { AwsError } from '../wire/aws-error';
import type { JsonAction } from '../wire/json-protocol';
import { eventsOf, groupNameIn, isThere, type LogEvent, type LogGroup, listGroups, requireGroup } from './log-groups';
import { type LogsCall, numberOf, pageOf, refused, type StoredLogGroup, storedName, textOf } from './logs-call';

type Input = Readonly<Record<string, unknown>>;
type Action = JsonAction<LogsCall>;

// AWS documented: API_PutRetentionPolicy
const retentions = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

export const groupActions: Readonly<Record<string, Action>> = {
  async CreateLogGroup(input, call) {
    const name = groupName(input);
    const group = (await listGroups(call)).get(name);
    if (group !== undefined && (await isThere(call, group))) {
      throw new AwsError('ResourceAlreadyExistsException', 400, 'The specified log group already exists');
    }
    const tags = input.tags as Readonly<Record<string, string>> | undefined;
    await writeGroup(call, name, { creationTime: call.now, streams: {}, ...(tags !== undefined && { tags }) });
    return undefined;
  },
  async DeleteLogGroup(input, call) {
    const group = await requireGroup(call, groupName(input));
    const last = (await eventsOf(call, group)).reduce((most, { id }) => Math.max(most, id), group.deletedUpTo);
    await call.workspace.logGroups.change(({ groups, deleted }) => ({
      groups: new Map([...groups].filter(([key]) => key !== group.key)),
      deleted: new Map([...deleted, [group.key, last]]),
    }));
    await call.workspace.logGroups.clear(group.key);
    return undefined;
  },
  async DescribeLogGroups(input, call) {
    const prefix = textOf(input, 'logGroupNamePrefix') ?? '';
    const part = textOf(input, 'logGroupNamePattern')?.toLowerCase() ?? '';
    if (prefix !== '' && part !== '') {
      throw refused('LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.');
    }
    const named = [...(await listGroups(call)).values()].filter(
      ({ name }) => name.startsWith(prefix) && name.toLowerCase().includes(part),
    );
    const shown = await Promise.all(named.map((group) => groupAnswer(call, group)));
    const { items, next } = pageOf(shown.flat(), input, 50);
    return { logGroups: items, ...next };
  },
  async PutRetentionPolicy(input, call) {
    const group = await requireGroup(call, groupName(input));
    const retentionInDays = numberOf(input, 'retentionInDays') ?? 0;
    if (!retentions.includes(retentionInDays)) {
      throw unsatisfied('retentionInDays', retentionInDays, `enum value set: [${retentions.join(', ')}]`);
    }
    await changeGroup(call, group, (before) => ({ ...before, retentionInDays }));
    return undefined;
  },
  async DeleteRetentionPolicy(input, call) {
    const group = await requireGroup(call, groupName(input));
    await changeGroup(call, group, ({ retentionInDays: _, ...rest }) => rest);
    return undefined;
  },
  async CreateLogStream(input, call) {
    const group = await requireGroup(call, groupName(input));
    const name = textOf(input, 'logStreamName') ?? '';
    if (!/^[^:*]{1,512}$/.test(name)) throw invalid('logStreamName', name, '[^:*]*');
    const isTaken = (await streamsOf(call, group)).some(({ logStreamName }) => logStreamName === name);
    if (isTaken) throw new AwsError('ResourceAlreadyExistsException', 400, 'The specified log stream already exists');
    await changeGroup(call, group, ({ streams, ...rest }) => ({ ...rest, streams: { ...streams, [name]: call.now } }));
    return undefined;
  },
  async DeleteLogStream(input, call) {
    const group = await requireGroup(call, groupName(input));
    const name = await requireStream(input, call, group);
    const gone = (await eventsOf(call, group)).filter(({ logStreamName }) => logStreamName === name);
    const last = gone.reduce((most, { id }) => Math.max(most, id), 0);
    await changeGroup(call, group, ({ streams, deletedStreams = {}, ...rest }) => ({
      ...rest,
      streams: Object.fromEntries(Object.entries(streams).filter(([each]) => each !== name)),
      deletedStreams: Object.fromEntries([...Object.entries(deletedStreams), [name, last]]),
    }));
    return undefined;
  },
  async DescribeLogStreams(input, call) {
    const group = await requireGroup(call, groupName(input));
    const prefix = textOf(input, 'logStreamNamePrefix') ?? '';
    if (prefix !== '' && input.orderBy === 'LastEventTime') {
      // AWS documented: API_DescribeLogStreams, a prefix goes with the order of names only
      throw refused('Cannot order by LastEventTime with a logStreamNamePrefix.');
    }
    const found = (await streamsOf(call, group)).filter(({ logStreamName }) => logStreamName.startsWith(prefix));
    const sorted =
      input.orderBy === 'LastEventTime'
        ? found.sort((a, b) => (a.lastEventTimestamp ?? 0) - (b.lastEventTimestamp ?? 0))
        : found;
    const { items, next } = pageOf(input.descending === true ? sorted.reverse() : sorted, input, 50);
    return { logStreams: items, ...next };
  },
};

/** The name of the call's group, from its name or its ARN. */
export function groupName(input: Input): string {
  const given = textOf(input, 'logGroupName') ?? textOf(input, 'logGroupIdentifier') ?? '';
  const name = groupNameIn(given) ?? given;
  if (!/^[.\-_/#A-Za-z0-9]{1,512}$/.test(name)) throw invalid('logGroupName', name, '[\\.\\-_/#A-Za-z0-9]+');
  return name;
}

/** The name of the call's stream; ResourceNotFoundException where the group has none of that name. */
export async function requireStream(input: Input, call: LogsCall, group: LogGroup): Promise<string> {
  const name = textOf(input, 'logStreamName') ?? '';
  if ((await streamsOf(call, group)).some(({ logStreamName }) => logStreamName === name)) return name;
  throw new AwsError('ResourceNotFoundException', 400, 'The specified log stream does not exist.');
}

export interface LogStream {
  readonly logStreamName: string;
  readonly creationTime: number;
  readonly arn: string;
  readonly firstEventTimestamp?: number;
  readonly lastEventTimestamp?: number;
  readonly lastIngestionTime?: number;
}

/** The streams of a group, by name. */
export async function streamsOf(call: LogsCall, group: LogGroup): Promise<LogStream[]> {
  const byStream = new Map<string, LogEvent[]>();
  for (const event of await eventsOf(call, group)) {
    const events = byStream.get(event.logStreamName);
    if (events === undefined) byStream.set(event.logStreamName, [event]);
    else events.push(event);
  }
  const made = group.stored?.streams ?? {};
  const names = [...new Set([...Object.keys(made), ...byStream.keys()])].sort();
  return names.map((logStreamName) => {
    const events = byStream.get(logStreamName) ?? [];
    const [first, last] = [events[0], events[events.length - 1]];
    const creationTime = Object.hasOwn(made, logStreamName) ? made[logStreamName] : first?.timestamp;
    return {
      logStreamName,
      creationTime: creationTime ?? call.now,
      arn: `${groupArn(call, group.name)}:log-stream:${logStreamName}`,
      ...(first !== undefined && { firstEventTimestamp: first.timestamp }),
      ...(last !== undefined && { lastEventTimestamp: last.timestamp, lastIngestionTime: last.ingestionTime }),
    };
  });
}

/** Nothing for a group that the gateway has not written into yet. */
async function groupAnswer(call: LogsCall, group: LogGroup): Promise<readonly object[]> {
  const { name, stored } = group;
  const events = await eventsOf(call, group);
  if (stored === undefined && events.length === 0) return [];
  const arn = groupArn(call, name);
  return [
    {
      logGroupName: name,
      creationTime: stored?.creationTime ?? events[0]?.timestamp,
      ...(stored?.retentionInDays !== undefined && { retentionInDays: stored.retentionInDays }),
      metricFilterCount: 0,
      arn: `${arn}:*`,
      storedBytes: events.reduce((sum, { message }) => sum + Buffer.byteLength(message), 0),
      logGroupClass: 'STANDARD',
      logGroupArn: arn,
    },
  ];
}

function groupArn({ region, accountId }: LogsCall, name: string): string {
  return `arn:aws:logs:${region}:${accountId}:log-group:${name}`;
}

/** Changes what is kept of a group; one that only the gateway made is kept from now on. */
export function changeGroup(
  call: LogsCall,
  { name, stored }: LogGroup,
  change: (before: StoredLogGroup) => StoredLogGroup,
): Promise<void> {
  return writeGroup(call, name, change(stored ?? { creationTime: call.now, streams: {} }));
}

function writeGroup(call: LogsCall, name: string, group: StoredLogGroup): Promise<void> {
  return call.workspace.logGroups.change(({ groups, deleted }) => ({
    groups: new Map([...groups, [storedName(call, name), group]]),
    deleted,
  }));
}

function invalid(member: string, value: string, pattern: string): AwsError {
  return unsatisfied(member, value, `regular expression pattern: ${pattern}`);
}

function unsatisfied(member: string, value: unknown, what: string): AwsError {
  return refused(
    `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: Member must satisfy ${what}`,
  );
}
