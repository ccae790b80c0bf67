// Times as the diagram writes them.

/** `0.4 ms`, `12.0 ms`, `1,204 ms`; what is too short to tell is `< 0.1 ms`. */
export function timeWords(ms: number): string {
  if (ms > 0 && ms < 0.05) return '< 0.1 ms';
  if (ms < 100) return `${ms.toFixed(1)} ms`;
  return `${Math.round(ms).toLocaleString('en-US')} ms`;
}

/** `10:42:07.318` in local time. */
export function clockWords(epochMs: number): string {
  const at = new Date(epochMs);
  const two = (number: number) => String(number).padStart(2, '0');
  const ms = String(at.getMilliseconds()).padStart(3, '0');
  return `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}.${ms}`;
}

/** `118 B`, `1.9 kB`, `2.4 MB`. */
export function byteWords(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${(bytes / 1_000).toFixed(1)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
