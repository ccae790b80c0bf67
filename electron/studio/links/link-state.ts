// How a linked document and its API stand to each other, in counts and words.
import { StudioError } from '../../../shared/contract/errors';
import type { LinkCounts, LinkDifference, LinkProblem, LinkState } from '../../../shared/contract/links';
import type { SourceLink } from '../../../shared/definition/rest/rest-api';
import type { LinkedApi } from '../../../shared/openapi/link/linked-api';

/** The state that `differences` amount to. */
export function stateOf(api: LinkedApi, link: SourceLink, differences: readonly LinkDifference[]): LinkState {
  const source = count(differences.filter(({ changedBy }) => changedBy !== 'ours'));
  const own = count(differences.filter(({ changedBy }) => changedBy !== 'theirs'));
  const [isSource, isApi] = [isAny(source), isAny(own)];
  const status = isSource ? (isApi ? 'both changed' : 'source changed') : isApi ? 'api changed' : 'in step';
  const words = [
    ...(isSource ? [`source changed: ${countWords(source)}`] : []),
    ...(isApi ? [`API changed: ${countWords(own)}`] : []),
  ];
  return {
    ...headOf(api, link),
    status,
    source,
    api: own,
    conflicts: differences.filter(({ changedBy }) => changedBy === 'both').length,
    summary: words.length === 0 ? 'in step' : words.join('; '),
  };
}

/** The state of a link whose document cannot be read. Other errors are thrown on. */
export function brokenState(api: LinkedApi, link: SourceLink, error: unknown): LinkState {
  if (!(error instanceof StudioError)) throw error;
  const { line, column, excerpt, problems = [] } = error.details;
  const reasons = problems.map(({ message, path }) => (path === undefined ? message : `${path}: ${message}`));
  const problem: LinkProblem = {
    message: [...new Set([error.message, ...reasons])].join('\n'),
    file: link.file,
    ...(line !== undefined && { line }),
    ...(column !== undefined && { column }),
    ...(excerpt !== undefined && { excerpt }),
  };
  const none = { added: 0, changed: 0, removed: 0 };
  const place = line === undefined ? link.file : `${link.file}:${line}:${column ?? 1}`;
  const summary = `${place}: ${reasons[0] ?? error.message}`;
  return { ...headOf(api, link), status: 'broken', source: none, api: none, conflicts: 0, summary, problem };
}

function headOf({ id, name }: LinkedApi, { file, writeBack = false }: SourceLink) {
  return { apiId: id, apiName: name, file, writeBack };
}

/** Entities, not fields: ten changed fields of a method are one change. */
function count(differences: readonly LinkDifference[]): LinkCounts {
  const kinds = new Map<string, LinkDifference['change']>();
  for (const { key, path, change } of differences) kinds.set(key, path.length === 0 ? change : 'changed');
  const of = (wanted: LinkDifference['change']) => [...kinds.values()].filter((change) => change === wanted).length;
  return { added: of('added'), changed: of('changed'), removed: of('removed') };
}

function isAny({ added, changed, removed }: LinkCounts): boolean {
  return added + changed + removed > 0;
}

function countWords({ added, changed, removed }: LinkCounts): string {
  return `${added} added, ${changed} changed, ${removed} removed`;
}
