// How far a pattern with wildcards and the text it should match go together.

export interface MatchedStart {
  /** Characters of the pattern that are matched. */
  readonly pattern: number;
  /** Characters of the text that they match. */
  readonly text: number;
}

/** The longest common start: `*` takes as little as it can, `?` one character. */
export function matchedStart(pattern: string, text: string): MatchedStart {
  let [at, from] = [0, 0];
  while (at < pattern.length) {
    const character = pattern.charAt(at);
    if (character === '*') {
      const run = /^[^*?]*/.exec(pattern.slice(at + 1))?.[0] ?? '';
      const found = run === '' ? text.length : findStart(run, text, from);
      if (found === -1) return { pattern: at + 1, text: from };
      from = found;
    } else if (from >= text.length || (character !== '?' && character !== text.charAt(from))) {
      break;
    } else from += 1;
    at += 1;
  }
  return { pattern: at, text: from };
}

/** Where `run` stands in `text`; where it does not, its longest beginning that does. */
function findStart(run: string, text: string, from: number): number {
  for (let length = run.length; length > 0; length -= 1) {
    const found = text.indexOf(run.slice(0, length), from);
    if (found !== -1) return found;
  }
  return -1;
}
