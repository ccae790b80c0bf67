// A moment in few words: `9 min ago`, `10:44`, `Friday`, `12 Nov`.

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** Words for `at`, both in epoch milliseconds. */
export function spokenMoment(at: number, now: number): string {
  const ageMs = Math.max(0, now - at);
  if (ageMs < minuteMs) return 'just now';
  if (ageMs < 60 * minuteMs) return `${Math.floor(ageMs / minuteMs)} min ago`;
  const date = new Date(at);
  if (ageMs < dayMs && date.getDate() === new Date(now).getDate()) {
    return date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  }
  if (ageMs < 6 * dayMs) return date.toLocaleDateString('en-GB', { weekday: 'long' });
  return date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' });
}
