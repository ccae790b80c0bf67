// The columns of a screen: a pane at the right of whatever the activity shows. Under 1024 px it becomes a drawer.
import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { Region } from '../components/Region';
import { SplitPanes } from '../components/SplitPanes';
import { paneSizes, useWidthClass } from '../components/width-class';
import styles from './Workbench.module.css';

export interface WorkbenchProps {
  /** The name its sizes are remembered under. */
  readonly name: string;
  readonly sidebar?: { readonly label: string; readonly content: ReactNode };
  /** The pane at the right; absent while it is closed. */
  readonly right?: { readonly label: string; readonly content: ReactNode; readonly onClose: () => void } | undefined;
  readonly children: ReactNode;
}

/** Sidebar, centre and right pane in the widths of the window's class; the user's own sizes are remembered. */
export function Workbench({ name, sidebar, right, children }: WorkbenchProps) {
  const width = useWidthClass();
  const sizes = paneSizes(width);
  const isDrawer = width === 'drawer';
  const panes = [
    ...(sidebar === undefined
      ? []
      : [
          {
            id: 'sidebar',
            label: sidebar.label,
            size: sizes.sidebar,
            min: 180,
            max: 480,
            content: (
              <Region name="sidebar" label={sidebar.label} className={styles.sidebar}>
                {sidebar.content}
              </Region>
            ),
          },
        ]),
    // on a window as narrow as a drawer's, 440 would leave nothing to the sidebar
    {
      id: 'centre',
      label: 'centre',
      min: isDrawer ? 320 : 440,
      content: <div className={styles.centre}>{children}</div>,
    },
    ...(right === undefined || isDrawer
      ? []
      : [
          {
            id: 'right',
            label: right.label,
            size: sizes.right,
            min: 264,
            max: 900,
            content: <div className={styles.right}>{right.content}</div>,
          },
        ]),
  ];
  return (
    <>
      <SplitPanes name={name} panes={panes} />
      {right !== undefined && isDrawer && (
        <Drawer
          opened
          onClose={right.onClose}
          position="right"
          size={360}
          withCloseButton={false}
          trapFocus={false}
          lockScroll={false}
          withOverlay={false}
          padding={0}
          classNames={{ content: styles.drawer ?? '', body: styles.drawerBody ?? '', inner: styles.drawerPlace ?? '' }}
        >
          <div className={styles.right}>{right.content}</div>
        </Drawer>
      )}
    </>
  );
}
