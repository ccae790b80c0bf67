// Tags of log groups, by ARN as clients ask today and by name as older ones do.
// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_TagLogGroup.html
import type { JsonAction } from '../wire/json-protocol';
import { changeGroup, groupName } from './group-actions';
import { groupNameIn, type LogGroup, requireGroup } from './log-groups';
import { type LogsCall, textOf } from './logs-call';

type Input = Readonly<Record<string, unknown>>;
type Tags = Readonly<Record<string, string>>;
type Action = JsonAction<LogsCall>;

export const tagActions: Readonly<Record<string, Action>> = {
  ListTagsForResource: async (input, call) => tagsAnswer(await ofArn(input, call)),
  ListTagsLogGroup: async (input, call) => tagsAnswer(await ofName(input, call)),
  TagResource: async (input, call) => tag(call, await ofArn(input, call), input.tags as Tags),
  TagLogGroup: async (input, call) => tag(call, await ofName(input, call), input.tags as Tags),
  UntagResource: async (input, call) => untag(call, await ofArn(input, call), input.tagKeys as readonly string[]),
  UntagLogGroup: async (input, call) => untag(call, await ofName(input, call), input.tags as readonly string[]),
};

function ofArn(input: Input, call: LogsCall): Promise<LogGroup> {
  return requireGroup(call, groupNameIn(textOf(input, 'resourceArn') ?? '') ?? '');
}

function ofName(input: Input, call: LogsCall): Promise<LogGroup> {
  return requireGroup(call, groupName(input));
}

function tagsAnswer({ stored }: LogGroup): object {
  return { tags: stored?.tags ?? {} };
}

async function tag(call: LogsCall, group: LogGroup, tags: Tags): Promise<undefined> {
  await changeGroup(call, group, (before) => ({ ...before, tags: { ...before.tags, ...tags } }));
}

async function untag(call: LogsCall, group: LogGroup, names: readonly string[]): Promise<undefined> {
  const gone = new Set(names);
  await changeGroup(call, group, ({ tags = {}, ...rest }) => ({
    ...rest,
    tags: Object.fromEntries(Object.entries(tags).filter(([name]) => !gone.has(name))),
  }));
}
