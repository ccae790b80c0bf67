// What a panel of the dock is. Features bring theirs; the shell shows those there are.
import type { LucideIcon } from 'lucide-react';
import type { ComponentType } from 'react';
import type { CountProps } from '../components/Count';
import type { PanelName } from '../state/view-store';

export interface DockPanel {
  readonly name: PanelName;
  readonly title: string;
  readonly icon: LucideIcon;
  readonly Content: ComponentType;
  /** A hook: the number beside the title. */
  readonly useCount?: () => { readonly value: number; readonly tone: NonNullable<CountProps['tone']> };
}
