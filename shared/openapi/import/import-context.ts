// What the steps of one import share: the document, where ids come from, and what went wrong so far.
import { isMembers } from '../../definition/edits/member-path';
import { own } from '../../definition/records';
import type { Identities } from './identities';
import type { LossList } from './losses';
import { refusal } from './read-document';

export type Members = Readonly<Record<string, unknown>>;

export type BasePathMode = 'ignore' | 'prepend' | 'split';

export interface ImportContext {
  readonly document: Members;
  readonly format: 'swagger' | 'oas30';
  readonly ids: Identities;
  readonly losses: LossList;
  /** How much the document may still unfold to; see `spend`. */
  readonly budget: Budget;
  /** What documentation parts of the document say, as JSON text. */
  readonly documented: ReadonlySet<string>;
  /** Errors of the import, each one line as AWS words it, with its place in the document. */
  readonly errors: { readonly message: string; readonly path: string }[];
}

/** Values that references and root lists may be copied to; a hostile document multiplies them. */
export interface Budget {
  left: number;
  /** Sizes of parts that references led to. */
  readonly sizes: WeakMap<object, number>;
}

const maxUnfolded = 4_000_000;

/** A whole budget. */
export function createBudget(): Budget {
  return { left: maxUnfolded, sizes: new WeakMap() };
}

/** Takes `values` from the budget. IMPORT_REFUSED where nothing is left. */
export function spend({ budget }: ImportContext, values: number): void {
  budget.left -= values;
  if (budget.left < 0) throw refusal('The references of the document unfold to too many values.');
}

/** Records an error; the import goes on to find the others and is refused at the end. */
export function addError(context: ImportContext, place: string, message: string): void {
  context.errors.push({ message, path: place });
}

/** The member `name` as an object, with references followed; undefined where it is absent or something else. */
export function membersAt(context: ImportContext, parent: unknown, name: string, place: string): Members | undefined {
  const value = isMembers(parent) ? own(parent, name) : undefined;
  if (value === undefined || value === null) return undefined;
  const target = followReference(context, value, `${place}.${name}`);
  if (target === undefined || isMembers(target)) return target;
  context.losses.warn(`${place}.${name}`, 'Expected an object; the member is left out.');
  return undefined;
}

/** A text; numbers and booleans count as the text they were written as. */
export function textAt(parent: unknown, name: string): string | undefined {
  const value = isMembers(parent) ? own(parent, name) : undefined;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' ? value : undefined;
}

/** True, also where YAML or JSON quoted it. */
export function isTrueAt(parent: unknown, name: string): boolean {
  return textAt(parent, name) === 'true';
}

/** The texts of a list; what is no text is left out with a warning. */
export function textsAt(context: ImportContext, parent: unknown, name: string, place: string): string[] | undefined {
  const value = isMembers(parent) ? own(parent, name) : undefined;
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value)) {
    context.losses.warn(`${place}.${name}`, 'Expected a list; the member is left out.');
    return undefined;
  }
  const texts = value.filter((item): item is string => typeof item === 'string');
  if (texts.length < value.length) {
    context.losses.warn(`${place}.${name}`, 'Expected a list of texts; the other items are left out.');
  }
  return texts;
}

/** Names members of `node` that the import does not know. AWS ignores them in silence; Gatehouse says so. */
export function reportOthers(context: ImportContext, node: Members, known: ReadonlySet<string>, place: string): void {
  for (const name of Object.keys(node)) {
    if (known.has(name) || context.documented.has(JSON.stringify(node[name]))) continue;
    context.losses.info(place === '' ? name : `${place}.${name}`, `${name} is not kept.`);
  }
}

const maxHops = 64;

/**
 * The value behind `{ $ref: '#/…' }`, or the value itself. Other files and hosts are never read; a reference that
 * leads nowhere is a warning and gives undefined.
 */
export function followReference(context: ImportContext, value: unknown, place: string): unknown {
  let current = value;
  for (let hop = 0; hop < maxHops; hop++) {
    const reference = referenceOf(current);
    if (reference === undefined) return current;
    if (!reference.startsWith('#/')) {
      context.losses.warn(place, `${reference} leads outside the document, where Gatehouse does not look.`);
      return undefined;
    }
    current = resolvePointer(context.document, reference);
    spend(context, sizeOf(context.budget, current));
    if (current === undefined) {
      context.losses.warn(place, `${reference} is not in the document.`);
      return undefined;
    }
  }
  context.losses.warn(place, `${referenceOf(value)} runs in a circle.`);
  return undefined;
}

/** Values of a part of the document, which is a tree without circles. */
function sizeOf(budget: Budget, value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  const known = budget.sizes.get(value);
  if (known !== undefined) return known;
  const size = Object.values(value).reduce((sum: number, member) => sum + sizeOf(budget, member), 1);
  budget.sizes.set(value, size);
  return size;
}

/** The text of a reference object; undefined for anything else. */
export function referenceOf(value: unknown): string | undefined {
  const reference = isMembers(value) ? own(value, '$ref') : undefined;
  return typeof reference === 'string' ? reference : undefined;
}

/** The value at a JSON pointer such as `#/components/schemas/Pet`; undefined where there is none. */
export function resolvePointer(document: Members, reference: string): unknown {
  let current: unknown = document;
  for (const part of reference.slice(2).split('/')) {
    const name = decodePart(part);
    if (Array.isArray(current)) current = current[Number(name)];
    else if (isMembers(current)) current = own(current, name);
    else return undefined;
  }
  return current;
}

function decodePart(part: string): string {
  const plain = part.replace(/~1/g, '/').replace(/~0/g, '~');
  try {
    return decodeURIComponent(plain);
  } catch (error) {
    if (error instanceof URIError) return plain;
    throw error;
  }
}
