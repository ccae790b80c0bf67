import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createCalmLook } from './calm-look';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function open() {
  const looked: (readonly string[] | 'everything')[] = [];
  const calm = createCalmLook({
    look: (paths) => looked.push(paths === undefined ? 'everything' : [...paths]),
    clock: Date.now,
    calmMs: 400,
    mostMs: 2_000,
  });
  return { calm, looked };
}

it('looks at once where nothing was written', () => {
  const { calm, looked } = open();
  calm.heard(new Set(['a']));
  calm.heard(undefined);
  expect(looked).toEqual([['a'], 'everything']);
});

it('looks when own writing has paused, at all that was heard meanwhile', async () => {
  const { calm, looked } = open();
  await calm.writing(async () => undefined);
  calm.heard(new Set(['a']));
  vi.advanceTimersByTime(300);
  calm.heard(new Set(['b']));
  await calm.writing(async () => undefined);
  vi.advanceTimersByTime(399);
  expect(looked).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(looked).toEqual([['a', 'b']]);
});

it('does not wait for ever for somebody who never pauses', async () => {
  const { calm, looked } = open();
  let end = () => {};
  const writing = calm.writing(() => new Promise<void>((resolve) => (end = resolve)));
  calm.heard(new Set(['a']));
  vi.advanceTimersByTime(1_999);
  expect(looked).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(looked).toEqual([['a']]);
  end();
  await writing;
});

it('looks at nothing once it was stopped', async () => {
  const { calm, looked } = open();
  await calm.writing(async () => undefined);
  calm.heard(undefined);
  calm.stop();
  vi.advanceTimersByTime(5_000);
  expect(looked).toEqual([]);
});
