// The editor itself, in a chunk of its own. CodeEditor loads it.
import { Editor } from '@monaco-editor/react';
import type { editor } from 'monaco-editor/editor';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { CodeEditorProps } from '../CodeEditor';
import type { EditorProblem } from './completion';
import { showDebugMarks } from './debug-marks';
import { themeName } from './editor-theme';
import styles from './MonacoEditor.module.css';
import { explainHovers, type Monaco, offerCompletions, offerFixes, setUpMonaco } from './monaco-setup';

const lineHeight = 19;
const padding = 6;

/** Monaco over `value`. A value from outside replaces the text only where it differs, so the cursor stays. */
export function MonacoEditor(props: CodeEditorProps) {
  const { value, language, problems, isReadOnly = false, isPlain = false, label } = props;
  const frame = useRef<HTMLDivElement>(null);
  const behind = useRef<HTMLSpanElement>(null);
  const [opened, setOpened] = useState<OpenedEditor>();
  const latest = useRef(props);
  latest.current = props;
  const monaco = useMemo(setUpMonaco, []);
  const hasGutter = props.debugMarks !== undefined;
  const options = useMemo(
    () => ({
      ...fixedOptions,
      ...(isPlain && plainOptions),
      ...(hasGutter && { glyphMargin: true, lineDecorationsWidth: 8 }),
      readOnly: isReadOnly,
      domReadOnly: isReadOnly,
      ariaLabel: ariaLabelOf(label),
    }),
    [isReadOnly, isPlain, hasGutter, label],
  );

  useEffect(() => {
    const model = opened?.getModel();
    if (model) showProblems(monaco, model, problems ?? []);
  }, [monaco, opened, problems]);

  const { line, debugMarks } = props;
  useEffect(() => {
    if (opened === undefined || debugMarks === undefined) return;
    return showDebugMarks(monaco, opened, debugMarks);
  }, [monaco, opened, debugMarks]);
  useEffect(() => {
    const gutter = [
      monaco.editor.MouseTargetType.GUTTER_GLYPH_MARGIN,
      monaco.editor.MouseTargetType.GUTTER_LINE_NUMBERS,
    ];
    const press = opened?.onMouseDown(({ target, event }) => {
      if (!event.leftButton || target.position === null || !gutter.includes(target.type)) return;
      latest.current.debugMarks?.onGutter(target.position.lineNumber);
    });
    return () => press?.dispose();
  }, [monaco, opened]);

  useEffect(() => {
    if (opened === undefined || line === undefined) return;
    opened.revealLineInCenter(line);
    opened.setPosition({ lineNumber: line, column: 1 });
  }, [opened, line]);

  return (
    <>
      <div ref={frame} className={styles.frame}>
        <Editor
          value={value}
          language={language === 'text' ? 'plaintext' : language}
          theme={themeName}
          options={options}
          loading={null}
          onMount={(created) => {
            if (frame.current !== null) furnish(monaco, created, frame.current, latest, () => behind.current?.focus());
            setOpened(created);
          }}
          onChange={(text = '') => {
            if (text !== latest.current.value) latest.current.onChange?.(text);
          }}
        />
      </div>
      {/* where Escape puts the focus, so that Tab goes on behind the editor */}
      <span ref={behind} tabIndex={-1} className={styles.behind} />
    </>
  );
}

type OpenedEditor = editor.IStandaloneCodeEditor;

/** Completions, focus, height and keys of an editor that was just made. */
function furnish(
  monaco: Monaco,
  created: OpenedEditor,
  container: HTMLElement,
  props: { readonly current: CodeEditorProps },
  leave: () => void,
): void {
  created.updateOptions({ fontFamily: getComputedStyle(container).getPropertyValue('--gh-mono') });
  const model = created.getModel();
  if (model !== null) {
    const offers = offerCompletions(model, () => props.current.completions);
    const words = explainHovers(model, () => props.current.hovers);
    const fixes = offerFixes(model, () => props.current.problems);
    created.onDidDispose(() => {
      offers.dispose();
      fixes.dispose();
      words.dispose();
    });
  }
  created.onDidBlurEditorText(() => props.current.onBlur?.());
  created.onDidChangeCursorPosition(({ position }) => props.current.onCursor?.(position.lineNumber, position.column));
  // Escape leaves the editor, so that Tab goes on through the page.
  created.addCommand(
    monaco.KeyCode.Escape,
    leave,
    '!suggestWidgetVisible && !findWidgetVisible && !parameterHintsVisible && !editorHasSelection && !inSnippetMode',
  );
  const grow = () => {
    const { minLines, maxLines } = props.current;
    if (minLines === undefined) return;
    const least = minLines * lineHeight + 2 * padding;
    const most = (maxLines ?? 30) * lineHeight + 2 * padding;
    container.style.height = `${Math.min(Math.max(created.getContentHeight(), least), most)}px`;
    created.layout();
  };
  created.onDidContentSizeChange(grow);
  grow();
}

const fixedOptions: editor.IStandaloneEditorConstructionOptions = {
  automaticLayout: true,
  fontSize: 12,
  lineHeight,
  fontLigatures: "'calt' 0, 'zero'",
  padding: { top: padding, bottom: padding },
  // 34 px with the numbers, as the code pane has
  lineNumbersMinChars: 3,
  lineDecorationsWidth: 12,
  glyphMargin: false,
  folding: false,
  minimap: { enabled: false },
  scrollBeyondLastLine: false,
  overviewRulerLanes: 0,
  hideCursorInOverviewRuler: true,
  renderLineHighlight: 'line',
  renderLineHighlightOnlyWhenFocus: true,
  scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10, alwaysConsumeMouseWheel: false },
  tabSize: 2,
  insertSpaces: true,
  detectIndentation: false,
  wordBasedSuggestions: 'off',
  fixedOverflowWidgets: true,
  contextmenu: true,
  links: false,
  stickyScroll: { enabled: false },
  occurrencesHighlight: 'off',
  editContext: false,
};

/** A few lines of text, as in a field. */
const plainOptions: editor.IStandaloneEditorConstructionOptions = {
  lineNumbers: 'off',
  lineDecorationsWidth: 8,
  renderLineHighlight: 'none',
  wordWrap: 'on',
};

function ariaLabelOf(label: string): string {
  return `${label}. Escape, then Tab, leaves the editor.`;
}

function showProblems(monaco: Monaco, model: editor.ITextModel, problems: readonly EditorProblem[]): void {
  const severities = {
    error: monaco.MarkerSeverity.Error,
    warning: monaco.MarkerSeverity.Warning,
    info: monaco.MarkerSeverity.Info,
  };
  monaco.editor.setModelMarkers(
    model,
    'gatehouse',
    problems.map((problem) => ({
      severity: severities[problem.severity],
      message: problem.message,
      startLineNumber: problem.line,
      startColumn: problem.column,
      endLineNumber: problem.endLine ?? problem.line,
      endColumn: problem.endColumn ?? problem.column + 1,
    })),
  );
}
