// One row of the key-value editor.
import { Check, Square, Trash2 } from 'lucide-react';
import { type ClipboardEvent, type KeyboardEvent, type ReactNode, useId } from 'react';
import { FieldError } from './FormRow';
import { joinClasses } from './join-classes';
import styles from './KeyValueEditor.module.css';
import { isPastedTable, type KeyValueRow, type NameParts, parsePastedRows } from './key-value-rows';

export type LineEdit = Partial<KeyValueRow>;

export interface KeyValueLineProps {
  /** Undefined: the empty row that adds one. */
  readonly row: KeyValueRow | undefined;
  readonly index: number;
  readonly headings: {
    readonly nameHeading: string;
    readonly valueHeading: string;
    readonly addWords: string;
    readonly nameOptions?: readonly string[];
    readonly valueOptions?: readonly string[];
    readonly nameParts?: NameParts;
  };
  readonly lead: 'tick' | 'none' | ((row: KeyValueRow, index: number) => ReactNode);
  readonly valueCell: ((row: KeyValueRow, index: number, set: (value: string) => void) => ReactNode) | undefined;
  readonly error: string | undefined;
  readonly hasFixedName: boolean;
  readonly isReadOnly: boolean;
  readonly onEdit: (change: LineEdit) => void;
  readonly onPaste: (rows: readonly KeyValueRow[]) => void;
  readonly onRemove: () => void;
}

/** Tick or mark, name, value, trash. Enter and the arrows go from row to row, Ctrl+Delete removes one. */
export function KeyValueLine(props: KeyValueLineProps) {
  const { row, index, headings, error, isReadOnly, onEdit, onPaste, onRemove } = props;
  const id = useId();
  const isOff = row?.isOn === false;
  const place = row === undefined ? headings.addWords : `${headings.nameHeading} ${index + 1}`;
  const paste = (event: ClipboardEvent<HTMLInputElement>) => {
    const text = event.clipboardData.getData('text');
    if (isReadOnly || props.hasFixedName || !isPastedTable(text)) return;
    event.preventDefault();
    onPaste(parsePastedRows(text));
  };
  const steer = (event: KeyboardEvent<HTMLInputElement>) => {
    if (
      (event.key === 'Delete' || event.key === 'Backspace') &&
      (event.ctrlKey || event.metaKey) &&
      row &&
      !isReadOnly
    ) {
      if (props.hasFixedName) return;
      event.preventDefault();
      onRemove();
      return;
    }
    const step =
      event.key === 'ArrowDown' || (event.key === 'Enter' && !event.ctrlKey && !event.metaKey)
        ? 1
        : event.key === 'ArrowUp'
          ? -1
          : 0;
    if (step !== 0 && focusRow(event.currentTarget, index + step)) event.preventDefault();
  };
  const set = (value: string) => onEdit({ value });
  const parts = headings.nameParts;
  const name = row?.name ?? '';
  const shownName = parts?.shown(name) ?? name;
  return (
    <div className={styles.group} data-row={index}>
      <div className={joinClasses(styles.row, isOff && styles.off)}>
        <span className={styles.lead}>{leadOf(props, place)}</span>
        <span className={styles.name}>
          {row !== undefined && parts?.lead(row, (changed) => onEdit({ name: changed }))}
          <input
            className={styles.cell}
            data-cell="name"
            value={shownName}
            placeholder={row === undefined ? headings.addWords : ''}
            aria-label={row === undefined ? headings.addWords : `${headings.nameHeading} ${index + 1}`}
            aria-invalid={error !== undefined || undefined}
            aria-describedby={error === undefined ? undefined : `${id}-error`}
            readOnly={isReadOnly || props.hasFixedName}
            list={headings.nameOptions === undefined ? undefined : `${id}-names`}
            spellCheck={false}
            autoComplete="off"
            onChange={(event) => onEdit({ name: parts?.whole(event.target.value, name) ?? event.target.value })}
            onPaste={paste}
            onKeyDown={steer}
          />
        </span>
        <span className={styles.value}>
          {row !== undefined && props.valueCell !== undefined ? (
            props.valueCell(row, index, set)
          ) : (
            <input
              className={styles.cell}
              data-cell="value"
              value={row?.value ?? ''}
              placeholder={row === undefined ? headings.valueHeading : ''}
              aria-label={`${headings.valueHeading} of ${shownName || place}`}
              readOnly={isReadOnly}
              list={headings.valueOptions === undefined ? undefined : `${id}-values`}
              spellCheck={false}
              autoComplete="off"
              onChange={(event) => set(event.target.value)}
              onKeyDown={steer}
            />
          )}
        </span>
        {row !== undefined && !isReadOnly && !props.hasFixedName && (
          <button
            type="button"
            className={styles.trash}
            aria-label={`Remove ${shownName || place}`}
            title="Remove (Ctrl Del)"
            onClick={(event) => {
              // the button goes with its row: the focus moves to the name that takes its place
              focusRow(event.currentTarget, index);
              onRemove();
            }}
          >
            <Trash2 size={13} strokeWidth={1.8} aria-hidden="true" />
          </button>
        )}
      </div>
      {error !== undefined && (
        <div className={styles.error}>
          <FieldError id={`${id}-error`} message={error} />
        </div>
      )}
      {headings.nameOptions !== undefined && <Options id={`${id}-names`} options={headings.nameOptions} />}
      {headings.valueOptions !== undefined && <Options id={`${id}-values`} options={headings.valueOptions} />}
    </div>
  );
}

function leadOf({ row, index, lead, onEdit, isReadOnly }: KeyValueLineProps, place: string): ReactNode {
  if (row === undefined || lead === 'none') return undefined;
  if (lead !== 'tick') return lead(row, index);
  const isOn = row.isOn !== false;
  return (
    // biome-ignore lint/a11y/useSemanticElements: the tick of the design has no box when it is on
    <button
      type="button"
      role="checkbox"
      className={styles.tick}
      aria-checked={isOn}
      aria-label={`Send ${row.name || place}`}
      disabled={isReadOnly}
      onClick={() => onEdit({ isOn: !isOn })}
    >
      {isOn ? <Check size={13} className={styles.on} aria-hidden="true" /> : <Square size={13} aria-hidden="true" />}
    </button>
  );
}

function Options({ id, options }: { readonly id: string; readonly options: readonly string[] }) {
  return (
    <datalist id={id}>
      {options.map((option) => (
        <option key={option} value={option} />
      ))}
    </datalist>
  );
}

/** Moves to the same cell of another row; false where there is none. */
function focusRow(from: HTMLElement, index: number): boolean {
  const cell = from.dataset.cell ?? 'name';
  const target = from
    .closest('fieldset')
    ?.querySelector<HTMLInputElement>(`[data-row="${index}"] input[data-cell="${cell}"]`);
  target?.focus();
  return target !== null && target !== undefined;
}
