// Matching with `*` and `?`, in a time that grows with the text alone: patterns come from policies anybody may write.

/** One piece of a pattern: literal text, `*` (any run), or `?` (one character). */
export type WildcardPiece = string | typeof anyRun | typeof anyOne;
export const anyRun = Symbol('*');
export const anyOne = Symbol('?');

export type Matcher = (text: string) => boolean;

/** Splits a pattern in which every `*` and `?` is a wildcard. */
export function wildcardPieces(pattern: string): readonly WildcardPiece[] {
  return pattern
    .split(/([*?])/)
    .filter((part) => part !== '')
    .map((part) => (part === '*' ? anyRun : part === '?' ? anyOne : part));
}

/** Compiles pieces to a test of whole texts. */
export function compileWildcard(pieces: readonly WildcardPiece[]): Matcher {
  const runs = runsOf(pieces);
  const [first = [], ...rest] = runs;
  const last = rest.pop();
  if (last === undefined) return (text) => text.length === first.length && fits(first, text, 0);
  const shortest = runs.reduce((sum, run) => sum + run.length, 0);
  const searches = rest.filter((run) => run.length > 0).map(openSearch);
  return (text) => {
    const end = text.length - last.length;
    if (text.length < shortest || !fits(first, text, 0) || !fits(last, text, end)) return false;
    let at = first.length;
    for (const search of searches) {
      at = search(text, at);
      if (at === -1 || at > end) return false;
    }
    return at <= end;
  };
}

/** What stands between two `*`: characters, undefined for `?`. */
type Run = readonly (string | undefined)[];

function runsOf(pieces: readonly WildcardPiece[]): readonly Run[] {
  const runs: (string | undefined)[][] = [[]];
  for (const piece of pieces) {
    if (piece === anyRun) runs.push([]);
    else if (piece === anyOne) runs.at(-1)?.push(undefined);
    // by code units, as texts are indexed
    else runs.at(-1)?.push(...piece.split(''));
  }
  return runs;
}

function fits(run: Run, text: string, at: number): boolean {
  if (at < 0 || at + run.length > text.length) return false;
  for (let index = 0; index < run.length; index += 1) {
    if (run[index] !== undefined && run[index] !== text[at + index]) return false;
  }
  return true;
}

/** Finds where the run's first occurrence from an offset ends, or -1. */
type Search = (text: string, from: number) => number;

function openSearch(run: Run): Search {
  if (run.includes(undefined)) return openBitSearch(run);
  const literal = run.join('');
  return (text, from) => {
    const at = text.indexOf(literal, from);
    return at === -1 ? -1 : at + literal.length;
  };
}

/** Shift-and: one bit for each place of the run, so that `?` costs nothing and no text is looked at twice. */
function openBitSearch(run: Run): Search {
  const words = Math.ceil(run.length / 32);
  const masks = new Map<string, Uint32Array>();
  const others = new Uint32Array(words);
  for (const character of new Set(run)) if (character !== undefined) masks.set(character, new Uint32Array(words));
  run.forEach((character, index) => {
    const bit = (1 << (index & 31)) >>> 0;
    const word = index >>> 5;
    for (const [of, mask] of masks) if (character === undefined || character === of) mask[word] = or(mask, word, bit);
    if (character === undefined) others[word] = or(others, word, bit);
  });
  const found = { word: words - 1, bit: (1 << ((run.length - 1) & 31)) >>> 0 };
  return (text, from) => {
    const state = new Uint32Array(words);
    for (let at = from; at < text.length; at += 1) {
      const mask = masks.get(text[at] as string) ?? others;
      let carry = 1;
      for (let word = 0; word < words; word += 1) {
        const bits = state[word] as number;
        state[word] = (((bits << 1) | carry) & (mask[word] as number)) >>> 0;
        carry = bits >>> 31;
      }
      if (((state[found.word] as number) & found.bit) !== 0) return at + 1;
    }
    return -1;
  };
}

function or(words: Uint32Array, word: number, bit: number): number {
  return ((words[word] as number) | bit) >>> 0;
}
