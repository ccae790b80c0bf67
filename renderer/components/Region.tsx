// A part of the window that F6 jumps to: it has a name and a place in the focus order.
import type { ReactNode } from 'react';
import { joinClasses } from './join-classes';
import styles from './Region.module.css';

/** In the order F6 visits them. */
export const regionNames = [
  'header',
  'rail',
  'sidebar',
  'centre',
  'title',
  'diagram',
  'form',
  'right',
  'panel',
  'dock',
] as const;
export type RegionName = (typeof regionNames)[number];

export interface RegionProps {
  readonly name: RegionName;
  /** For screen readers: `Resources`. */
  readonly label: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A column that fills its parent, named for screen readers and for F6. */
export function Region({ name, label, className, children }: RegionProps) {
  return (
    <section data-region={name} aria-label={label} className={joinClasses(styles.region, className)}>
      {children}
    </section>
  );
}
