import { expect, it } from 'vitest';
import { spokenMoment } from './spoken-moment';

const now = new Date(2026, 10, 20, 15, 30).getTime();
const ago = (minutes: number) => now - minutes * 60_000;

it.each([
  [0, 'just now'],
  [9, '9 min ago'],
  [130, '13:20'],
  [60 * 24 * 2, 'Wednesday'],
  [60 * 24 * 30, '21 Oct'],
])('says %i minutes ago as %s', (minutes, words) => {
  expect(spokenMoment(ago(minutes), now)).toBe(words);
});

it('says a moment that lies ahead, by a clock that was set, as just now', () => {
  expect(spokenMoment(now + 5_000, now)).toBe('just now');
});
