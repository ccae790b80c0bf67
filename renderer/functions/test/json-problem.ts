// Where a text stops being JSON, for the mark in the editor.
import type { EditorProblem } from '../../components/editor/completion';

/** The fault of `text`; undefined where it is JSON, or empty: a function may be called without an event. */
export function jsonProblem(text: string): EditorProblem | undefined {
  if (text.trim() === '') return undefined;
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    const message = error instanceof Error ? error.message : 'This is not JSON.';
    // engines name the place as an offset, and some as line and column
    const at = /position (\d+)/.exec(message)?.[1];
    const before = text.slice(0, at === undefined ? 0 : Number(at)).split('\n');
    return { severity: 'error', message, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  }
}
