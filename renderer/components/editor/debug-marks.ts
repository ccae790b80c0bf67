// What a debugger shows in an editor: breakpoints in the gutter, the line and piece it stands at, values after lines.
import type { editor } from 'monaco-editor/editor';
import styles from './DebugMarks.module.css';
import type { Monaco } from './monaco-setup';

export interface DebugMarks {
  readonly breakpoints: readonly { readonly line: number; readonly isOn: boolean }[];
  /** The piece that is executed next; absent while nothing is debugged. */
  readonly current?: {
    readonly line: number;
    readonly column: number;
    readonly endLine: number;
    readonly endColumn: number;
    /** It is the piece that failed. */
    readonly isFailed?: boolean;
  };
  /** By line: values beside it. */
  readonly hints: ReadonlyMap<number, string>;
  /** The gutter of a line was clicked. */
  readonly onGutter: (line: number) => void;
}

/** Draws the marks and brings the current line into view; the returned function takes them away. */
export function showDebugMarks(monaco: Monaco, opened: editor.IStandaloneCodeEditor, marks: DebugMarks): () => void {
  const { breakpoints, current, hints } = marks;
  const wholeLine = (line: number) => new monaco.Range(line, 1, line, 1);
  const drawn = opened.createDecorationsCollection([
    ...breakpoints.map(({ line, isOn }) => ({
      range: wholeLine(line),
      options: {
        glyphMarginClassName: `${styles.breakpoint} ${isOn ? '' : styles.off}`,
        glyphMarginHoverMessage: { value: isOn ? 'Breakpoint' : 'Breakpoint, off' },
      },
    })),
    ...[...hints].map(([line, text]) => ({
      range: new monaco.Range(line, Number.MAX_SAFE_INTEGER, line, Number.MAX_SAFE_INTEGER),
      options: { showIfCollapsed: true, after: { content: text, inlineClassName: styles.hint ?? '' } },
    })),
  ]);
  if (current !== undefined) {
    const { line, column, endLine, endColumn, isFailed = false } = current;
    drawn.append([
      {
        range: wholeLine(line),
        options: {
          isWholeLine: true,
          className: (isFailed ? styles.failed : styles.line) ?? '',
          glyphMarginClassName: (isFailed ? styles.failedArrow : styles.arrow) ?? '',
          zIndex: 1,
        },
      },
      {
        range: new monaco.Range(line, column, endLine, endColumn),
        options: { inlineClassName: (isFailed ? styles.failedPiece : styles.piece) ?? '' },
      },
    ]);
    opened.revealLineInCenterIfOutsideViewport(line);
  }
  return () => drawn.clear();
}
