// Edits a record of the definition row by row: a row is taken when the focus leaves it, so half a name is never sent.
import { type FocusEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { FieldError } from '../../../components/FormRow';
import { KeyValueEditor } from '../../../components/KeyValueEditor';
import type { KeyValueRow, NameParts } from '../../../components/key-value-rows';
import { isSameRows, recordOf, rowsOf } from './record-rows';

export interface RecordEditorProps {
  /** The whole, for screen readers. */
  readonly label: string;
  readonly nameHeading: string;
  readonly valueHeading: string;
  readonly addWords: string;
  readonly stored: Readonly<Record<string, string>> | undefined;
  /** Left out of the names on screen: `integration.request.`. */
  readonly prefix?: string;
  /** Takes the record; answers why it was refused. */
  readonly onCommit: (record: Readonly<Record<string, string>>) => Promise<string | undefined>;
  /** What is wrong with a row as it stands; such rows are not sent. */
  readonly problemOf?: (row: KeyValueRow) => string | undefined;
  readonly lead?: (row: KeyValueRow) => ReactNode;
  readonly valueCell?: (row: KeyValueRow, index: number, set: (value: string) => void) => ReactNode;
  readonly nameOptions?: readonly string[];
  readonly valueOptions?: readonly string[];
  readonly nameParts?: NameParts;
  readonly isCaseSensitive?: boolean;
  readonly hasFixedNames?: boolean;
}

/** A key-value editor over a stored record. A refused record stays on screen with the reason below. */
export function RecordEditor(props: RecordEditorProps) {
  const { stored, prefix = '', onCommit, problemOf, lead, ...looks } = props;
  const kept = rowsOf(stored, prefix);
  const [rows, setRows] = useState<readonly KeyValueRow[]>();
  const [refusal, setRefusal] = useState<string>();
  const latest = useRef<readonly KeyValueRow[]>(kept);
  const shown = rows ?? kept;

  // another edit, or undo, has changed the record: what was typed here and refused is out of date
  const storedText = JSON.stringify(stored ?? {});
  // biome-ignore lint/correctness/useExhaustiveDependencies: the stored text is the trigger
  useEffect(() => {
    setRows(undefined);
    setRefusal(undefined);
  }, [storedText]);

  const take = async (next: readonly KeyValueRow[]) => {
    if (next.some((row) => row.name !== '' && problemOf?.(row) !== undefined)) return;
    const record = recordOf(next, prefix);
    if (isSameRows(rowsOf(record, prefix), rowsOf(stored, prefix))) return;
    setRefusal(await onCommit(record));
  };
  const edit = (next: readonly KeyValueRow[]) => {
    const isRemoval = next.length < shown.length;
    // a control in the value's place (a switch) has no focus to lose: its value counts at once
    const isChosen = props.valueCell !== undefined && next.length === shown.length && areNamesSame(next, shown);
    latest.current = next;
    setRows(next);
    if (isRemoval || isChosen) void take(next);
  };
  const leave = (event: FocusEvent) => {
    const row = (element: EventTarget | null) => (element instanceof Element ? element.closest('[data-row]') : null);
    if (row(event.relatedTarget) !== row(event.target) && rows !== undefined) void take(latest.current);
  };
  const press = (event: KeyboardEvent) => {
    // sending and deploying begin with Ctrl: what is typed has to be in before
    if ((event.ctrlKey || event.metaKey) && rows !== undefined) void take(latest.current);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears when the focus leaves a row; the rows are the controls
    <div onBlur={leave} onKeyDown={press}>
      <KeyValueEditor
        {...looks}
        rows={shown}
        onChange={edit}
        {...(lead !== undefined && { lead })}
        errorOf={(row) => (row.name === '' ? undefined : problemOf?.(row))}
      />
      {refusal !== undefined && <FieldError message={refusal} />}
    </div>
  );
}

function areNamesSame(left: readonly KeyValueRow[], right: readonly KeyValueRow[]): boolean {
  return left.every((row, at) => row.name === right[at]?.name);
}
