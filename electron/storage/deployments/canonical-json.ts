// JSON whose text depends on content only: members stand in the order of their names.

/** The canonical text of a JSON-like value; undefined members are left out. */
export function canonicalJson(value: unknown): string {
  // a deployment of thousands of methods is written through here: one text grows, no lists are made on the way
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  const members = value as Readonly<Record<string, unknown>>;
  let text = '';
  for (const name of Object.keys(members).sort()) {
    const member = members[name];
    if (member === undefined) continue;
    text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${canonicalJson(member)}`;
  }
  return `{${text}}`;
}
