// Fuzzy matching for the palette: all typed letters in order, whole words and beginnings first.

export interface FuzzyMatch {
  readonly score: number;
  /** The matched parts as pairs of start and end. */
  readonly ranges: readonly (readonly [start: number, end: number])[];
}

/** Matches `query` in `text`, ignoring case; undefined where a letter is missing. An empty query matches everything. */
export function fuzzyMatch(query: string, text: string): FuzzyMatch | undefined {
  const phrase = query.trim().toLowerCase();
  if (phrase === '') return { score: 0, ranges: [] };
  const lower = text.toLowerCase();
  // Some letters change their length in lower case; then places would not fit the text.
  const hay = lower.length === text.length ? lower : text;
  // What stands together reads as one thing: prefer it to scattered letters.
  const whole = bestOccurrence(phrase, hay, text);
  if (whole >= 0) {
    const bonus = isWordStart(text, whole) ? 200 : 0;
    return { score: 1_000 + bonus - whole - text.length / 100, ranges: [[whole, whole + phrase.length]] };
  }
  return matchScattered(phrase.replace(/\s+/g, ''), hay, text);
}

/** The parts of `text`, in order, with what is matched marked. */
export function highlightParts(
  text: string,
  ranges: FuzzyMatch['ranges'],
): readonly { readonly text: string; readonly isMatch: boolean }[] {
  const parts: { text: string; isMatch: boolean }[] = [];
  let end = 0;
  for (const [from, to] of ranges) {
    if (from > end) parts.push({ text: text.slice(end, from), isMatch: false });
    parts.push({ text: text.slice(from, to), isMatch: true });
    end = to;
  }
  if (end < text.length) parts.push({ text: text.slice(end), isMatch: false });
  return parts;
}

function bestOccurrence(phrase: string, hay: string, text: string): number {
  const first = hay.indexOf(phrase);
  for (let at = first; at >= 0; at = hay.indexOf(phrase, at + 1)) if (isWordStart(text, at)) return at;
  return first;
}

function matchScattered(letters: string, hay: string, text: string): FuzzyMatch | undefined {
  const ranges: [number, number][] = [];
  let score = 0;
  let at = 0;
  for (let index = 0; index < letters.length; index++) {
    const found = chooseLetter(letters, index, hay, text, at);
    if (found < 0) return undefined;
    const last = ranges.at(-1);
    const isAdjacent = last !== undefined && last[1] === found;
    score += isAdjacent ? 12 : isWordStart(text, found) ? 10 : 1;
    score -= Math.min(found - at, 10) / 10;
    if (isAdjacent && last !== undefined) last[1] = found + 1;
    else ranges.push([found, found + 1]);
    at = found + 1;
  }
  return { score: score - text.length / 100, ranges };
}

/** A run goes on where it can; else the letter at the start of a later word, if the rest still fits behind it. */
function chooseLetter(letters: string, index: number, hay: string, text: string, from: number): number {
  const letter = letters[index] ?? '';
  const next = hay.indexOf(letter, from);
  if (next === from && index > 0) return next;
  const start = nextWordStart(letter, hay, text, from);
  return start >= 0 && isSubsequence(letters.slice(index + 1), hay.slice(start + 1)) ? start : next;
}

function nextWordStart(letter: string, hay: string, text: string, from: number): number {
  for (let at = hay.indexOf(letter, from); at >= 0; at = hay.indexOf(letter, at + 1))
    if (isWordStart(text, at)) return at;
  return -1;
}

function isSubsequence(letters: string, text: string): boolean {
  let at = 0;
  for (const letter of letters) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function isWordStart(text: string, at: number): boolean {
  const before = text[at - 1];
  if (before === undefined || /[^a-zA-Z0-9]/.test(before)) return true;
  return /[a-z]/.test(before) && /[A-Z]/.test(text[at] ?? '');
}
