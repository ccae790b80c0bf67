// How a linked document and its API stand to each other, in few words; and the decisions of a review.
import type { LinkCounts, LinkDecision, LinkDifference, LinkState } from '../../shared/contract/links';
import { countWords } from '../components/count-words';

export interface LinkLook {
  readonly words: string;
  readonly tone: 'ok' | 'info' | 'warning' | 'error';
}

/** `in step`, `source changed`, `2 conflicts` … with how much it presses. */
export function linkLook({ status, conflicts }: LinkState): LinkLook {
  if (status === 'broken') return { words: 'cannot be read', tone: 'error' };
  if (conflicts > 0) return { words: countWords(conflicts, 'conflict'), tone: 'warning' };
  if (status === 'both changed') return { words: 'both changed', tone: 'warning' };
  if (status === 'source changed') return { words: 'source changed', tone: 'warning' };
  return status === 'api changed' ? { words: 'API changed', tone: 'info' } : { words: 'in step', tone: 'ok' };
}

/** `orders/openapi.yaml` as `openapi.yaml`. */
export function fileNameOf(file: string): string {
  return file.split(/[\\/]/).at(-1) ?? file;
}

/** What the toasts of one link have in common: the newest takes the place of the one before. */
export function linkTopic(apiId: string): string {
  return `link ${apiId}`;
}

export interface DifferenceGroup {
  readonly heading: string;
  readonly who: LinkDifference['changedBy'];
  readonly differences: readonly LinkDifference[];
}

/** What has to be decided first, then what would be taken over, then what would be written. */
export function groupDifferences(differences: readonly LinkDifference[]): readonly DifferenceGroup[] {
  const headings = [
    ['both', 'Changed on both sides'],
    ['theirs', 'Changed in the document'],
    ['ours', 'Changed in the API'],
  ] as const;
  return headings
    .map(([who, heading]) => ({ who, heading, differences: differences.filter(({ changedBy }) => changedBy === who) }))
    .filter((group) => group.differences.length > 0);
}

/** Names a difference among those of one review. */
export function differenceName({ key, path }: Pick<LinkDifference, 'key' | 'path'>): string {
  return JSON.stringify([key, ...path]);
}

export type Choices = ReadonlyMap<string, 'ours' | 'theirs'>;

/** The choices as a merge takes them; those of conflicts that are gone stay out. */
export function decisionsOf(differences: readonly LinkDifference[], choices: Choices): LinkDecision[] {
  return differences.flatMap((difference) => {
    const take = difference.changedBy === 'both' ? choices.get(differenceName(difference)) : undefined;
    return take === undefined ? [] : [{ key: difference.key, path: [...difference.path], take }];
  });
}

/** Why the document cannot be merged in yet; undefined where it can. */
export function whyNotMerged(state: LinkState, decided: number): string | undefined {
  const left = state.conflicts - decided;
  if (state.status === 'broken') return 'The document cannot be read';
  if (total(state.source) === 0) return 'The document has nothing new';
  return left > 0 ? `Decide ${countWords(left, 'conflict')} first` : undefined;
}

/** Why the API cannot be written into the document yet. */
export function whyNotWritten(state: LinkState): string | undefined {
  if (state.status === 'broken') return 'The document cannot be read';
  if (total(state.source) > 0) return 'Take the changes of the document over first';
  return total(state.api) === 0 ? 'The document has it all' : undefined;
}

/** Changes of all kinds together. */
export function total({ added, changed, removed }: LinkCounts): number {
  return added + changed + removed;
}

/** A value as text: texts as they are, everything else as JSON. */
export function valueText(value: unknown): string {
  if (value === undefined) return 'not set';
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2);
}
