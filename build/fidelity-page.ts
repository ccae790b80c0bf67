// The documentation page of the fidelity ledger, written from the ledger itself.
import type { FidelityEntry } from '../shared/fidelity/ledger';
import type { OperationGap } from '../shared/fidelity/operation-gaps';

/** The text of docs/fidelity.md. */
export function fidelityPage(entries: readonly FidelityEntry[], gaps: readonly OperationGap[]): string {
  const exceptions = entries.filter(({ fidelity }) => fidelity !== 'enforced');
  const enforcedCount = entries.length - exceptions.length;
  const rows = exceptions.map(({ setting, fidelity, note }) => `| \`${setting}\` | ${fidelity} | ${note ?? ''} |`);
  return [
    '# Fidelity ledger',
    '',
    'Every setting of the API Gateway model is *enforced*, *approximated* or *stored only*. The studio marks the exceptions beside their fields.',
    '',
    `${enforcedCount} of ${entries.length} settings are enforced. The others:`,
    '',
    '| Setting | Fidelity | What that means |',
    '| --- | --- | --- |',
    ...rows,
    '',
    '## Operations that are answered in part',
    '',
    'An operation of AWS that is not built answers 501 `NotImplemented` and names itself. These are built but for a part:',
    '',
    '| Operation | What that means |',
    '| --- | --- |',
    ...gaps.map(({ operation, note }) => `| \`${operation}\` | ${note} |`),
    '',
  ].join('\n');
}
