// Times in the panels.

/** `10:42:07.318` in local time. */
export function logClock(epochMs: number): string {
  const at = new Date(epochMs);
  const clock = [at.getHours(), at.getMinutes(), at.getSeconds()]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
  return `${clock}.${String(at.getMilliseconds()).padStart(3, '0')}`;
}
