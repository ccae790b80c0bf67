// Names with values in rows of 28 px: typing in the last row adds one, pasting many lines adds many.
import { type FocusEvent, type ReactNode, useState } from 'react';
import { joinClasses } from './join-classes';
import styles from './KeyValueEditor.module.css';
import { KeyValueLine, type LineEdit } from './KeyValueLine';
import { type KeyValueRow, type NameParts, repeatedNames } from './key-value-rows';

export interface KeyValueEditorProps {
  /** The whole, for screen readers: `Request headers`. */
  readonly label: string;
  readonly nameHeading: string;
  readonly valueHeading: string;
  /** Words of the last, empty row: `Add header`. */
  readonly addWords: string;
  readonly rows: readonly KeyValueRow[];
  /** Hears the rows after every edit; rows without a name are among them. */
  readonly onChange: (rows: readonly KeyValueRow[]) => void;
  /** First column: a tick that switches the row, a mark of the caller's, or nothing. */
  readonly lead?: 'tick' | 'none' | ((row: KeyValueRow, index: number) => ReactNode);
  /** A control of the caller's in place of the value, for example a switch. */
  readonly valueCell?: (row: KeyValueRow, index: number, set: (value: string) => void) => ReactNode;
  /** Names offered while typing. */
  readonly nameOptions?: readonly string[];
  readonly valueOptions?: readonly string[];
  readonly nameParts?: NameParts;
  /** What is wrong with a row. */
  readonly errorOf?: (row: KeyValueRow, index: number) => string | undefined;
  /** Header names do not care about case. */
  readonly isCaseSensitive?: boolean;
  /** A name may stand in more than one row, each of which counts. */
  readonly mayRepeat?: boolean;
  /** Rows are given: no adding, removing or renaming. */
  readonly hasFixedNames?: boolean;
  readonly isReadOnly?: boolean;
}

/** Edits a list of names with values. While it has the focus, half-typed rows are kept as they are. */
export function KeyValueEditor(props: KeyValueEditorProps) {
  const { label, rows, onChange, lead = 'none', hasFixedNames = false, isReadOnly = false } = props;
  const [draft, setDraft] = useState<readonly KeyValueRow[]>();
  const shown = draft ?? rows;
  const repeated = repeatedNames(shown, props.isCaseSensitive ?? true);
  const mayAdd = !hasFixedNames && !isReadOnly;

  const replace = (next: readonly KeyValueRow[]) => {
    setDraft(next);
    onChange(next);
  };
  const edit = (index: number, change: LineEdit) => {
    const row = { ...(shown[index] ?? { name: '', value: '' }), ...change };
    replace(index < shown.length ? shown.map((old, at) => (at === index ? row : old)) : [...shown, row]);
  };
  const insert = (index: number, pasted: readonly KeyValueRow[]) =>
    replace([...shown.slice(0, index), ...pasted, ...shown.slice(index + 1)]);
  const remove = (index: number) => replace(shown.filter((_, at) => at !== index));

  // What the caller makes of the rows (a record, say) comes back only after the focus has left.
  const settle = (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) setDraft(undefined);
  };
  const errorOf = (row: KeyValueRow, index: number) =>
    props.errorOf?.(row, index) ??
    (props.mayRepeat !== true && repeated.has(row.name) ? 'This name is there twice; the last one counts.' : undefined);

  return (
    <fieldset
      className={joinClasses(styles.editor, props.nameParts !== undefined && styles.parted)}
      aria-label={label}
      onFocus={() => setDraft(shown)}
      onBlur={settle}
    >
      <div className={styles.head} aria-hidden="true">
        <span />
        <span>{props.nameHeading}</span>
        <span>{props.valueHeading}</span>
        <span />
      </div>
      {[...shown, ...(mayAdd ? [undefined] : [])].map((row, index) => (
        <KeyValueLine
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; the last one must keep the focus as it becomes real
          key={index}
          row={row}
          index={index}
          headings={props}
          lead={lead}
          valueCell={props.valueCell}
          error={row === undefined ? undefined : errorOf(row, index)}
          hasFixedName={hasFixedNames}
          isReadOnly={isReadOnly}
          onEdit={(change) => edit(index, change)}
          onPaste={(pasted) => insert(index, pasted)}
          onRemove={() => remove(index)}
        />
      ))}
    </fieldset>
  );
}
