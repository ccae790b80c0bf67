// The columns of a screen: sidebar, centre, and a pane at the right that becomes a drawer under 1024 px.
import type { ReactNode } from 'react';
import { Region } from '../components/Region';
import { type SplitPane, SplitPanes } from '../components/SplitPanes';
import { paneSizes, useWidthClass, type WidthClass } from '../components/width-class';
import { SideDrawer } from './SideDrawer';
import styles from './Workbench.module.css';

export interface WorkbenchProps {
  /** The name its sizes are remembered under. */
  readonly name: string;
  readonly sidebar?: { readonly label: string; readonly content: ReactNode };
  /** The pane at the right; absent while it is closed. */
  readonly right?: { readonly label: string; readonly content: ReactNode; readonly onClose: () => void } | undefined;
  /** The centre still shows what was open before: nothing in it takes a click or a key. */
  readonly isCentreBehind?: boolean;
  readonly children: ReactNode;
}

/** Widths follow the window's class; the user's own sizes are remembered. */
export function Workbench({ name, sidebar, right, isCentreBehind = false, children }: WorkbenchProps) {
  const width = useWidthClass();
  const isDrawer = width === 'drawer';
  const panes = [
    ...(sidebar === undefined ? [] : [sidebarPane(sidebar, width)]),
    centrePane(
      <div className={styles.centre} inert={isCentreBehind}>
        {children}
      </div>,
      width,
      right !== undefined,
    ),
    ...(right === undefined || isDrawer ? [] : [rightPane(right, width)]),
  ];
  return (
    <div className={styles.bench}>
      <SplitPanes name={name} panes={panes} />
      {right !== undefined && isDrawer && <SideDrawer label={right.label}>{right.content}</SideDrawer>}
    </div>
  );
}

function sidebarPane({ label, content }: NonNullable<WorkbenchProps['sidebar']>, width: WidthClass): SplitPane {
  return {
    id: 'sidebar',
    label,
    size: paneSizes(width).sidebar,
    min: 180,
    max: 480,
    content: (
      <Region name="sidebar" label={label} className={styles.sidebar}>
        {content}
      </Region>
    ),
  };
}

function centrePane(content: ReactNode, width: WidthClass, hasRight: boolean): SplitPane {
  return {
    id: 'centre',
    label: 'centre',
    // in a window that narrow, 440 would leave nothing to the sidebar
    min: width === 'drawer' ? 320 : 440,
    // lines longer than this are hard to follow: on very wide windows the right pane takes the rest
    ...(width === 'ultra' && hasRight && { size: 1200, max: 1200 }),
    content,
  };
}

function rightPane({ label, content }: NonNullable<WorkbenchProps['right']>, width: WidthClass): SplitPane {
  return {
    id: 'right',
    label,
    size: width === 'ultra' ? undefined : paneSizes(width).right,
    min: 264,
    ...(width !== 'ultra' && { max: 900 }),
    content: <div className={styles.right}>{content}</div>,
  };
}
