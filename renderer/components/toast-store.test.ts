import { expect, it } from 'vitest';
import { createToastStore } from './toast-store';

it('keeps the three newest toasts and replaces one of the same title', () => {
  const store = createToastStore();
  for (const title of ['a', 'b', 'c', 'd', 'b']) store.getState().show({ tone: 'info', title });
  expect(store.getState().toasts.map(({ title, id }) => [title, id])).toEqual([
    ['c', 3],
    ['d', 4],
    ['b', 5],
  ]);
  store.getState().dismiss(4);
  expect(store.getState().toasts.map(({ title }) => title)).toEqual(['c', 'b']);
});
