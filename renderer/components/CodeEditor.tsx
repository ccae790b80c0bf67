// The code editor: Monaco in a lazy chunk, the plain code pane in its place until it is there.
import { lazy, Suspense, useEffect, useState } from 'react';
import styles from './CodeEditor.module.css';
import { CodePane } from './CodePane';
import type { CodeLanguage } from './code/tokenize';
import type { CompletionSource, EditorProblem, HoverSource } from './editor/completion';
import type { DebugMarks } from './editor/debug-marks';
import { joinClasses } from './join-classes';

/** Beside the languages of the plain pane, those that functions are written in. */
export type EditorLanguage = CodeLanguage | 'javascript' | 'typescript' | 'python' | 'shell' | 'markdown';

export interface CodeEditorProps {
  /** What is edited, for screen readers: `Request template application/json`. */
  readonly label: string;
  readonly value: string;
  readonly language: EditorLanguage;
  readonly onChange?: (value: string) => void;
  readonly onBlur?: () => void;
  readonly onCursor?: (line: number, column: number) => void;
  readonly isReadOnly?: boolean;
  /** Shown under the text, for example the error of a template with its place. */
  readonly problems?: readonly EditorProblem[];
  readonly completions?: CompletionSource;
  /** Explains what the pointer rests on. */
  readonly hovers?: HoverSource;
  /** The line to bring into view and put the cursor on, when it changes. */
  readonly line?: number | undefined;
  /** Given, the editor is as high as its text, between these; absent, it fills its parent. */
  readonly minLines?: number;
  readonly maxLines?: number;
  /** Without line numbers, for a few lines of text. */
  readonly isPlain?: boolean;
  /** Breakpoints, and where a debugger stands. */
  readonly debugMarks?: DebugMarks;
}

const LazyEditor = lazy(async () => ({ default: (await import('./editor/MonacoEditor')).MonacoEditor }));

/** Edits `value`. Ctrl+Z inside takes back typing; outside it takes back edits of the definition. */
export function CodeEditor(props: CodeEditorProps) {
  const isInline = props.minLines !== undefined;
  const lines = Math.min(Math.max(props.value.split('\n').length, props.minLines ?? 0), props.maxLines ?? 30);
  const plain = <CodePane label={props.label} text={props.value} language={plainLanguage(props.language)} />;
  const isReady = useIsIdle();
  return (
    <div
      className={joinClasses(styles.editor, isInline && styles.inline)}
      style={isInline ? { minHeight: lines * 19 + 12 } : undefined}
    >
      {isReady ? (
        <Suspense fallback={plain}>
          <LazyEditor {...props} />
        </Suspense>
      ) : (
        plain
      )}
    </div>
  );
}

const plainLanguages: readonly string[] = ['json', 'vtl', 'yaml', 'xml', 'text'] satisfies readonly CodeLanguage[];

function plainLanguage(language: EditorLanguage): CodeLanguage {
  return plainLanguages.includes(language) ? (language as CodeLanguage) : 'text';
}

/** True once the page has shown what it was busy with: making an editor takes long enough to be felt. */
function useIsIdle(): boolean {
  const [isIdle, setIdle] = useState(false);
  useEffect(() => {
    // Safari has no idle callback
    if (!('requestIdleCallback' in window)) {
      const timer = setTimeout(() => setIdle(true), 50);
      return () => clearTimeout(timer);
    }
    const request = requestIdleCallback(() => setIdle(true), { timeout: 500 });
    return () => cancelIdleCallback(request);
  }, []);
  return isIdle;
}
