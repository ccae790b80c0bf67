// The log groups of a workspace: those that clients made, and those that the gateway writes into.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
import { createHash } from 'node:crypto';
import type { LogLine, LogSource } from '../../../shared/contract/logs';
import { type Definition, findEntity, listEntities } from '../../../shared/definition/entities';
import { own } from '../../../shared/definition/records';
import { AwsError } from '../wire/aws-error';
import { type LogsCall, type StoredLogGroup, storedName } from './logs-call';

/** Whose lines the gateway writes into a group. */
interface GroupSource {
  readonly source: LogSource;
  readonly apiId?: string;
  readonly stage?: string;
  readonly isCanary?: boolean;
  readonly functionName?: string;
}

export interface LogGroup {
  readonly name: string;
  /** What the workspace keeps it under. */
  readonly key: string;
  readonly sources: readonly GroupSource[];
  /** What clients said of it; undefined where only the gateway made it. */
  readonly stored: StoredLogGroup | undefined;
  /** Lines up to this one went when the group was deleted. */
  readonly deletedUpTo: number;
}

export interface LogEvent {
  /** Grows with time, and tells events of one time apart: pages begin after it. */
  readonly id: number;
  readonly logStreamName: string;
  readonly timestamp: number;
  readonly ingestionTime: number;
  readonly message: string;
}

/** The most that is kept of a stage's or function's lines for one answer: the newest. */
const mostLines = 10_000;

/** Every group that may be there, by name; whether the gateway wrote into one is seen from its events. */
export async function listGroups(call: LogsCall): Promise<ReadonlyMap<string, LogGroup>> {
  const { groups, deleted } = await call.workspace.logGroups.read();
  const sources = gatewaySources(call.definition);
  const place = storedName(call, '');
  const made = [...groups.keys()].filter((key) => key.startsWith(place)).map((key) => key.slice(place.length));
  // those of other places hold a colon, which no name does
  const names = new Set([...made.filter((name) => !name.includes(':')), ...sources.keys()]);
  return new Map(
    [...names].sort().map((name): [string, LogGroup] => {
      const key = storedName(call, name);
      const kept = { stored: groups.get(key), deletedUpTo: deleted.get(key) ?? 0 };
      return [name, { name, key, sources: sources.get(name) ?? [], ...kept }];
    }),
  );
}

/** The group; ResourceNotFoundException where no client made it and nothing was written into it. */
export async function requireGroup(call: LogsCall, name: string): Promise<LogGroup> {
  const group = (await listGroups(call)).get(name);
  if (group !== undefined && (await isThere(call, group))) return group;
  throw new AwsError('ResourceNotFoundException', 400, 'The specified log group does not exist.');
}

/** A group of the gateway is made with its first line. */
export async function isThere(call: LogsCall, group: LogGroup): Promise<boolean> {
  return group.stored !== undefined || (await linesOf(call, group)).length > 0;
}

/** All events that are kept, by time. */
export async function eventsOf(call: LogsCall, group: LogGroup): Promise<readonly LogEvent[]> {
  const [lines, put] = await Promise.all([linesOf(call, group), call.workspace.logGroups.events(group.key)]);
  const written = lines.map((line) => ({
    id: line.id,
    logStreamName: line.logStream ?? gatewayStream(group.name),
    timestamp: line.at,
    ingestionTime: line.at,
    message: line.text,
  }));
  const given = put.map(({ id, logStream, at, ingestedAt, text }) => ({
    id,
    logStreamName: logStream,
    timestamp: at,
    ingestionTime: ingestedAt,
    message: text,
  }));
  const gone = group.stored?.deletedStreams;
  const days = group.stored?.retentionInDays;
  const oldest = days === undefined ? 0 : call.now - days * 86_400_000;
  return [...written, ...given]
    .filter(({ timestamp }) => timestamp >= oldest)
    .filter(({ id, logStreamName }) => id > (own(gone, logStreamName) ?? 0))
    .sort((a, b) => a.timestamp - b.timestamp || a.id - b.id);
}

async function linesOf({ workspace }: LogsCall, { sources, deletedUpTo }: LogGroup): Promise<readonly LogLine[]> {
  const query = { limit: mostLines, ...(deletedUpTo > 0 && { after: deletedUpTo }) };
  return (await Promise.all(sources.map((source) => workspace.logs.query({ ...source, ...query })))).flat();
}

function gatewaySources(definition: Definition): Map<string, GroupSource[]> {
  const found = new Map<string, GroupSource[]>();
  const add = (name: string, source: GroupSource) => found.set(name, [...(found.get(name) ?? []), source]);
  for (const { ids, entity } of listEntities(definition, 'stage')) {
    const [apiId = '', stage = ''] = ids;
    const executionLog = `API-Gateway-Execution-Logs_${apiId}/${stage}`;
    const accessLog = groupNameIn(entity.accessLogSettings?.destinationArn ?? '');
    add(executionLog, { source: 'execution', apiId, stage });
    if (accessLog !== undefined) add(accessLog, { source: 'access', apiId, stage });
    // AWS documented: what a canary served stands in groups of its own besides
    add(`${executionLog}/Canary`, { source: 'execution', apiId, stage, isCanary: true });
    if (accessLog !== undefined) add(`${accessLog}/Canary`, { source: 'access', apiId, stage, isCanary: true });
  }
  for (const { ids, entity } of listEntities(definition, 'v2-stage')) {
    const [apiId = '', stage = ''] = ids;
    const isWebSocket = findEntity(definition, 'v2-api', apiId)?.protocolType === 'WEBSOCKET';
    // AWS assumed: the name of the group; HTTP APIs write no execution log
    if (isWebSocket) add(`/aws/apigateway/${apiId}/${stage}`, { source: 'execution', apiId, stage });
    const name = groupNameIn(entity.accessLogSettings?.destinationArn ?? '');
    if (name !== undefined) add(name, { source: 'access', apiId, stage });
  }
  for (const { entity } of listEntities(definition, 'function')) {
    const { functionName, lambdaName = functionName } = entity;
    add(`/aws/lambda/${lambdaName}`, { source: 'function', functionName });
  }
  return found;
}

/** `arn:aws:logs:{region}:{account}:log-group:{name}[:*]` → name; undefined for anything else. */
export function groupNameIn(arn: string): string | undefined {
  return /^arn:aws[a-z-]*:logs:[a-z0-9-]*:\d*:log-group:([^:*]+)(?::\*)?$/.exec(arn)?.[1];
}

// AWS assumed: stages write into streams with names of 32 hexadecimal digits; here it is one for each group
function gatewayStream(groupName: string): string {
  return createHash('md5').update(groupName).digest('hex');
}
