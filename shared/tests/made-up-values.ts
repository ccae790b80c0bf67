// `{{$uuid}}` and its like: a value that is made anew wherever it stands.

export interface ValueSource {
  /** Epoch milliseconds. */
  readonly clock: () => number;
  /** In [0, 1). */
  readonly random: () => number;
}

/** The names that may follow the `$`; Postman's `guid` is `uuid`. */
export const madeUpNames = ['uuid', 'guid', 'timestamp', 'isoTimestamp', 'randomInt'] as const;

/** The value of `{{$name}}`; undefined for a name that is not among `madeUpNames`. */
export function madeUpValue(name: string, { clock, random }: ValueSource): string | undefined {
  switch (name) {
    case 'uuid':
    case 'guid':
      return uuid(random);
    case 'timestamp':
      return String(Math.floor(clock() / 1_000));
    case 'isoTimestamp':
      return new Date(clock()).toISOString();
    case 'randomInt':
      return String(Math.floor(random() * 1_001));
    default:
      return undefined;
  }
}

/** Version 4: random but for the digits that say so. */
function uuid(random: () => number): string {
  const digit = (from: number, count: number) => (from + Math.floor(random() * count)).toString(16);
  return 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replace(/[xy]/g, (place) =>
    place === 'x' ? digit(0, 16) : digit(8, 4),
  );
}
