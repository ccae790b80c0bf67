// What came of one replayed request: its verdict, and in few words why.
import type { ReplayCounts, ReplayedPair, ReplayRow } from '../../../shared/contract/replay';
import { type AnswerDifference, compareAnswers, isSlower } from '../../../shared/replay/compare-answers';
import type { Trace } from '../../../shared/trace/trace';
import type { ReplayedAnswer } from '../../gateway/replay-ports';

/** Puts both answers side by side. */
export function pairOf(trace: Trace, before: ReplayedAnswer, after: ReplayedAnswer): ReplayedPair {
  const differences = compareAnswers(before, after);
  const unknown = before.unknown ?? after.unknown;
  const isUncalled = before.endpoint === 'withheld' || after.endpoint === 'withheld';
  const isWithheld = unknown !== undefined || isUncalled;
  const verdict = isWithheld
    ? 'withheld'
    : differences.length > 0
      ? 'different'
      : isSlower(before.durationMs, after.durationMs)
        ? 'slower'
        : 'same';
  const row: ReplayRow = {
    ...bareRow(trace),
    verdict,
    said: isWithheld
      ? (unknown ?? 'its endpoint was not called, and no answer of it is recorded')
      : verdict === 'slower'
        ? `${Math.round(before.durationMs)} → ${Math.round(after.durationMs)} ms`
        : (refusalWords(before, after) ?? differenceWords(differences)),
    beforeStatus: before.status,
    afterStatus: after.status,
    beforeMs: before.durationMs,
    afterMs: after.durationMs,
    endpoint: isUncalled ? 'withheld' : after.endpoint === 'none' ? before.endpoint : after.endpoint,
  };
  return { row, before, after, differences };
}

/** The row of a request that could not be run. */
export function failedRow(trace: Trace, said: string): ReplayRow {
  return { ...bareRow(trace), verdict: 'failed', said, endpoint: 'none' };
}

/** How often each verdict came. */
export function countRows(rows: readonly ReplayRow[], total: number): ReplayCounts {
  const count = (verdict: ReplayRow['verdict']) => rows.filter((row) => row.verdict === verdict).length;
  return {
    total,
    same: count('same'),
    different: count('different'),
    slower: count('slower'),
    withheld: count('withheld'),
    failed: count('failed'),
  };
}

function bareRow({ requestId, request, response }: Trace) {
  const { method = '', url: path = '' } = request;
  return { requestId, method, path, recordedStatus: response.status ?? 0 };
}

/** `status 200 → 403, refused at require-api-key`: with another step refusing, all else differs for that reason. */
function refusalWords(before: ReplayedAnswer, after: ReplayedAnswer): string | undefined {
  const [was, is] = [before.failure?.step, after.failure?.step];
  if (was === is || before.status === after.status) return undefined;
  const status = `status ${before.status} → ${after.status}`;
  return is === undefined ? `${status}, no longer refused at ${was}` : `${status}, refused at ${is}`;
}

/** `status 200 → 404, 3 in the body`. */
function differenceWords(differences: readonly AnswerDifference[]): string {
  const status = differences.find(({ part }) => part === 'status');
  const counted = (part: AnswerDifference['part'], words: string) => {
    const { length } = differences.filter((each) => each.part === part);
    return length === 0 ? [] : [`${length} in ${words}`];
  };
  return [
    ...(status === undefined ? [] : [`status ${status.before} → ${status.after}`]),
    ...counted('header', 'the headers'),
    ...counted('body', 'the body'),
    ...counted('endpoint request', 'what the endpoint is sent'),
  ].join(', ');
}
