// The panes around one template: template and sample at the left, output and what is sent at the right; or the debugger.
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useCommands } from '../../commands/use-commands';
import { CodeEditor } from '../../components/CodeEditor';
import type { CompletionSource } from '../../components/editor/completion';
import { SplitPanes } from '../../components/SplitPanes';
import { type TemplatePreview, templateProblems } from '../forms/templates/TemplateCard';
import { useRendering } from '../forms/templates/use-rendering';
import { vtlHovers } from '../forms/templates/vtl-offers';
import { DebugBar } from './debugger/DebugBar';
import { idleCommands, sessionCommands } from './debugger/debug-commands';
import { expressionAt } from './debugger/expression-at';
import { OutputSoFar } from './debugger/OutputSoFar';
import { hintsAt } from './debugger/seen-values';
import { useBreakpoints } from './debugger/use-breakpoints';
import { useDebugger } from './debugger/use-debugger';
import { VariablesPane } from './debugger/VariablesPane';
import { OutputPane } from './OutputPane';
import styles from './TemplatePage.module.css';

export interface TemplateDeskProps {
  /** Tells this template from all others: entity, path and content type. */
  readonly name: string;
  readonly contentType: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Why the text was not taken. */
  readonly refusal: string | undefined;
  readonly preview: TemplatePreview;
  readonly offers: CompletionSource;
  readonly sample: ReactNode;
  /** What becomes of the output on the wire, where that can be tried. */
  readonly sent?: ReactNode;
  /** Begin with the debugger: the page was opened to see a request's values step by step. */
  readonly isDebugAsked?: boolean;
}

/** F5 debugs the template with the sample. */
export function TemplateDesk(props: TemplateDeskProps) {
  const { name, contentType, text, preview, offers, sample, sent, isDebugAsked = false } = props;
  const rendering = useRendering(text, preview);
  const [line, setLine] = useState<number>();
  const lines = useMemo(() => text.split('\n'), [text]);
  const caret = useRef({ line: 1, column: 1 });
  const [atCaret, setAtCaret] = useState<string>();
  const [watches, setWatches] = useState<readonly string[]>([]);
  const breakpoints = useBreakpoints(name);
  const expressions = useMemo(() => [...(atCaret === undefined ? [] : [atCaret]), ...watches], [atCaret, watches]);
  const session = useDebugger(text, preview, breakpoints.all, expressions);
  const { isOn, walk, at, isAtEnd } = session;

  const target = useRef({ session, toggle: () => {}, runToCaret: () => {} });
  target.current = {
    session,
    toggle: () => breakpoints.toggle(caret.current.line),
    runToCaret: () => session.runTo(caret.current.line),
  };
  useCommands(useMemo(() => (isOn ? sessionCommands(target) : idleCommands(target)), [isOn]));
  useEffect(() => {
    if (isDebugAsked) target.current.session.start();
  }, [isDebugAsked]);

  const { all, toggle } = breakpoints;
  const debugMarks = useMemo(() => {
    const shown = isOn ? walk : undefined;
    const error = isAtEnd ? shown?.recording.error : undefined;
    const place = shown?.places[at];
    const failed = error && {
      line: error.line,
      column: error.column,
      endLine: error.line,
      endColumn: error.column + 1,
    };
    const current = failed === undefined ? place : { ...failed, isFailed: true };
    return {
      breakpoints: all,
      hints: shown === undefined ? new Map<number, string>() : hintsAt(shown, at),
      onGutter: toggle,
      ...(current !== undefined && { current }),
    };
  }, [isOn, isAtEnd, walk, at, all, toggle]);

  const editor = (
    <section className={styles.pane} aria-label="Template">
      <CodeEditor
        key={name}
        label={`Template ${contentType}`}
        language="vtl"
        value={text}
        onChange={props.onText}
        problems={templateProblems(rendering, props.refusal)}
        completions={offers}
        hovers={vtlHovers}
        line={line}
        debugMarks={debugMarks}
        onCursor={(row, column) => {
          caret.current = { line: row, column };
          setAtCaret(expressionAt(lines[row - 1] ?? '', column));
        }}
      />
    </section>
  );
  const outcome = isOn
    ? [
        {
          id: 'variables',
          label: 'variables',
          min: 90,
          content: <VariablesPane {...{ session, lines, breakpoints, atCaret, watches }} onWatches={setWatches} />,
        },
        {
          id: 'output-so-far',
          label: 'output so far',
          size: 240,
          min: 80,
          content: <OutputSoFar session={session} />,
        },
      ]
    : [
        {
          id: 'output',
          label: 'output',
          min: 90,
          content: <OutputPane rendering={rendering} contentType={contentType} onPlace={setLine} />,
        },
        ...(sent === undefined ? [] : [{ id: 'sent', label: 'what is sent', size: 300, min: 80, content: sent }]),
      ];
  return (
    <>
      {isOn && <DebugBar session={session} />}
      <div className={styles.body} data-region="form">
        <SplitPanes
          name="template"
          panes={[
            {
              id: 'input',
              label: 'template and sample',
              min: 240,
              content: (
                <SplitPanes
                  name="template-input"
                  direction="vertical"
                  panes={[
                    { id: 'template', label: 'template', min: 90, content: editor },
                    { id: 'sample', label: 'sample', size: 240, min: 80, content: sample },
                  ]}
                />
              ),
            },
            {
              id: 'outcome',
              label: isOn ? 'debugger' : 'output',
              size: 420,
              min: 220,
              content: (
                <SplitPanes
                  key={isOn ? 'debugging' : 'editing'}
                  name={isOn ? 'template-debugger' : 'template-outcome'}
                  direction="vertical"
                  panes={outcome}
                />
              ),
            },
          ]}
        />
      </div>
    </>
  );
}
