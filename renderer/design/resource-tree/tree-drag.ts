// Dragging a resource onto another: what may be dropped where, and what opens by waiting over it.
import { type DragEvent, useRef, useState } from 'react';
import type { EntityKey } from '../../../shared/definition/entities';
import type { TreeRow } from './tree-rows';

export interface TreeDrag {
  /** Why `resourceId` cannot go below `parentId`; undefined where it can. */
  readonly problemOf: (resourceId: string, parentId: string) => string | undefined;
  readonly onMove: (resourceId: string, parentId: string) => void;
}

export interface TreeDragging {
  /** The row that would take what is held. */
  readonly target: EntityKey | undefined;
  /** For the tree: the events of its rows come up to it. */
  readonly handlers: {
    readonly onDragStart: (event: DragEvent) => void;
    readonly onDragOver: (event: DragEvent) => void;
    readonly onDragLeave: () => void;
    readonly onDrop: (event: DragEvent) => void;
    readonly onDragEnd: () => void;
  };
}

/** How long a closed resource is pointed at before it opens. */
const openAfterMs = 600;

/** The drag and drop of a tree. Methods stay where they are; the root does not move. */
export function useTreeDrag(
  drag: TreeDrag,
  rowOf: (event: DragEvent) => TreeRow | undefined,
  onToggle: (row: TreeRow, isOpen: boolean) => void,
): TreeDragging {
  const held = useRef<string>(undefined);
  const since = useRef({ key: '', at: 0 });
  const [target, setTarget] = useState<EntityKey>();

  const mayDrop = (row: TreeRow | undefined): row is TreeRow =>
    held.current !== undefined &&
    row?.kind === 'resource' &&
    drag.problemOf(held.current, row.resourceId) === undefined;

  const waitOver = (row: TreeRow, now: number) => {
    if (since.current.key !== row.key) since.current = { key: row.key, at: now };
    const isClosed = row.kind === 'resource' && !row.isOpen;
    if (isClosed && now - since.current.at > openAfterMs) onToggle(row, true);
  };
  const clear = () => {
    held.current = undefined;
    setTarget(undefined);
  };

  return {
    target,
    handlers: {
      onDragStart: (event) => {
        const row = rowOf(event);
        if (row === undefined) return;
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', row.path);
        held.current = row.resourceId;
      },
      onDragOver: (event) => {
        const row = rowOf(event);
        if (row !== undefined) waitOver(row, event.timeStamp);
        const mayTake = mayDrop(row);
        setTarget(mayTake ? row.key : undefined);
        if (!mayTake) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'move';
      },
      onDragLeave: () => setTarget(undefined),
      onDrop: (event) => {
        event.preventDefault();
        const row = rowOf(event);
        if (held.current !== undefined && mayDrop(row)) drag.onMove(held.current, row.resourceId);
        clear();
      },
      onDragEnd: clear,
    },
  };
}
