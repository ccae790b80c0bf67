// From what a YAML file says to what the entity's check takes: known fields only, texts fetched from beside.
import type { FileShape } from './file-shape';

/** Thrown where the plain reader has made a number of a text; the library still knows how it was written. */
export const needsSource = Symbol('needs the source of a scalar');

/** Something wrong with the member at `path`. The value goes on without it. */
export interface MemberFault {
  readonly path: readonly string[];
  readonly message: string;
}

/** A text that was fetched from a file beside. */
export interface BesideText {
  readonly path: readonly string[];
  readonly name: string;
  readonly ending: string;
  readonly text: string;
}

export interface FileReading {
  readonly besideText: (name: string) => string | undefined;
  readonly secret: (slot: string) => string | undefined;
  /** The slot of a secret field that the file does not mention. */
  readonly defaultSlot: (file: object, field: string) => string | undefined;
  /** Where the reading is now. */
  readonly path: string[];
  readonly besides: BesideText[];
  readonly emptySlots: string[];
  readonly faults: MemberFault[];
}

/** Reads `value`, which stands at `reading.path` of a file of this shape. */
export function fromFile(value: unknown, shape: FileShape, reading: FileReading): unknown {
  switch (shape.type) {
    case 'object':
      return isRecord(value) ? readObject(value, shape, reading) : value;
    case 'record':
      return isRecord(value) ? readRecord(value, shape, reading) : value;
    case 'list':
      return Array.isArray(value) ? value.map((item, at) => readMember(item, String(at), shape.item, reading)) : value;
    case 'beside':
      return isRecord(value) ? readBeside(value, shape.place.ending, reading) : readText(value);
    case 'secret':
      return isRecord(value) ? readSecret(value.secret, shape.isMadeUp, reading) : readText(value);
    case 'text':
      return readText(value);
    case 'value':
      return value;
  }
}

function readMember(value: unknown, name: string, shape: FileShape, reading: FileReading): unknown {
  if (shape.type === 'value') return value;
  if (shape.type === 'text') return readText(value);
  reading.path.push(name);
  const member = fromFile(value, shape, reading);
  reading.path.pop();
  return member;
}

/** Known members only. What is as it shall be is handed on, not copied: thousands of files are read at once. */
function readObject(
  value: Readonly<Record<string, unknown>>,
  { fields }: FileShape & { type: 'object' },
  reading: FileReading,
  derived?: readonly [string, unknown],
): object {
  const entries: (readonly [string, unknown])[] = derived === undefined ? [] : [derived];
  let isSame = derived === undefined;
  for (const [name, member] of Object.entries(value)) {
    const field = fields.get(name);
    const read = field === undefined || member === null ? undefined : readMember(member, name, field.shape, reading);
    if (read !== member) isSame = false;
    if (read !== undefined) entries.push([name, read]);
  }
  for (const name of madeUpFields(fields)) {
    if (entries.some(([present]) => present === name)) continue;
    entries.push([name, readSecret(reading.defaultSlot(value, name), true, reading)]);
    isSame = false;
  }
  return isSame ? value : Object.fromEntries(entries);
}

/** Secrets that an entity cannot be without. Few shapes have any, and files of all kinds pass here. */
function madeUpFields(fields: (FileShape & { type: 'object' })['fields']): string[] {
  const value = fields.get('value');
  return value?.shape.type === 'secret' && value.shape.isMadeUp ? ['value'] : [];
}

function readRecord(
  record: Readonly<Record<string, unknown>>,
  { item, keyField }: FileShape & { type: 'record' },
  reading: FileReading,
): object {
  if (item.type === 'value') return record;
  if (item.type === 'text') {
    for (const text of Object.values(record)) readText(text);
    return record;
  }
  const entries: [string, unknown][] = [];
  for (const [name, raw] of Object.entries(record)) {
    // `"200":` with nothing behind it is an item that says nothing.
    const value = raw === null && item.type === 'object' ? {} : raw;
    if (keyField === undefined || item.type !== 'object' || !isRecord(value)) {
      entries.push([name, readMember(value, name, item, reading)]);
      continue;
    }
    reading.path.push(name);
    checkDerived(value, keyField, name, reading, reading.path);
    entries.push([name, readObject(value, item, reading, [keyField, name])]);
    reading.path.pop();
  }
  return Object.fromEntries(entries);
}

/** A field that follows from its place may be said again, but not differently. */
export function checkDerived(
  file: unknown,
  field: string,
  derived: string,
  reading: FileReading,
  path: readonly string[],
): void {
  const said = isRecord(file) && Object.hasOwn(file, field) ? file[field] : undefined;
  if (said === undefined || said === null || String(said) === derived) return;
  reading.faults.push({ path: [...path, field], message: `${field} is ${derived} here, not ${String(said)}.` });
}

function readBeside(value: Readonly<Record<string, unknown>>, ending: string, reading: FileReading): unknown {
  const { file: name } = value;
  if (typeof name !== 'string') return value;
  const path = [...reading.path];
  const isPlainName = name !== '' && !/[/\\:]/.test(name) && !/^\.+$/.test(name);
  const text = isPlainName ? reading.besideText(name) : undefined;
  if (text === undefined) {
    const message = isPlainName
      ? `There is no file ${name} beside this one.`
      : 'A file beside this one is named, without a folder.';
    reading.faults.push({ path, message });
    return ending === '.vtl' ? null : undefined;
  }
  reading.besides.push({ path, name, ending, text });
  return text;
}

function readSecret(slot: unknown, isMadeUp: boolean, reading: FileReading): unknown {
  if (typeof slot !== 'string') return undefined;
  const value = reading.secret(slot);
  if (value === undefined && isMadeUp) reading.emptySlots.push(slot);
  return value;
}

function readText(value: unknown): unknown {
  if (typeof value === 'number' || typeof value === 'boolean') throw needsSource;
  return value;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
