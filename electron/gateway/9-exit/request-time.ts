// `$context.requestTime`: `02/Aug/2024:23:34:43 +0000`.

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** AWS recorded: common log format in UTC. */
export function requestTimeText(epochMs: number): string {
  const at = new Date(epochMs);
  const day = `${two(at.getUTCDate())}/${months[at.getUTCMonth()]}/${at.getUTCFullYear()}`;
  return `${day}:${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())} +0000`;
}

/** The same with its last text remembered: requests of one second share it. */
export function openRequestTimeText(): (epochMs: number) => string {
  let second = Number.NaN;
  let text = '';
  return (epochMs) => {
    const at = Math.floor(epochMs / 1_000);
    if (at !== second) {
      second = at;
      text = requestTimeText(epochMs);
    }
    return text;
  };
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
