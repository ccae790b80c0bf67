// A foreign JSON document: read within limits, its members taken as what they should be or not at all.
import { StudioError } from '../../contract/errors';
import { jsonProblem } from '../../openapi/import/json-problem';
import { maxDocument, refuseAt } from './foreign-requests';

export type Members = Readonly<Record<string, unknown>>;

/** The object at the root of `given`. IMPORT_REFUSED with line, column and excerpt where it is none. */
export function readJsonDocument(given: string, fileName?: string): Members {
  const text = given.startsWith('\uFEFF') ? given.slice(1) : given;
  const file = fileName === undefined ? {} : { file: fileName };
  if (text.length > maxDocument) throw new StudioError('IMPORT_REFUSED', 'The document is larger than 64 MB.', file);
  const value = parse(text, fileName);
  if (isMembers(value)) return value;
  throw new StudioError('IMPORT_REFUSED', 'The document is no JSON object.', file);
}

function parse(text: string, fileName: string | undefined): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) {
      const problem = jsonProblem(text);
      if (problem !== undefined) refuseAt(problem.message, text, problem.at, fileName);
    }
    throw new StudioError('IMPORT_REFUSED', 'The document nests too deeply.');
  }
}

/** True for an object that is no list. */
export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The own member `name`, or undefined. */
export function member(value: unknown, name: string): unknown {
  return isMembers(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** The member as text; numbers and booleans as they are written. Undefined for anything else. */
export function textMember(value: unknown, name: string): string | undefined {
  const found = member(value, name);
  return typeof found === 'number' || typeof found === 'boolean' ? String(found) : textOf(found);
}

/** The items of a list member; none where it is no list. */
export function listMember(value: unknown, name: string): readonly unknown[] {
  const found = member(value, name);
  return Array.isArray(found) ? found : [];
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
