// Actions on log events: put, read by stream, and found by pattern.
// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html
import { AwsError } from '../wire/aws-error';
import type { JsonAction } from '../wire/json-protocol';
import { compileFilterPattern } from './filter-pattern';
import { groupName, requireStream, streamsOf } from './group-actions';
import { eventsOf, type LogEvent, type LogGroup, requireGroup } from './log-groups';
import { type LogsCall, limitIn, numberOf, refused, textOf } from './logs-call';

type Input = Readonly<Record<string, unknown>>;

// AWS documented: API_PutLogEvents
const newestAheadMs = 7_200_000;
const oldestMs = 1_209_600_000;

const mostEvents = 10_000;

export const eventActions: Readonly<Record<string, JsonAction<LogsCall>>> = {
  async PutLogEvents(input, call) {
    const group = await requireGroup(call, groupName(input));
    const logStream = await requireStream(input, call, group);
    const given = (Array.isArray(input.logEvents) ? input.logEvents : []).map(readEvent);
    if (given.some(({ at }, index) => at < (given[index - 1]?.at ?? 0))) {
      throw refused('Log events in a single PutLogEvents request must be in chronological order.');
    }
    const old = given.filter(({ at }) => at < call.now - oldestMs).length;
    const tooNew = given.findIndex(({ at }) => at > call.now + newestAheadMs);
    const accepted = given.slice(old, tooNew < 0 ? undefined : tooNew);
    const put = accepted.map(({ at, text }) => ({ logStream, at, ingestedAt: call.now, text }));
    if (put.length > 0) await call.workspace.logGroups.append(group.key, put);
    const rejected = {
      ...(old > 0 && { tooOldLogEventEndIndex: old }),
      ...(tooNew >= 0 && { tooNewLogEventStartIndex: tooNew }),
    };
    return {
      nextSequenceToken: String(call.now),
      ...(Object.keys(rejected).length > 0 && { rejectedLogEventsInfo: rejected }),
    };
  },
  async GetLogEvents(input, call) {
    const group = await requireGroup(call, groupName(input));
    const stream = await requireStream(input, call, group);
    const events = (await eventsOf(call, group)).filter(
      (event) => event.logStreamName === stream && isInTime(event, input, false),
    );
    const limit = limitIn(input, mostEvents);
    const token = textOf(input, 'nextToken');
    const page = token === undefined ? firstPage(events, limit, input) : pageAfter(events, limit, token);
    const [first, last] = [page[0], page[page.length - 1]];
    const position = token?.slice(2) ?? '';
    return {
      events: page.map(({ timestamp, message, ingestionTime }) => ({ timestamp, message, ingestionTime })),
      nextForwardToken: `f/${last === undefined ? position : positionOf(last)}`,
      nextBackwardToken: `b/${first === undefined ? position : positionOf(first)}`,
    };
  },
  async FilterLogEvents(input, call) {
    const group = await requireGroup(call, groupName(input));
    const passes = compileFilterPattern(textOf(input, 'filterPattern') ?? '');
    const prefix = textOf(input, 'logStreamNamePrefix') ?? '';
    const names = await requireStreams(input, call, group);
    const after = textOf(input, 'nextToken') ?? '';
    const found = (await eventsOf(call, group)).filter(
      (event) =>
        isInTime(event, input, true) &&
        positionOf(event) > after &&
        event.logStreamName.startsWith(prefix) &&
        names?.has(event.logStreamName) !== false &&
        passes(event.message),
    );
    const limit = limitIn(input, mostEvents);
    const events = found.slice(0, limit);
    const last = events[events.length - 1];
    return {
      events: events.map(({ id, ...event }) => ({ ...event, eventId: String(id).padStart(56, '0') })),
      searchedLogStreams: [],
      ...(last !== undefined && found.length > limit && { nextToken: positionOf(last) }),
    };
  },
};

function readEvent(given: unknown): { readonly at: number; readonly text: string } {
  const { timestamp, message } = (given ?? {}) as { readonly timestamp?: unknown; readonly message?: unknown };
  if (typeof timestamp !== 'number' || typeof message !== 'string' || message === '') {
    throw refused('Each log event needs a timestamp and a message.');
  }
  return { at: timestamp, text: message };
}

/** AWS documented: the end belongs to the time of FilterLogEvents, and not to that of GetLogEvents. */
function isInTime({ timestamp }: LogEvent, input: Input, isEndInside: boolean): boolean {
  const start = numberOf(input, 'startTime') ?? 0;
  const end = numberOf(input, 'endTime') ?? Number.POSITIVE_INFINITY;
  return timestamp >= start && (timestamp < end || (isEndInside && timestamp === end));
}

function firstPage(events: readonly LogEvent[], limit: number, { startFromHead }: Input): readonly LogEvent[] {
  return startFromHead === true ? events.slice(0, limit) : events.slice(-limit);
}

/** Tokens are opaque to clients: a direction and the position of an event. */
function pageAfter(events: readonly LogEvent[], limit: number, token: string): readonly LogEvent[] {
  const position = token.slice(2);
  if (token.startsWith('f/')) return events.filter((event) => positionOf(event) > position).slice(0, limit);
  if (token.startsWith('b/')) return events.filter((event) => positionOf(event) < position).slice(-limit);
  throw refused('The specified nextToken is invalid.');
}

function positionOf({ timestamp, id }: LogEvent): string {
  return `${String(timestamp).padStart(16, '0')}${String(id).padStart(20, '0')}`;
}

/** The streams that the call names, each of which is there; undefined for all. */
async function requireStreams(input: Input, call: LogsCall, group: LogGroup): Promise<Set<string> | undefined> {
  if (!Array.isArray(input.logStreamNames)) return undefined;
  if (textOf(input, 'logStreamNamePrefix') !== undefined) {
    // AWS documented: API_FilterLogEvents
    throw refused('The parameters logStreamNamePrefix and logStreamNames are mutually exclusive.');
  }
  const known = new Set((await streamsOf(call, group)).map(({ logStreamName }) => logStreamName));
  const names = input.logStreamNames.map(String);
  if (names.every((name) => known.has(name))) return new Set(names);
  throw new AwsError('ResourceNotFoundException', 400, 'The specified log stream does not exist.');
}
