// What the YAML file of an entity looks like: derived from the entity's own check, so that the two cannot drift.
// Field order in files is the order of the check.
import { z } from 'zod';

export type FileShape =
  | { readonly type: 'object'; readonly fields: ReadonlyMap<string, FileField> }
  /** Free keys. `keyField` names a member of the items that repeats the key and is left out in files. */
  | { readonly type: 'record'; readonly item: FileShape; readonly keyField?: string }
  | { readonly type: 'list'; readonly item: FileShape }
  /** A string. What stands there as `200` or `yes` is read as the text it is. */
  | { readonly type: 'text' }
  /** A string kept in a file of its own, referred to as `{ file: name }`. */
  | { readonly type: 'beside'; readonly place: BesidePlace }
  /** A string that files never hold: `{ secret: slot }`. One that may not be absent is made up where no slot is filled. */
  | { readonly type: 'secret'; readonly isMadeUp: boolean }
  /** Numbers, booleans, and whatever the check leaves open. */
  | { readonly type: 'value' };

export interface FileField {
  readonly shape: FileShape;
  /** What reading puts in where the field is absent; such a value is left out when the field is first written. */
  readonly defaultValue?: unknown;
  readonly isAlwaysWritten: boolean;
}

/** How the file beside is named, from the YAML file's name without ending and the free keys on the way. */
export interface BesidePlace {
  readonly ending: '.vtl' | '.json';
  readonly nameOf: (stem: string, keys: readonly string[]) => string;
}

/** What the check does not say. Paths are dotted, `*` stands for a free key. */
export interface ShapeNotes {
  /** Fields that follow from where the file is. */
  readonly derived?: readonly string[];
  readonly alwaysWritten?: readonly string[];
  readonly beside?: Readonly<Record<string, BesidePlace>>;
  readonly secrets?: readonly string[];
}

/** The shape of files for entities that pass `schema`. */
export function shapeOf(schema: unknown, notes: ShapeNotes, path = ''): FileShape {
  const place = notes.beside !== undefined && Object.hasOwn(notes.beside, path) ? notes.beside[path] : undefined;
  if (place !== undefined) return { type: 'beside', place };
  if (notes.secrets?.includes(path)) return { type: 'secret', isMadeUp: !(schema instanceof z.ZodOptional) };
  const inner = bare(schema);
  if (inner instanceof z.ZodObject) return { type: 'object', fields: fieldsOf(inner, notes, path) };
  if (inner instanceof z.ZodDiscriminatedUnion) return unionShape(inner.options, notes, path);
  if (inner instanceof z.ZodArray) return { type: 'list', item: shapeOf(inner.element, notes, below(path, '*')) };
  if (inner instanceof z.ZodRecord) {
    const itemPath = below(path, '*');
    const keyField = notes.derived?.find((derived) => derived.startsWith(`${itemPath}.`))?.slice(itemPath.length + 1);
    const item = shapeOf(inner.valueType, notes, itemPath);
    return { type: 'record', item, ...(keyField !== undefined && { keyField }) };
  }
  return { type: inner instanceof z.ZodString || inner instanceof z.ZodEnum ? 'text' : 'value' };
}

/** The files beside that a file's value refers to, each once. */
export function besideNames(value: unknown, shape: FileShape): string[] {
  return [...new Set(besidesIn(value, shape))];
}

function besidesIn(value: unknown, shape: FileShape): string[] {
  if (shape.type === 'list') return Array.isArray(value) ? value.flatMap((item) => besidesIn(item, shape.item)) : [];
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value);
  switch (shape.type) {
    case 'beside':
      return entries.flatMap(([name, file]) => (name === 'file' && typeof file === 'string' ? [file] : []));
    case 'record':
      return entries.flatMap(([, item]) => besidesIn(item, shape.item));
    case 'object':
      return entries.flatMap(([name, member]) => {
        const field = shape.fields.get(name);
        return field === undefined ? [] : besidesIn(member, field.shape);
      });
    default:
      return [];
  }
}

function fieldsOf(schema: z.ZodObject, notes: ShapeNotes, path: string): ReadonlyMap<string, FileField> {
  const fields = new Map<string, FileField>();
  for (const [name, member] of Object.entries(schema.shape)) {
    const memberPath = below(path, name);
    if (notes.derived?.includes(memberPath)) continue;
    const field: FileField = {
      shape: shapeOf(member, notes, memberPath),
      isAlwaysWritten: notes.alwaysWritten?.includes(memberPath) ?? false,
    };
    fields.set(name, member instanceof z.ZodDefault ? { ...field, defaultValue: member.def.defaultValue } : field);
  }
  return fields;
}

/** Objects of several forms in one place: the fields of all of them, in the order of the first that has them. */
function unionShape(options: readonly unknown[], notes: ShapeNotes, path: string): FileShape {
  const fields = new Map<string, FileField>();
  for (const option of options) {
    const shape = shapeOf(option, notes, path);
    if (shape.type !== 'object') return { type: 'value' };
    for (const [name, field] of shape.fields) if (!fields.has(name)) fields.set(name, field);
  }
  return { type: 'object', fields };
}

/** A check without what makes its value optional. */
function bare(schema: unknown): unknown {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) {
    return bare(schema.def.innerType);
  }
  return schema;
}

function below(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
