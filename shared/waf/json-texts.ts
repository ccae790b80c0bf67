// The keys and values of a JSON body that a rule looks at.
// https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-fields-list.html
import { byteText, readableText } from './byte-text';
import type { MatchScope } from './field-to-match';

/**
 * Keys, values or both, of the whole body or below the JSON pointers in `paths`; undefined where it is no JSON.
 * A body that was cut off is read as far as it goes by nobody: it is no JSON.
 */
export function jsonTexts(body: string, paths: readonly string[] | undefined, scope: MatchScope): string[] | undefined {
  const root = parse(readableText(body));
  if (root === undefined) return undefined;
  const texts: string[] = [];
  const places = paths === undefined ? [root.value] : paths.flatMap((path) => at(root.value, path));
  for (const place of places) collect(place, scope, texts);
  return texts;
}

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

/** By hand and not by recursion: a body may be nested as deep as it is long. */
function collect(place: unknown, scope: MatchScope, texts: string[]): void {
  const open: unknown[] = [place];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value !== 'object' || value === null) {
      if (scope !== 'KEY' && value !== null) texts.push(byteText(String(value)));
    } else if (Array.isArray(value)) {
      for (let index = value.length - 1; index >= 0; index -= 1) open.push(value[index]);
    } else {
      for (const [key, member] of Object.entries(value).reverse()) {
        open.push(member);
        if (scope !== 'VALUE') texts.push(byteText(key));
      }
    }
  }
}

/** What a JSON pointer names; `*` stands for every element of a list. Nothing where there is no such place. */
function at(root: unknown, pointer: string): unknown[] {
  const parts = pointer.split('/').slice(1);
  let places: unknown[] = [root];
  for (const part of parts) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
    places = places.flatMap((place) => {
      if (Array.isArray(place)) return name === '*' ? place : place.slice(Number(name), Number(name) + 1);
      if (typeof place !== 'object' || place === null) return [];
      return Object.hasOwn(place, name) ? [(place as Readonly<Record<string, unknown>>)[name]] : [];
    });
  }
  return places;
}
