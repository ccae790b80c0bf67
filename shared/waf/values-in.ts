// The values inside of a text that carries several: members of JSON, fields of a form, cookies.
import { jsonTexts } from './json-texts';

/** Values beyond which a text is a document. */
const mostValues = 200;

/** The text itself, then what an application would take out of it. */
export function valuesIn(text: string): readonly string[] {
  const start = text.trimStart().charAt(0);
  const inside = start === '{' || start === '[' ? (jsonTexts(text, undefined, 'ALL') ?? []) : fieldValues(text);
  return [text, ...inside.slice(0, mostValues)];
}

/** `a=1&b=2` or `a=1; b=2` → `1`, `2`; nothing of a text without `=`. */
function fieldValues(text: string): string[] {
  if (!/^[\w.[\]$-]{1,64}=/.test(text)) return [];
  return text.split(/[&;]/, mostValues).flatMap((field) => {
    const at = field.indexOf('=');
    return at === -1 ? [] : [field.slice(at + 1)];
  });
}
