// The editor itself, in a chunk of its own. CodeEditor loads it.
import type { editor } from 'monaco-editor/editor';
import { useEffect, useRef } from 'react';
import type { CodeEditorProps } from '../CodeEditor';
import type { EditorProblem } from './completion';
import styles from './MonacoEditor.module.css';
import { type Monaco, offerCompletions, setUpMonaco } from './monaco-setup';

const lineHeight = 19;
const padding = 6;

/** Monaco over `value`. A value from outside replaces the text only where it differs, so the cursor stays. */
export function MonacoEditor(props: CodeEditorProps) {
  const { value, language, problems, isReadOnly = false, label } = props;
  const frame = useRef<HTMLDivElement>(null);
  const instance = useRef<editor.IStandaloneCodeEditor>(undefined);
  const monaco = useRef<Monaco>(undefined);
  const latest = useRef(props);
  latest.current = props;

  useEffect(() => {
    const container = frame.current;
    if (container === null) return;
    const created = openEditor(setUpMonaco(), container, latest);
    monaco.current = setUpMonaco();
    instance.current = created;
    return () => {
      instance.current = undefined;
      created.getModel()?.dispose();
      created.dispose();
    };
  }, []);

  useEffect(() => {
    const model = instance.current?.getModel();
    if (model === null || model === undefined || model.getValue() === value) return;
    model.pushEditOperations([], [{ range: model.getFullModelRange(), text: value }], () => null);
  }, [value]);

  useEffect(() => {
    const model = instance.current?.getModel();
    if (model) monaco.current?.editor.setModelLanguage(model, language === 'text' ? 'plaintext' : language);
  }, [language]);

  useEffect(() => {
    instance.current?.updateOptions({ readOnly: isReadOnly, domReadOnly: isReadOnly, ariaLabel: ariaLabelOf(label) });
  }, [isReadOnly, label]);

  useEffect(() => {
    const model = instance.current?.getModel();
    if (model && monaco.current) showProblems(monaco.current, model, problems ?? []);
  }, [problems]);

  return <div ref={frame} className={styles.frame} tabIndex={-1} data-shortcut-text="true" />;
}

function openEditor(monaco: Monaco, container: HTMLElement, props: { readonly current: CodeEditorProps }) {
  const { value, language, label, isReadOnly = false, problems } = props.current;
  const created = monaco.editor.create(container, {
    ...fixedOptions,
    value,
    language: language === 'text' ? 'plaintext' : language,
    ariaLabel: ariaLabelOf(label),
    readOnly: isReadOnly,
    domReadOnly: isReadOnly,
    fontFamily: getComputedStyle(container).getPropertyValue('--gh-mono'),
  });
  const model = created.getModel();
  if (model !== null) {
    showProblems(monaco, model, problems ?? []);
    const offers = offerCompletions(model, () => props.current.completions);
    created.onDidDispose(() => offers.dispose());
  }
  created.onDidChangeModelContent(() => {
    const text = created.getValue();
    if (text !== props.current.value) props.current.onChange?.(text);
  });
  created.onDidBlurEditorText(() => props.current.onBlur?.());
  created.onDidChangeCursorPosition(({ position }) => props.current.onCursor?.(position.lineNumber, position.column));
  // Escape leaves the editor, so that Tab goes on through the page.
  created.addCommand(
    monaco.KeyCode.Escape,
    () => container.focus(),
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
  return created;
}

const fixedOptions: editor.IStandaloneEditorConstructionOptions = {
  theme: 'gatehouse',
  automaticLayout: true,
  fontSize: 12,
  lineHeight,
  fontLigatures: "'calt' 0, 'zero'",
  padding: { top: padding, bottom: padding },
  lineNumbersMinChars: 4,
  lineDecorationsWidth: 8,
  glyphMargin: false,
  folding: true,
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
