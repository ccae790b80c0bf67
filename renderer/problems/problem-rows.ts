// Problems as rows: files that cannot be read first, then findings by severity.
import type { FileProblem } from '../../shared/contract/workspace';
import type { Finding } from '../../shared/definition/finding';

export type ProblemRow =
  | { readonly kind: 'file'; readonly id: string; readonly problem: FileProblem }
  | { readonly kind: 'finding'; readonly id: string; readonly finding: Finding };

const rank = { error: 0, warning: 1, info: 2 } as const;

/** The rows in the order they should be dealt with. */
export function problemRows(problems: readonly FileProblem[], findings: readonly Finding[]): readonly ProblemRow[] {
  const files = problems.map(
    (problem, index) => ({ kind: 'file', id: `file ${problem.file} ${index}`, problem }) as const,
  );
  const found = [...findings]
    .sort((a, b) => rank[a.severity] - rank[b.severity])
    .map(
      (finding, index) =>
        ({ kind: 'finding', id: `${finding.key} ${finding.rule} ${finding.path} ${index}`, finding }) as const,
    );
  return [...files, ...found];
}

/** How many there are and how bad the worst is. */
export function problemCount(problems: readonly FileProblem[], findings: readonly Finding[]) {
  const counted = findings.filter(({ severity }) => severity !== 'info');
  const hasErrors = problems.length > 0 || counted.some(({ severity }) => severity === 'error');
  return { value: problems.length + counted.length, tone: hasErrors ? 'error' : 'warning' } as const;
}
