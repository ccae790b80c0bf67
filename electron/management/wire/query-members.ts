// The members of a Query call as an object: `Dimensions.member.1.Name=Stage` is `{ Dimensions: [{ Name: 'Stage' }] }`.
// https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#collections

type Entry = readonly [path: readonly string[], value: string];

/** Deeper than any shape of AWS: what a client sends must not exhaust the stack. */
const deepest = 20;

/** The members of a form; texts stay texts. */
export function queryMembers(form: URLSearchParams): Readonly<Record<string, unknown>> {
  const entries = [...form].map(([name, value]): Entry => [name.split('.').slice(0, deepest), value]);
  return structureOf(entries);
}

function structureOf(entries: readonly Entry[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries([...byFirst(entries)].map(([name, inner]) => [name, memberOf(inner)]));
}

function memberOf(entries: readonly Entry[]): unknown {
  const [first] = entries;
  if (first === undefined || first[0].length === 0) return first?.[1];
  const inner = byFirst(entries);
  const list = inner.get('member');
  if (list === undefined) return structureOf(entries);
  const elements = [...byFirst(list)].sort(([a], [b]) => Number(a) - Number(b));
  return elements.map(([, element]) => memberOf(element));
}

function byFirst(entries: readonly Entry[]): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const [[first = '', ...rest], value] of entries) {
    const group = groups.get(first) ?? [];
    group.push([rest, value]);
    groups.set(first, group);
  }
  return groups;
}
