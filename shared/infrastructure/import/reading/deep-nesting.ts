// Finds absurd nesting before a parser that calls itself does.

/**
 * The offset where brackets outside of quotes, or dashes of one line, nest deeper than `limit`; undefined where
 * nothing does. Cheap and blunt: brackets in plain YAML texts count too, but nobody writes two hundred open ones.
 */
export function findDeepNesting(text: string, limit: number): number | undefined {
  let depth = 0;
  const isFlow = /^\s*[{[]/.test(text);
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"') at = endOfQuoted(text, at);
    else if (character === '[' || character === '{') {
      if (++depth > limit) return at;
    } else if ((character === ']' || character === '}') && depth > 0) depth--;
    else if (character === '\n') {
      // Brackets of embedded code may stay open; a new member at the root closes them in block YAML.
      if (!isFlow && /[A-Za-z]/.test(text[at + 1] ?? '')) depth = 0;
      if (isDeepLine(text, at + 1, limit)) return at + 1;
    }
  }
  return isDeepLine(text, 0, limit) ? 0 : undefined;
}

/** The closing quote, or the opening one where the text has none before its line ends. */
function endOfQuoted(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at;
    else if (text[at] === '\n') return start;
  }
  return start;
}

/** `- - - - …` and `? ? ? …` open a level each. */
function isDeepLine(text: string, start: number, limit: number): boolean {
  let count = 0;
  for (let at = start; at < text.length && count <= limit; at++) {
    const character = text[at];
    if (character === '-' || character === '?') count++;
    else if (character !== ' ') return false;
  }
  return count > limit && text.slice(start, start + 4).includes(' ');
}
