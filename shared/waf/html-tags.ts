// The tags of a text as browsers read them: forgiving about quotes, slashes and what never ends.

export interface HtmlTag {
  /** In lower case. */
  readonly name: string;
  /** Names in lower case. */
  readonly attributes: readonly (readonly [name: string, value: string])[];
}

/** Tags of a text beyond which it is a page. */
const mostTags = 200;

/** The opening tags of `text`. Time grows with the text only. */
export function htmlTags(text: string): HtmlTag[] {
  const tags: HtmlTag[] = [];
  let at = text.indexOf('<');
  while (at !== -1 && tags.length < mostTags) {
    const name = /^[!?]?[a-z][a-z0-9:-]{0,40}/i.exec(text.slice(at + 1, at + 44))?.[0];
    if (name === undefined) at = text.indexOf('<', at + 1);
    else {
      const { attributes, end } = readAttributes(text, at + 1 + name.length);
      tags.push({ name: name.toLowerCase(), attributes });
      at = text.indexOf('<', end);
    }
  }
  return tags;
}

function readAttributes(text: string, from: number) {
  const attributes: (readonly [string, string])[] = [];
  let at = from;
  for (;;) {
    while (at < text.length && isGap(text.charAt(at))) at += 1;
    const letter = text.charAt(at);
    if (letter === '' || letter === '>' || letter === '<') return { attributes, end: at };
    const begin = at;
    while (at < text.length && !/[\s=>/<]/.test(text.charAt(at))) at += 1;
    const name = text
      .slice(begin, at)
      .replace(/^["'`]+/, '')
      .toLowerCase();
    if (at === begin) at += 1;
    const value = readValue(text, at);
    if (name !== '') attributes.push([name, value.text]);
    at = value.end;
  }
}

/** What stands between attributes; a null counts as a space does. */
function isGap(letter: string): boolean {
  return /[\s/]/.test(letter) || letter === '\0';
}

function readValue(text: string, from: number): { readonly text: string; readonly end: number } {
  let at = from;
  while (/\s/.test(text.charAt(at))) at += 1;
  if (text.charAt(at) !== '=') return { text: '', end: from };
  at += 1;
  while (/\s/.test(text.charAt(at))) at += 1;
  const quote = text.charAt(at);
  if (quote === '"' || quote === "'" || quote === '`') {
    const end = text.indexOf(quote, at + 1);
    return end === -1
      ? { text: text.slice(at + 1), end: text.length }
      : { text: text.slice(at + 1, end), end: end + 1 };
  }
  const begin = at;
  while (at < text.length && !/[\s>]/.test(text.charAt(at))) at += 1;
  return { text: text.slice(begin, at), end: at };
}
