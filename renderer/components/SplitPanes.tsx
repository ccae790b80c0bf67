// Panes that touch: one line of 1 px between them, 8 to grab, 3 in accent while dragged.
import { Fragment, type ReactNode, useEffect, useRef } from 'react';
import { Group, type Layout, Panel, type PanelImperativeHandle, Separator } from 'react-resizable-panels';
import { useLayoutMemory } from './layout-memory';
import styles from './SplitPanes.module.css';

export interface SplitPane {
  readonly id: string;
  /** What the pane is, named on its separator for screen readers. */
  readonly label: string;
  readonly content: ReactNode;
  /** Pixels at first and after a double click on the separator. Absent: it takes what is left. */
  readonly size?: number | undefined;
  readonly min?: number;
  readonly max?: number;
}

export interface SplitPanesProps {
  /** The name its sizes are remembered under. */
  readonly name: string;
  readonly panes: readonly SplitPane[];
  readonly direction?: 'horizontal' | 'vertical';
}

/** Lays out panes side by side or one above the other; at least one must have no size. */
export function SplitPanes({ name, panes, direction = 'horizontal' }: SplitPanesProps) {
  const memory = useLayoutMemory();
  const ids = panes.map(({ id }) => id);
  const memoryName = `${name}/${ids.join('+')}`;
  const remembered = memory.read(memoryName);
  const keep = (layout: Layout, meta: { readonly isUserInteraction: boolean }) => {
    if (meta.isUserInteraction)
      memory.write(
        memoryName,
        ids.map((id) => layout[id] ?? 0),
      );
  };
  return (
    <Group
      className={styles.group}
      orientation={direction}
      resizeTargetMinimumSize={{ coarse: 24, fine: 8 }}
      onLayoutChanged={keep}
      {...(remembered?.length === ids.length && { defaultLayout: layoutOf(ids, remembered) })}
    >
      {panes.map((pane, index) => (
        <Fragment key={pane.id}>
          {index > 0 && <Separator className={styles.separator} aria-label={separatorLabel(panes, index)} />}
          <SizedPanel pane={pane} isRemembered={remembered !== undefined} />
        </Fragment>
      ))}
    </Group>
  );
}

function SizedPanel({ pane, isRemembered }: { readonly pane: SplitPane; readonly isRemembered: boolean }) {
  const handle = useRef<PanelImperativeHandle>(null);
  const first = useRef(pane.size);
  // Another window width has other sizes; they apply until the user has chosen their own.
  useEffect(() => {
    if (pane.size === undefined || pane.size === first.current || isRemembered) return;
    first.current = pane.size;
    handle.current?.resize(pane.size);
  }, [pane.size, isRemembered]);
  return (
    <Panel
      id={pane.id}
      className={styles.panel}
      panelRef={handle}
      // the library would scroll the panel; ours scroll their own parts
      style={{ overflow: 'hidden' }}
      minSize={pane.min ?? 0}
      {...(pane.max !== undefined && { maxSize: pane.max })}
      {...(pane.size !== undefined && { defaultSize: pane.size, groupResizeBehavior: 'preserve-pixel-size' as const })}
    >
      {pane.content}
    </Panel>
  );
}

function layoutOf(ids: readonly string[], sizes: readonly number[]): Layout {
  return Object.fromEntries(ids.map((id, index) => [id, sizes[index] ?? 0]));
}

function separatorLabel(panes: readonly SplitPane[], index: number): string {
  const sized = panes[index]?.size === undefined ? panes[index - 1] : panes[index];
  return `Resize ${(sized ?? panes[index])?.label ?? 'pane'}`;
}
