// Read-only code: 12/19, line numbers, marked lines and hints after a line. Long texts are virtual.
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useMemo, useRef } from 'react';
import styles from './CodePane.module.css';
import { type CodeLanguage, type CodeToken, tokenizeCode } from './code/tokenize';
import { joinClasses } from './join-classes';

/** How a line stands out: added, removed, the current one, the failing one, a lit one. */
export type LineMark = 'added' | 'removed' | 'current' | 'failed' | 'lit';

export interface CodePaneProps {
  /** What the text is, for screen readers. */
  readonly label: string;
  readonly text: string;
  readonly language: CodeLanguage;
  /** Marks by line number. */
  readonly marks?: ReadonlyMap<number, LineMark>;
  /** Values shown after a line. */
  readonly hints?: ReadonlyMap<number, string>;
  /** Signs before the line numbers. */
  readonly gutter?: ReadonlyMap<number, ReactNode>;
  readonly firstLine?: number;
  readonly hasNumbers?: boolean;
  /** 11.5/17 for dense panes. */
  readonly isTight?: boolean;
  /** As high as its text instead of filling the pane. */
  readonly isInline?: boolean;
}

/** From this many lines on only those in view exist. */
const virtualFrom = 400;

/** Shows a text with the colours of its language. */
export function CodePane(props: CodePaneProps) {
  const { label, text, language, isTight = false, isInline = false } = props;
  const lines = useMemo(() => tokenizeCode(text, language), [text, language]);
  const scroller = useRef<HTMLElement>(null);
  const height = isTight ? 17 : 19;
  const isVirtual = lines.length > virtualFrom;
  const virtual = useVirtualizer({
    count: isVirtual ? lines.length : 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 30,
  });
  const shown = isVirtual
    ? virtual.getVirtualItems().map(({ index, start }) => ({ index, start }))
    : lines.map((_, index) => ({ index, start: 0 }));
  return (
    <section
      ref={scroller}
      className={joinClasses(styles.pane, isTight && styles.tight, isInline && styles.inline)}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable with keys
      tabIndex={0}
    >
      <div
        className={isVirtual ? styles.tall : styles.lines}
        style={isVirtual ? { height: virtual.getTotalSize() } : undefined}
      >
        {shown.map(({ index, start }) => (
          <CodeLine
            key={index}
            tokens={lines[index] ?? []}
            number={index + (props.firstLine ?? 1)}
            options={props}
            offset={isVirtual ? start : undefined}
          />
        ))}
      </div>
    </section>
  );
}

interface CodeLineProps {
  readonly tokens: readonly CodeToken[];
  readonly number: number;
  readonly options: CodePaneProps;
  /** Pixels from the top, where lines are placed one by one. */
  readonly offset: number | undefined;
}

function CodeLine({ tokens, number, options, offset }: CodeLineProps) {
  const mark = options.marks?.get(number);
  const hint = options.hints?.get(number);
  return (
    <div
      className={joinClasses(styles.line, mark !== undefined && styles[mark])}
      style={offset === undefined ? undefined : { position: 'absolute', top: offset, left: 0, right: 0 }}
    >
      {options.gutter !== undefined && <span className={styles.gutter}>{options.gutter.get(number)}</span>}
      {options.hasNumbers === false ? (
        <span className={styles.margin} />
      ) : (
        <span className={styles.lineNumber} aria-hidden="true" data-line={number} />
      )}
      <code className={styles.text}>
        {tokens.map((token, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: tokens of a line have no other identity
          <span key={index} className={styles[token.kind]}>
            {token.text}
          </span>
        ))}
        {'\n'}
      </code>
      {hint !== undefined && <span className={styles.hint}>{hint}</span>}
    </div>
  );
}
