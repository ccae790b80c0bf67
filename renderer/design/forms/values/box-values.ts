// What went into a box and what came out of it in one request, as text to lay side by side.
import type { Trace, TraceMessage } from '../../../../shared/trace/trace';
import type { BoxName } from '../../../state/view-store';
import { boxNames } from '../../diagram/box-names';
import { failedBox, stepsOfBox } from '../../diagram/diagram-model';
import { methodRequestOf } from '../../method-request-of';
import { type ChangedLines, changedLines } from './changed-lines';
import { type MessageText, messageText } from './message-text';

export interface ValueSide extends MessageText {
  /** `what the client sent`, `sent to the endpoint`. */
  readonly caption: string;
  readonly bytes?: number;
}

export interface BoxValues {
  readonly before?: ValueSide;
  readonly after?: ValueSide;
}

const captions: Readonly<Record<BoxName, readonly [before: string, after: string]>> = {
  'method-request': ['what the client sent', 'method request'],
  'integration-request': ['method request', 'sent to the endpoint'],
  endpoint: ['sent to the endpoint', 'what the endpoint answered'],
  'integration-response': ['what the endpoint answered', 'method response'],
  'method-response': ['method response', 'what the client got'],
};

/** The values of a box. What a box did not note itself it got from the box before; a box that failed made nothing. */
export function boxValues(trace: Trace, box: BoxName): BoxValues {
  const failed = failedBox(trace);
  if (failed !== undefined && boxNames.indexOf(box) > boxNames.indexOf(failed)) return {};
  const before = stepsOfBox(trace, box).flatMap((step) => step.before ?? [])[0] ?? outcomeBefore(trace, box);
  const after = box === failed ? undefined : outcomeOf(trace, box);
  const [beforeCaption, afterCaption] = captions[box];
  return {
    ...(before !== undefined && { before: side(beforeCaption, before) }),
    ...(after !== undefined && { after: side(afterCaption, after) }),
  };
}

/** The lines that differ; members that only one side has are not compared: they do not apply at that point. */
export function changedValues({ before, after }: BoxValues): ChangedLines | undefined {
  if (before === undefined || after === undefined) return undefined;
  const left = comparedLines(before, after);
  const right = comparedLines(after, before);
  const { removed, added } = changedLines(left.text, right.text);
  const place = (lines: ReadonlySet<number>, numbers: readonly number[]) =>
    new Set([...lines].map((line) => numbers[line - 1] ?? 0));
  return { removed: place(removed, left.numbers), added: place(added, right.numbers) };
}

function outcomeOf(trace: Trace, box: BoxName): TraceMessage | undefined {
  const noted = stepsOfBox(trace, box)
    .flatMap((step) => step.after ?? [])
    .at(-1);
  if (box === 'method-request') return methodRequestOf(trace);
  if (box === 'method-response' && trace.failure === undefined) return trace.response;
  return noted;
}

function outcomeBefore(trace: Trace, box: BoxName): TraceMessage | undefined {
  const previous = boxNames[boxNames.indexOf(box) - 1];
  return previous === undefined ? trace.request : outcomeOf(trace, previous);
}

function side(caption: string, message: TraceMessage): ValueSide {
  const bytes = message.body?.bytes;
  return { caption, ...messageText(message), ...(bytes !== undefined && { bytes }) };
}

function comparedLines(own: MessageText, other: MessageText): { text: string; numbers: readonly number[] } {
  const lines = own.text.split('\n').map((line, at) => ({ line, number: at + 1, member: own.members[at] }));
  const kept = lines.filter(({ member }) => member === undefined || other.members.includes(member));
  return { text: kept.map(({ line }) => line).join('\n'), numbers: kept.map(({ number }) => number) };
}
