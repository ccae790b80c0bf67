// What a section of the Access screen is: a group of the sidebar, and the page of each thing in it.
import type { LucideIcon } from 'lucide-react';
import type { ComponentType } from 'react';
import type { AccessSection } from '../state/view-store';

/** One thing of a section, as the sidebar lists it. */
export interface AccessRow {
  /** What the place names it by; the section's own choice. */
  readonly id: string;
  readonly name: string;
  /** In place of the section's own. */
  readonly icon?: LucideIcon;
  /** A word in a frame at the right: `Lambda`. */
  readonly tag?: string;
  /** What is wrong with it, in a sentence; shown as a mark. */
  readonly problem?: string;
}

export interface AccessPageProps {
  /** The chosen thing; undefined: there is none, or the section as a whole is open. */
  readonly id: string | undefined;
}

export interface AccessSectionEntry {
  readonly section: AccessSection;
  readonly title: string;
  readonly icon: LucideIcon;
  /** A hook: what the sidebar lists below the heading. */
  readonly useRows: () => readonly AccessRow[];
  /** The command of the plus beside the heading, where there is one. */
  readonly addCommand?: string;
  /** The heading opens a page of the section itself (`id` undefined). Else the first row is open until one is chosen. */
  readonly hasOverview?: boolean;
  /** The centre. */
  readonly Page: ComponentType<AccessPageProps>;
  /** The pane at the right; absent: the centre takes all. */
  readonly aside?: { readonly label: string; readonly Content: ComponentType<AccessPageProps> };
}
