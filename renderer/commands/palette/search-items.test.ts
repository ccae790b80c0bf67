import { Waypoints } from 'lucide-react';
import { expect, it } from 'vitest';
import type { PaletteItem } from './palette-items';
import { searchItems } from './search-items';

function item(group: PaletteItem['group'], text: string, more: Partial<PaletteItem> = {}): PaletteItem {
  return { id: `${group}:${text}`, group, icon: Waypoints, text, run: () => undefined, ...more };
}

function found(items: readonly PaletteItem[], query: string, most = 5) {
  return searchItems(items, query, most).map(({ group, found: rows }) => [
    group,
    rows.map((row) => [row.item.text, row.ranges.map(([from, to]) => row.item.text.slice(from, to))]),
  ]);
}

it('finds in every group, the best first, and marks what matched', () => {
  const items = [
    item('Go to', '/customers/{id}/deposits', { httpMethod: 'POST' }),
    item('Commands', 'Compare deployments'),
    item('Commands', 'Deploy to dev'),
    item('Commands', 'Undo'),
    item('In traffic', '2 requests mention “dep”'),
  ];
  expect(found(items, 'dep')).toEqual([
    [
      'Commands',
      [
        ['Deploy to dev', ['Dep']],
        ['Compare deployments', ['dep']],
      ],
    ],
    ['Go to', [['/customers/{id}/deposits', ['dep']]]],
    ['In traffic', [['2 requests mention “dep”', ['dep']]]],
  ]);
});

it('counts the verb of a method and its operation name', () => {
  const items = [
    item('Go to', '/orders', { httpMethod: 'GET', detail: 'listOrders' }),
    item('Go to', '/orders', { httpMethod: 'POST', detail: 'createOrder', id: 'post' }),
  ];
  expect([found(items, 'get ord'), found(items, 'createOrder')]).toEqual([
    [['Go to', [['/orders', ['ord']]]]],
    [['Go to', [['/orders', []]]]],
  ]);
});

it('leaves out what only has the letters somewhere', () => {
  const items = [item('Commands', 'Undo: Rename /pets'), item('Commands', 'New gateway response')];
  expect([found(items, 'dep'), found(items, 'ngr')]).toEqual([
    [],
    [['Commands', [['New gateway response', ['N', 'g', 'r']]]]],
  ]);
});

it('shows the items as they are while nothing is typed', () => {
  expect(found([item('Go to', 'b'), item('Commands', 'z'), item('Go to', 'a')], ' ')).toEqual([
    ['Commands', [['z', []]]],
    [
      'Go to',
      [
        ['b', []],
        ['a', []],
      ],
    ],
  ]);
});

it('shows at most so many of a group', () => {
  const items = ['a1', 'a2', 'a3'].map((text) => item('Go to', text));
  expect(found(items, 'a', 2)).toEqual([
    [
      'Go to',
      [
        ['a1', ['a']],
        ['a2', ['a']],
      ],
    ],
  ]);
});
