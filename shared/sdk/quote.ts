// Names and texts of an API as they go into generated code: none of them may end a string, a comment or a script.

/** A JavaScript string literal that any engine and any HTML page reads as `text`. */
export function quoted(text: string): string {
  return JSON.stringify(text)
    .replace(/[\u2028\u2029\u007f-\u009f]/g, escaped)
    .replace(/<(?=[/!?])/g, '\\u003c');
}

/** A list of string literals. */
export function quotedList(texts: readonly string[]): string {
  return `[${texts.map(quoted).join(', ')}]`;
}

/** `text` on one line of a comment, be it with slashes or with stars. */
export function commentText(text: string): string {
  return oneLine(text)
    .replace(/\*(?=\/)/g, '* ')
    .replace(/<(?=[/!?])/g, '< ');
}

/** `text` on one line of a Markdown page, without markup of its own. */
export function markdownText(text: string): string {
  return oneLine(text).replace(/[\\`*_[\]<>|#&]/g, (found) => `&#${found.charCodeAt(0)};`);
}

/** Markdown code; a grave accent cannot be escaped inside, so it is shown as an apostrophe. */
export function markdownCode(text: string): string {
  return `\`${oneLine(text).replaceAll('`', "'").replaceAll('|', '\\|')}\``;
}

function oneLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not get into a comment
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ud800-\udfff]+/gu, ' ').trim();
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
