import { expect, it } from 'vitest';
import type { ServiceEdge, ServiceNode } from '../../shared/metrics/service-map';
import { boxHeight, edgePath, layOutMap } from './map-layout';

const figures = { count: 1, perMinute: 1, share4xx: 0, share5xx: 0, p95Ms: 1 };
const node = (id: string, count = 1): ServiceNode => ({
  ...{ ...figures, id, count, kind: 'function', name: id, requestIds: [] },
});
const edge = (from: string, to: string): ServiceEdge => ({ from, to, ...figures });

it('puts services in columns by their way from the clients, call-backs too', () => {
  const { nodes, height } = layOutMap({
    nodes: [node('client'), node('a'), node('b', 2), node('c')],
    edges: [edge('client', 'a'), edge('client', 'b'), edge('a', 'c'), edge('c', 'a')],
  });
  const placeOf = (id: string) => nodes.find((each) => each.node.id === id) ?? { node: node(''), x: -1, y: -1 };
  expect({
    columns: ['client', 'a', 'b', 'c'].map((id) => placeOf(id).x / 296),
    isBusierFirst: placeOf('b').y < placeOf('a').y,
    height,
    back: edgePath(placeOf('c'), placeOf('a')).startsWith(`M${placeOf('c').x + 104} ${placeOf('c').y + boxHeight} C`),
  }).toEqual({ columns: [0, 1, 1, 2], isBusierFirst: true, height: 2 * boxHeight + 16, back: true });
});
