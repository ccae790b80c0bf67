// What a request tells the conditions of policies: values by the name of the condition key.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html

/** AWS documented: names of keys do not care for case. */
export interface ConditionKeys {
  /** The values of a key, by its name in small letters; undefined where the request has no such key. */
  get(lowerCaseName: string): readonly string[] | undefined;
  /** Every key that has a value, spelled as the service spells it. */
  all(): Readonly<Record<string, readonly string[]>>;
}

export type ConditionValues = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Keys read from `values` when one is first asked for: most policies have no conditions. */
export function conditionKeys(values: () => ConditionValues): ConditionKeys {
  let entries: readonly (readonly [name: string, values: readonly string[]])[] | undefined;
  let byName: ReadonlyMap<string, readonly string[]> | undefined;
  const read = () => (entries ??= entriesOf(values()));
  return {
    get(name) {
      byName ??= new Map(read().map(([key, list]) => [key.toLowerCase(), list]));
      return byName.get(name);
    },
    all: () => Object.fromEntries(read()),
  };
}

function entriesOf(values: ConditionValues) {
  return Object.entries(values).flatMap(([name, value]) => {
    if (value === undefined) return [];
    return [[name, typeof value === 'string' ? [value] : value] as const];
  });
}
