// What is lost, what changes and what stays, each thing with the places that have it.
import { CircleCheck, CircleX, type LucideIcon, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { MigrationSeverity } from '../../shared/definition/migration/migration-note';
import { joinClasses } from '../components/join-classes';
import { useStudio } from '../state/studio-context';
import styles from './migration.module.css';
import type { NotedPlace, NotedThing, NoteGroup } from './note-groups';
import { openerOf } from './open-noted-place';

/** How each kind of note is called, and what it means. */
const looks: Readonly<
  Record<MigrationSeverity, { readonly title: string; readonly words: string; readonly icon: LucideIcon }>
> = {
  lost: { title: 'Lost', words: 'HTTP APIs have nothing like it', icon: CircleX },
  changes: { title: 'Changes', words: 'done in another way', icon: TriangleAlert },
  same: { title: 'Same', words: 'goes over as it is', icon: CircleCheck },
};

/** Places shown before somebody asks for all of them. */
const shownPlaces = 5;

/** The groups one below the other. */
export function NoteList({ groups }: { readonly groups: readonly NoteGroup[] }) {
  return groups.map(({ severity, count, things }) => {
    const { title, words, icon: Icon } = looks[severity];
    return (
      <section key={severity} aria-label={title}>
        <h3 className={styles.heading}>
          <Icon size={13} strokeWidth={2} className={styles[severity]} aria-hidden="true" />
          {title} <span className={styles.count}>{count.toLocaleString('en-US')}</span>
          <span className={styles.quiet}>{words}</span>
        </h3>
        <ul className={styles.things}>
          {things.map((thing) => (
            <Thing key={`${thing.what} ${thing.advice}`} thing={thing} />
          ))}
        </ul>
      </section>
    );
  });
}

function Thing({ thing: { what, advice, places } }: { readonly thing: NotedThing }) {
  const [isOpen, setOpen] = useState(false);
  const shown = isOpen ? places : places.slice(0, shownPlaces);
  const more = places.length - shown.length;
  return (
    <li className={styles.thing}>
      <div className={styles.words}>
        <b>{what.slice(0, 1).toUpperCase() + what.slice(1)}</b>
        {advice !== '' && <p>{advice}</p>}
      </div>
      <div className={styles.places}>
        {shown.map((place) => (
          <PlaceButton key={`${place.key} ${place.place}`} place={place} />
        ))}
        {more > 0 && (
          <button type="button" className={joinClasses(styles.place, styles.more)} onClick={() => setOpen(true)}>
            {more.toLocaleString('en-US')} more
          </button>
        )}
      </div>
    </li>
  );
}

function PlaceButton({ place: { key, place } }: { readonly place: NotedPlace }) {
  const { view } = useStudio();
  const open = openerOf(view, key);
  if (open === undefined) {
    return (
      <span className={styles.place} title={place}>
        {place}
      </span>
    );
  }
  return (
    <button type="button" className={joinClasses(styles.place, styles.link)} title={`Open ${place}`} onClick={open}>
      {place}
    </button>
  );
}
