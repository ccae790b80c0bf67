// Records keyed by names that users choose (headers, models, parameters): own properties only.

/** A plain object used as a map. Read it with `own`, build it with `recordFrom` or spread. */
export type NamedRecord<T> = Readonly<Record<string, T>>;

/** The own property `name` of `record`, or undefined; never something inherited such as `constructor`. */
export function own<T>(record: NamedRecord<T> | undefined, name: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;
}

/** Builds a record from pairs. `Object.fromEntries` defines properties, so `__proto__` stays a plain key. */
export function recordFrom<T>(entries: Iterable<readonly [string, T]>): NamedRecord<T> {
  return Object.fromEntries(entries);
}

/** A copy with `name` set. */
export function withEntry<T>(record: NamedRecord<T> | undefined, name: string, value: T): NamedRecord<T> {
  return Object.fromEntries([...Object.entries(record ?? {}).filter(([key]) => key !== name), [name, value]]);
}

/** A copy without `name`. */
export function withoutEntry<T>(record: NamedRecord<T> | undefined, name: string): NamedRecord<T> {
  return Object.fromEntries(Object.entries(record ?? {}).filter(([key]) => key !== name));
}
