// What is found wrong with an entity, as notes at the head of its page.
import type { EntityKey } from '../../../shared/definition/entities';
import { Note } from '../../components/Note';
import { useFindings } from '../../state/hooks';

/** Nothing where nothing is found. */
export function FindingNotes({ of: key }: { readonly of: EntityKey }) {
  const findings = useFindings().filter((finding) => finding.key === key);
  return findings.map(({ rule, path, message, severity }) => (
    <Note key={`${rule} ${path} ${message}`} tone={severity}>
      {message}
    </Note>
  ));
}
