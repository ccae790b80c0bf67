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

it("lets toasts of one topic take each other's place and dismisses them together", () => {
  const { getState } = createToastStore();
  getState().show({ tone: 'info', title: 'Taken back', topic: 'history' });
  getState().show({ tone: 'ok', title: 'Deployed' });
  getState().show({ tone: 'info', title: 'Done again', topic: 'history' });
  const shown = getState().toasts.map(({ title }) => title);
  getState().dismissTopic('history');
  expect([shown, getState().toasts.map(({ title }) => title)]).toEqual([['Deployed', 'Done again'], ['Deployed']]);
});
