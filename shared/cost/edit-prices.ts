// Prices of a workspace: a file with the fields that differ from the list, and under `regions` those of other regions.
import type { z } from 'zod';
import { type CostRegion, type PriceBook, priceBookSchema } from './price-book';

export interface PriceProblem {
  /** Keys and positions from the file's top. */
  readonly path: readonly (string | number)[];
  readonly message: string;
}

export type EditedPrices =
  | { readonly books: readonly CostRegion[]; readonly problems?: undefined }
  | { readonly problems: readonly [PriceProblem, ...PriceProblem[]] };

/** Lays `changes` over `base`; the region of the list comes first. */
export function editPrices(base: PriceBook, changes: unknown): EditedPrices {
  if (!isRecord(changes)) return { problems: [{ path: [], message: 'The file holds one object.' }] };
  const { regions = {}, ...own } = changes;
  const first = merged(base, own, []);
  if (first.problems !== undefined) return first;
  const books = [...first.books];
  if (!isRecord(regions)) return { problems: [{ path: ['regions'], message: 'Has an object for each region.' }] };
  for (const [region, fields] of Object.entries(regions)) {
    const path = ['regions', region];
    if (!isRecord(fields)) return { problems: [{ path, message: 'Has the fields that differ from the list.' }] };
    const other = merged(books[0]?.prices ?? base, { ...fields, region }, path);
    if (other.problems !== undefined) return other;
    books.push(...other.books);
  }
  return { books };
}

function merged(base: PriceBook, changes: object, path: readonly (string | number)[]): EditedPrices {
  const unknown = unknownFields(base, changes, path);
  const [first, ...more] = unknown;
  if (first !== undefined) return { problems: [first, ...more] };
  const parsed = priceBookSchema.safeParse(laidOver(base, changes));
  if (parsed.success) return { books: [{ region: parsed.data.region, prices: parsed.data }] };
  const [issue, ...others] = parsed.error.issues.map((each) => problemOf(each, path));
  return { problems: [issue ?? { path, message: 'Is no price list.' }, ...others] };
}

function problemOf({ path, message }: z.core.$ZodIssue, above: readonly (string | number)[]): PriceProblem {
  return { path: [...above, ...path.map((key) => (typeof key === 'symbol' ? String(key) : key))], message };
}

/** A misspelled field would silently leave the price as it is. */
function unknownFields(base: unknown, changes: unknown, path: readonly (string | number)[]): PriceProblem[] {
  if (!isRecord(base) || !isRecord(changes)) return [];
  return Object.entries(changes).flatMap(([key, value]) =>
    Object.hasOwn(base, key)
      ? unknownFields(base[key], value, [...path, key])
      : remarkFields.has(key)
        ? []
        : [{ path: [...path, key], message: `There is no field ${key} in the price list.` }],
  );
}

const remarkFields: ReadonlySet<string> = new Set(['note', 'source', 'date', 'verified', '$schema']);

/** Objects are joined, everything else is replaced. */
function laidOver(base: unknown, changes: unknown): unknown {
  if (!isRecord(base) || !isRecord(changes)) return changes;
  const joined = Object.entries(changes).map(([key, value]) => [
    key,
    Object.hasOwn(base, key) ? laidOver(base[key], value) : value,
  ]);
  return { ...base, ...Object.fromEntries(joined) };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
