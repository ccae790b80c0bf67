// Decodings of WAF's text transformations. What is no valid escape stays as it is. Texts are strings of bytes.
// https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-transformation.html
import { byteText } from './byte-text';

/** `%41` → `A`, `+` → space; with `hasUnicode` also `%u0041`, full-width forms as the letters they look like. */
export function decodePercent(text: string, hasUnicode: boolean): string {
  if (!/[%+]/.test(text)) return text;
  const pattern = hasUnicode ? /\+|%u([0-9a-f]{4})|%([0-9a-f]{2})/gi : /\+|%()([0-9a-f]{2})/gi;
  return text.replace(pattern, (found, unicode: string | undefined, byte: string | undefined) => {
    if (found === '+') return ' ';
    if (unicode) return lowByte(Number.parseInt(unicode, 16));
    return String.fromCharCode(Number.parseInt(byte ?? '0', 16));
  });
}

const namedEntities: Readonly<Record<string, string>> = {
  quot: '"',
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: '\xa0',
  apos: "'",
};

/** `&#60;`, `&#x3c;`, `&lt;`, with or without the semicolon. */
export function decodeHtmlEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([0-9a-f]{1,6});?|#(\d{1,7});?|(quot|amp|lt|gt|nbsp|apos);?)/gi,
    (found, hex, decimal, name) => {
      if (name !== undefined) return namedEntities[String(name).toLowerCase()] ?? found;
      return character(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16), found);
    },
  );
}

/** `\x41`, `\u0041`, octal, and the single-letter escapes. */
export function decodeJavaScript(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(
    /\\(?:u([0-9a-f]{4})|x([0-9a-f]{2})|([0-3]?[0-7]{1,2})|([\s\S]))/gi,
    (_, unicode, hex, octal, letter) => {
      if (unicode !== undefined) return lowByte(Number.parseInt(unicode, 16));
      if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
      return letterEscapes[letter] ?? letter;
    },
  );
}

const letterEscapes: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** `ja\vascript` and `\6a`: up to six hexadecimal digits, one white space after them belongs to the escape. */
export function decodeCss(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\(?:([0-9a-f]{1,6})[ \t\n\f\r]?|\r?\n|([\s\S]))/gi, (_, hex, letter) => {
    if (hex !== undefined) return lowByte(Number.parseInt(hex, 16));
    return letter ?? '';
  });
}

/** ANSI C escapes: `\a`, `\n`, `\x41`, `\101`. */
export function decodeEscapes(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\(?:x([0-9a-f]{2})|([0-7]{1,3})|([abfnrtv\\?'"]))/gi, (found, hex, octal, letter) => {
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
    return letterEscapes[letter] ?? (/[\\?'"]/.test(letter) ? letter : found);
  });
}

/** AWS documented: full-width ASCII counts as what it looks like, of other codes the low byte does. */
function lowByte(code: number): string {
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode((code & 0xff) + 0x20);
  return String.fromCharCode(code & 0xff);
}

function character(code: number, otherwise: string): string {
  if (code > 0x10_ff_ff) return otherwise;
  return code < 0x100 ? String.fromCharCode(code) : byteText(String.fromCodePoint(code));
}
