// Places of a service map: columns by how far a service is from the clients, rows by how much it is called.
import type { ServiceMap, ServiceNode } from '../../shared/metrics/service-map';

export interface PlacedNode {
  readonly node: ServiceNode;
  readonly x: number;
  readonly y: number;
}

export interface MapLayout {
  readonly nodes: readonly PlacedNode[];
  readonly width: number;
  readonly height: number;
}

export const boxWidth = 208;
export const boxHeight = 56;
const columnGap = 88;
const rowGap = 16;

/** Lays the nodes out, each column centred. */
export function layOutMap({ nodes, edges }: Pick<ServiceMap, 'nodes' | 'edges'>): MapLayout {
  const depths = new Map<string, number>([['client', 0]]);
  const waiting = ['client'];
  // breadth first: a call back to a service nearer to the clients is drawn backwards
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
    for (const { from, to } of edges) {
      if (from !== id || depths.has(to)) continue;
      depths.set(to, (depths.get(id) ?? 0) + 1);
      waiting.push(to);
    }
  }
  const columns: ServiceNode[][] = [];
  for (const node of [...nodes].sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1))) {
    const depth = depths.get(node.id) ?? 1;
    while (columns.length <= depth) columns.push([]);
    columns[depth]?.push(node);
  }
  const heightOf = (count: number) => count * (boxHeight + rowGap) - rowGap;
  const height = Math.max(boxHeight, ...columns.map(({ length }) => heightOf(length)));
  const placed = columns.flatMap((column, depth) =>
    column.map((node, row) => ({
      node,
      x: depth * (boxWidth + columnGap),
      y: (height - heightOf(column.length)) / 2 + row * (boxHeight + rowGap),
    })),
  );
  return { nodes: placed, width: columns.length * (boxWidth + columnGap) - columnGap, height };
}

/** The curve from the right of one box to the left of another, below both where it leads back. */
export function edgePath(from: PlacedNode, to: PlacedNode): string {
  const [startY, endY] = [from.y + boxHeight / 2, to.y + boxHeight / 2];
  if (to.x > from.x) {
    const [startX, endX] = [from.x + boxWidth, to.x - 2];
    const bend = (endX - startX) / 2;
    return `M${startX} ${startY} C${startX + bend} ${startY} ${endX - bend} ${endY} ${endX} ${endY}`;
  }
  const [startX, endX] = [from.x + boxWidth / 2, to.x + boxWidth / 2];
  const [bottom, below] = [Math.max(from.y, to.y) + boxHeight, rowGap + boxHeight / 2];
  return `M${startX} ${from.y + boxHeight} C${startX} ${bottom + below} ${endX} ${bottom + below} ${endX} ${to.y + boxHeight + 2}`;
}
