// Plain values as XML, as AWS's Query services write them: lists as `member` elements.

/** `<name>…</name>` of a text, number, boolean, list or object; members that are undefined are left out. */
export function xmlElement(name: string, value: unknown, attributes: Readonly<Record<string, string>> = {}): string {
  const open = Object.entries(attributes).map(([key, text]) => ` ${key}="${escapeText(text)}"`);
  return `<${name}${open.join('')}>${content(value)}</${name}>`;
}

function content(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map((element) => xmlElement('member', element)).join('');
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== 'object') return escapeText(String(value));
  return Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([name, member]) => xmlElement(name, member))
    .join('');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Characters that XML cannot hold become U+FFFD. */
function escapeText(text: string): string {
  const safe = text.replace(/[&<>"]/g, (one) => entities[one] ?? one);
  return Array.from(safe, (one) => (isForbidden(one) ? '\ufffd' : one)).join('');
}

function isForbidden(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d;
}
