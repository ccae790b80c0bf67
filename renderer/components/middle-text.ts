// Where a path or ARN may be cut.

/** The end that is never cut: the last part of a path, as long as that is short enough. */
const longestTail = 28;

/** Where the uncut end of `text` begins. */
export function tailStart(text: string): number {
  const slash = Math.max(text.lastIndexOf('/', text.length - 2), text.lastIndexOf('\\'), text.lastIndexOf(':'));
  return slash > 0 && text.length - slash <= longestTail ? slash : Math.max(text.length - 12, 0);
}
