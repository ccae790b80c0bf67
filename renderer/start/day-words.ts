// When something was, as people say it: `2 minutes ago`, `yesterday`, `Friday`, `12 Nov`.

const minute = 60_000;
const hour = 60 * minute;

/** Words for the moment `at`, seen from `now`; both in epoch milliseconds. */
export function dayWords(at: number, now: number): string {
  const passed = now - at;
  if (passed < minute) return 'just now';
  if (passed < hour) return ago(Math.floor(passed / minute), 'minute');
  const days = calendarDays(at, now);
  if (days === 0) return ago(Math.floor(passed / hour), 'hour');
  if (days === 1) return 'yesterday';
  const date = new Date(at);
  if (days < 7) return date.toLocaleDateString('en-GB', { weekday: 'long' });
  const isThisYear = date.getFullYear() === new Date(now).getFullYear();
  return date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', ...(!isThisYear && { year: 'numeric' }) });
}

function ago(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'} ago`;
}

/** Midnights between the two moments; a day of 23 hours counts as one too. */
function calendarDays(at: number, now: number): number {
  const midnight = (time: number) => new Date(time).setHours(0, 0, 0, 0);
  return Math.round((midnight(now) - midnight(at)) / (24 * hour));
}
