// A number with its word: `1 change`, `3 changes`, `1,204 requests`.

/** The count with the word in the right form; `plural` where an `s` does not make it. */
export function countWords(count: number, word: string, plural = `${word}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? word : plural}`;
}
