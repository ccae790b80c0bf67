// The rail: the activities, one click apart.
import type { KeyboardEvent } from 'react';
import { useRef } from 'react';
import { isMacPlatform, shortcutKeys } from '../commands/shortcut';
import { joinClasses } from '../components/join-classes';
import { neighbour } from '../components/roving';
import { useStudio, useView } from '../state/studio-context';
import type { Activity } from '../state/view-store';
import { activityEntries } from './go-commands';
import styles from './Rail.module.css';

/** One tab stop; arrows move, Enter opens. Settings stands at the foot. */
export function Rail({ activities }: { readonly activities: readonly Activity[] }) {
  const { view } = useStudio();
  const current = useView(({ activity }) => activity);
  const rail = useRef<HTMLElement>(null);
  const steer = (event: KeyboardEvent) => {
    const items = [...(rail.current?.querySelectorAll('button') ?? [])];
    const at = items.indexOf(document.activeElement as HTMLButtonElement);
    const next = neighbour(items, at, event.key, 'vertical');
    if (next === undefined) return;
    event.preventDefault();
    items[next]?.focus();
  };
  const stop = activities.includes(current) ? current : activities[0];
  return (
    <nav className={styles.rail} aria-label="Activities" data-region="rail" ref={rail} onKeyDown={steer}>
      {activities.map((activity) => {
        const { title, icon: Icon, shortcut } = activityEntries[activity];
        return (
          <button
            key={activity}
            type="button"
            className={joinClasses(
              styles.item,
              activity === current && styles.on,
              activity === 'settings' && styles.foot,
            )}
            aria-current={activity === current ? 'page' : undefined}
            title={`${title} (${shortcutKeys(shortcut, isMacPlatform()).join(' ')})`}
            tabIndex={activity === stop ? 0 : -1}
            onClick={() => view.setState({ activity })}
          >
            <Icon size={18} strokeWidth={1.8} aria-hidden="true" />
            {title}
          </button>
        );
      })}
    </nav>
  );
}
