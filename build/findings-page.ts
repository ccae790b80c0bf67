// The documentation page of the findings, written from the table of rules.
import type { Finding } from '../shared/definition/finding';

/** The text of docs/findings.md. */
export function findingsPage(
  rules: Readonly<Record<string, { readonly severity: Finding['severity']; readonly summary: string }>>,
): string {
  const rows = Object.entries(rules).map(
    ([name, { severity, summary }]) => `| \`${name}\` | ${severity} | ${summary} |`,
  );
  return [
    '# Findings',
    '',
    'While you edit, Gatehouse checks what API Gateway would refuse, ignore or answer in a surprising way. Findings stand in *Problems*, beside the field they are about, and in `gatehouse validate`.',
    '',
    '| Rule | Severity | Looks for |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}
