// Records keyed by names that users choose (headers, models, parameters): own properties only.

/** A plain object used as a map. Read it with `own`, build it with `Object.fromEntries` or spread, which define properties. */
export type NamedRecord<T> = Readonly<Record<string, T>>;

/** The own property `name` of `record`, or undefined; never something inherited such as `constructor`. */
export function own<T>(record: NamedRecord<T> | undefined, name: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;
}

/** A copy with `name` set. */
export function withEntry<T>(record: NamedRecord<T> | undefined, name: string, value: T): NamedRecord<T> {
  return Object.fromEntries([...Object.entries(record ?? {}).filter(([key]) => key !== name), [name, value]]);
}
