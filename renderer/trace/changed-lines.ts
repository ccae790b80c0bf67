// The lines in which two JSON texts differ: what goes and what comes.

export interface ChangedLines {
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** A document on one line is laid out first, so that the change is a line and not the whole. */
export function changedLines(before: string, after: string): ChangedLines {
  const [old, fresh] = [linesOf(before), linesOf(after)];
  let start = 0;
  while (start < old.length && start < fresh.length && old[start] === fresh[start]) start += 1;
  let end = 0;
  const most = Math.min(old.length, fresh.length) - start;
  while (end < most && old[old.length - 1 - end] === fresh[fresh.length - 1 - end]) end += 1;
  return { removed: old.slice(start, old.length - end), added: fresh.slice(start, fresh.length - end) };
}

function linesOf(text: string): string[] {
  return (text.includes('\n') ? text : laidOut(text)).split('\n');
}

function laidOut(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text; // shown as it is
  }
}
