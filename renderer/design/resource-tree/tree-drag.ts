// Dragging a resource onto another: what may be dropped where, and what opens by waiting over it.
import { type DragEvent, useRef, useState } from 'react';
import type { TreeRow } from './tree-rows';

export interface TreeDrag {
  /** Why `resourceId` cannot go below `parentId`; undefined where it can. */
  readonly problemOf: (resourceId: string, parentId: string) => string | undefined;
  readonly onMove: (resourceId: string, parentId: string) => void;
}

export interface TreeDragging {
  /** True while a resource that may go there is held over the row. */
  readonly targetOf: (row: TreeRow) => boolean;
  readonly propsOf: (row: TreeRow) => TreeDragProps;
}

export interface TreeDragProps {
  readonly draggable: boolean;
  readonly onDragStart?: (event: DragEvent) => void;
  readonly onDragOver?: (event: DragEvent) => void;
  readonly onDragLeave?: () => void;
  readonly onDrop?: (event: DragEvent) => void;
  readonly onDragEnd?: () => void;
}

/** How long a closed resource is pointed at before it opens. */
const openAfterMs = 600;

/** The drag and drop of a tree. Methods stay where they are; the root does not move. */
export function useTreeDrag(
  drag: TreeDrag,
  rows: readonly TreeRow[],
  onToggle: (row: TreeRow, isOpen: boolean) => void,
): TreeDragging {
  const [held, setHeld] = useState<string>();
  const [over, setOver] = useState<string>();
  const since = useRef({ key: '', at: 0 });

  const clear = () => {
    setHeld(undefined);
    setOver(undefined);
  };
  const mayDrop = (row: TreeRow) =>
    held !== undefined && row.kind === 'resource' && drag.problemOf(held, row.resourceId) === undefined;

  const waitOver = (row: TreeRow, now: number) => {
    if (since.current.key !== row.key) since.current = { key: row.key, at: now };
    const isClosed = row.kind === 'resource' && !row.isOpen;
    if (isClosed && now - since.current.at > openAfterMs) onToggle(row, true);
  };

  return {
    targetOf: (row) => over === row.key && mayDrop(row),
    propsOf: (row) => {
      if (row.kind !== 'resource') return { draggable: false };
      return {
        draggable: row.level > 1,
        onDragStart: (event) => {
          event.dataTransfer.effectAllowed = 'move';
          event.dataTransfer.setData('text/plain', row.path);
          setHeld(row.resourceId);
        },
        onDragOver: (event) => {
          waitOver(row, event.timeStamp);
          if (!mayDrop(row)) return;
          event.preventDefault();
          event.dataTransfer.dropEffect = 'move';
          if (over !== row.key) setOver(row.key);
        },
        onDragLeave: () => setOver(undefined),
        onDrop: (event) => {
          event.preventDefault();
          const moved = rows.find((each) => each.kind === 'resource' && each.resourceId === held);
          if (moved !== undefined && mayDrop(row)) drag.onMove(moved.resourceId, row.resourceId);
          clear();
        },
        onDragEnd: clear,
      };
    },
  };
}
