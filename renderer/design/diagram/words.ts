// A short line of the diagram: plain words with the telling part set off.

export interface Word {
  readonly text: string;
  /** `strong`: what decided; `mono`: a value or name; `error`: what failed. */
  readonly as?: 'strong' | 'mono' | 'error';
}

export type Words = readonly Word[];

/** `['template ', strong('application/json')]` → Words; strings are plain. */
export function words(...parts: readonly (string | Word)[]): Words {
  return parts.map((part) => (typeof part === 'string' ? { text: part } : part)).filter((part) => part.text !== '');
}

export function strong(text: string): Word {
  return { text, as: 'strong' };
}

export function mono(text: string): Word {
  return { text, as: 'mono' };
}

/** The line as plain text, for tooltips and screen readers. */
export function plainText(line: Words): string {
  return line.map((word) => word.text).join('');
}

/**
 * A line of the trace with its telling part set off: what follows the last arrow (`body 0 B → 118 B`), the value of
 * `id = ord_1042`, else what follows the first word (`template application/json`).
 */
export function traceWords(text: string): Words {
  if (text.startsWith('no ')) return words(text);
  const arrow = text.lastIndexOf(' → ');
  if (arrow >= 0) return words(text.slice(0, arrow + 3), strong(text.slice(arrow + 3)));
  const equals = text.indexOf(' = ');
  if (equals >= 0) return words(text.slice(0, equals + 3), mono(text.slice(equals + 3)));
  const space = text.indexOf(' ');
  return space < 0 ? words(strong(text)) : words(text.slice(0, space + 1), strong(text.slice(space + 1)));
}

/** `1 parameter`, `2 parameters`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
