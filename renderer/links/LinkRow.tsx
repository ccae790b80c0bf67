// The line in the sidebar of an API that is kept in step with a document: its file, and how the two stand.
import { CircleCheck, CircleX, Info, Link2, type LucideIcon, TriangleAlert } from 'lucide-react';
import { joinClasses } from '../components/join-classes';
import { useLink } from '../state/hooks';
import { useStudio } from '../state/studio-context';
import { fileNameOf, type LinkLook, linkLook } from './link-words';
import styles from './links.module.css';

const shapes: Readonly<Record<LinkLook['tone'], LucideIcon>> = {
  ok: CircleCheck,
  info: Info,
  warning: TriangleAlert,
  error: CircleX,
};

/** Nothing for an API without a link. A click opens the review. */
export function LinkRow({ apiId }: { readonly apiId: string }) {
  const { view } = useStudio();
  const link = useLink(apiId);
  if (link === undefined) return null;
  const { words, tone } = linkLook(link);
  const Shape = shapes[tone];
  return (
    <button
      type="button"
      className={styles.row}
      aria-haspopup="dialog"
      aria-label={`Linked to ${link.file}: ${words}`}
      title={`${link.file}: ${link.summary}`}
      onClick={() => view.setState({ overlay: { kind: 'link-review', apiId } })}
    >
      <Link2 size={14} strokeWidth={1.8} aria-hidden="true" />
      <span className={styles.file}>{fileNameOf(link.file)}</span>
      <span className={joinClasses(styles.state, styles[tone])}>
        <Shape size={13} strokeWidth={1.8} aria-hidden="true" />
        {words}
      </span>
    </button>
  );
}
