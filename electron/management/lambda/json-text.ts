// JSON that a workspace keeps as text: somebody may have edited the file by hand.

/** The value; undefined where the text is no JSON. */
export function readJsonText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // what cannot be read is not shown
  }
}
