// Members of a call's body: every one is checked where it is read.
import { own } from '../../../shared/definition/records';
import { serializationFault } from '../wire/serialization-fault';
import { invalidParameter } from './cognito-errors';

export type Input = Readonly<Record<string, unknown>>;

/** A member that is text; undefined where it is absent. */
export function text(input: Input, name: string): string | undefined {
  const value = own(input, name);
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw serializationFault(value, 'String');
  return value;
}

/** A member that is text and must be there. */
export function requiredText(input: Input, name: string): string {
  const value = text(input, name);
  if (value === undefined) throw constraint('null', name, 'Member must not be null');
  if (value === '') throw constraint("''", name, 'Member must have length greater than or equal to 1');
  return value;
}

/** A member that is text of this form; `shown` is the form as the service prints it. */
export function patternText(input: Input, name: string, form: RegExp, shown: string): string {
  const value = requiredText(input, name);
  if (!form.test(value))
    throw constraint(`'${value}'`, name, `Member must satisfy regular expression pattern: ${shown}`);
  return value;
}

/** A member that is a whole number within bounds. */
export function whole(input: Input, name: string, least: number, most: number): number | undefined {
  const value = own(input, name);
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number' || !Number.isInteger(value)) throw serializationFault(value, 'Integer');
  if (value < least) {
    throw constraint(`'${value}'`, name, `Member must have value greater than or equal to ${least}`);
  }
  if (value > most) throw constraint(`'${value}'`, name, `Member must have value less than or equal to ${most}`);
  return value;
}

export function flag(input: Input, name: string): boolean | undefined {
  const value = own(input, name);
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'boolean') throw serializationFault(value, 'Boolean');
  return value;
}

export function texts(input: Input, name: string): readonly string[] | undefined {
  const value = own(input, name);
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value)) throw serializationFault(value, 'List');
  const wrong = value.find((one) => typeof one !== 'string');
  if (wrong !== undefined) throw serializationFault(wrong, 'String');
  return value as readonly string[];
}

/** A member with texts by name. */
export function textMap(input: Input, name: string): Readonly<Record<string, string>> {
  const value = own(input, name);
  if (value === undefined || value === null) return {};
  if (!isObject(value)) throw serializationFault(value, 'Map');
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => {
      if (typeof one !== 'string') throw serializationFault(one, 'String');
      return [key, one];
    }),
  );
}

/** A member that is a list of structures. */
export function structures(input: Input, name: string): readonly Input[] | undefined {
  const value = own(input, name);
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value)) throw serializationFault(value, 'List');
  const wrong = value.find((one) => !isObject(one));
  if (wrong !== undefined) throw serializationFault(wrong, 'Structure');
  return value as readonly Input[];
}

/** `[{"Name", "Value"}]` as a record. */
export function attributesIn(input: Input, name: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    (structures(input, name) ?? []).map((one) => [requiredText(one, 'Name'), text(one, 'Value') ?? '']),
  );
}

/** The members of `input` that are in `names`, as they came. */
export function membersIn(input: Input, names: readonly string[]): Input {
  const given = names.flatMap((name) => {
    const value = own(input, name);
    return value === undefined || value === null ? [] : [[name, value] as const];
  });
  return Object.fromEntries(given);
}

/** The page that a limit and a token name; `next` is the member of the answer that leads on. */
export function pageOf<T, Next extends string>(
  items: readonly T[],
  input: Input,
  names: { readonly limit: string; readonly token: Next; readonly most: number },
): { readonly items: readonly T[]; readonly next: { readonly [N in Next]?: string } } {
  const limit = whole(input, names.limit, 0, names.most) || names.most;
  const token = text(input, names.token);
  const start = token === undefined ? 0 : Number(Buffer.from(token, 'base64').toString('latin1'));
  if (!Number.isSafeInteger(start) || start < 0) throw invalidParameter('Invalid pagination token');
  const end = start + limit;
  const next = end < items.length ? { [names.token]: Buffer.from(String(end)).toString('base64') } : {};
  return { items: items.slice(start, end), next: next as { readonly [N in Next]?: string } };
}

/** Epoch seconds, as the service writes dates. */
export function seconds(milliseconds: number): number {
  return milliseconds / 1_000;
}

function constraint(value: string, name: string, rule: string) {
  const member = name.charAt(0).toLowerCase() + name.slice(1);
  return invalidParameter(
    `1 validation error detected: Value ${value} at '${member}' failed to satisfy constraint: ${rule}`,
  );
}

function isObject(value: unknown): value is Input {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
