// Text transformations of WAF: what a rule does to the text before it looks at it. Texts are strings of bytes.
// https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-transformation.html
import { bytesOf, readableText, textOfBytes } from './byte-text';
import { decodeCss, decodeEscapes, decodeHtmlEntities, decodeJavaScript, decodePercent } from './decodings';
import type { TextTransformation, TextTransformationType } from './field-to-match';

/** Gives the digest's bytes. Whoever runs rules passes the platform's own. */
export type Digest = (algorithm: 'md5' | 'sha256', bytes: Uint8Array) => Uint8Array;

/** Applies the transformations in ascending priority. Never throws. */
export function transformText(text: string, transformations: readonly TextTransformation[], digest: Digest): string {
  if (transformations.length === 1) return apply(transformations[0]?.Type ?? 'NONE', text, digest);
  return [...transformations]
    .sort((a, b) => a.Priority - b.Priority)
    .reduce((changed, { Type }) => apply(Type, changed, digest), text);
}

function apply(type: TextTransformationType, text: string, digest: Digest): string {
  if (type === 'MD5' || type === 'SHA256') {
    return textOfBytes(digest(type === 'MD5' ? 'md5' : 'sha256', bytesOf(text)));
  }
  return changes[type](text);
}

const whitespace = '[\\t\\n\\v\\f\\r \\xa0]';
const runs = new RegExp(`${whitespace}+`, 'g');
const atStart = new RegExp(`^${whitespace}+`);

const changes: Readonly<Record<Exclude<TextTransformationType, 'MD5' | 'SHA256'>, (text: string) => string>> = {
  NONE: (text) => text,
  LOWERCASE: lower,
  TRIM: (text) => trimEnd(text.replace(atStart, '')),
  TRIM_LEFT: (text) => text.replace(atStart, ''),
  TRIM_RIGHT: trimEnd,
  COMPRESS_WHITE_SPACE: (text) => text.replace(runs, ' '),
  REMOVE_WHITESPACE: (text) => text.replace(runs, ''),
  REMOVE_NULLS: (text) => text.replaceAll('\0', ''),
  REPLACE_NULLS: (text) => text.replaceAll('\0', ' '),
  REPLACE_COMMENTS: replaceComments,
  REMOVE_COMMENTS_CHAR: (text) => text.replace(/\/\*|\*\/|--|#/g, ''),
  URL_DECODE: (text) => decodePercent(text, false),
  URL_DECODE_UNI: (text) => decodePercent(text, true),
  UTF8_TO_UNICODE: utf8ToUnicode,
  HTML_ENTITY_DECODE: decodeHtmlEntities,
  JS_DECODE: decodeJavaScript,
  JS_DECODE_EXT: decodeJavaScript,
  CSS_DECODE: decodeCss,
  HEX_DECODE: hexDecode,
  SQL_HEX_DECODE: (text) => text.replace(/0x((?:[0-9a-f]{2})+)/gi, (_, digits: string) => hexDecode(digits)),
  ESCAPE_SEQ_DECODE: decodeEscapes,
  BASE64_DECODE: (text) => decodeBase64(text, false),
  BASE64_DECODE_EXT: (text) => decodeBase64(text, true),
  NORMALIZE_PATH: normalizePath,
  NORMALIZE_PATH_WIN: (text) => normalizePath(text.replaceAll('\\', '/')),
  CMD_LINE: commandLine,
  // AWS assumed: both forms as CMD_LINE, each with the escape character of its shell
  CMD_LINE_UNIX: (text) => commandLine(text.replaceAll('\\', '')),
  CMD_LINE_WIN: (text) => commandLine(text.replaceAll('^', '')),
};

/** ASCII letters only: other bytes are parts of characters. */
function lower(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** By hand: a pattern that ends in `\s+$` takes quadratic time on long runs. */
function trimEnd(text: string): string {
  let end = text.length;
  while (end > 0 && /[\t\n\v\f\r \xa0]/.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** AWS documented: each comment becomes one space, one that does not end included; an end alone stays. */
function replaceComments(text: string): string {
  let result = '';
  let from = 0;
  for (;;) {
    const begin = text.indexOf('/*', from);
    if (begin === -1) return result + text.slice(from);
    result += `${text.slice(from, begin)} `;
    const end = text.indexOf('*/', begin + 2);
    if (end === -1) return result;
    from = end + 2;
  }
}

function hexDecode(text: string): string {
  return text.replace(/[0-9a-f]{2}/gi, (digits) => String.fromCharCode(Number.parseInt(digits, 16)));
}

/** AWS documented: the extended form passes over characters that are no base64. */
function decodeBase64(text: string, isForgiving: boolean): string {
  const kept = isForgiving ? text.replace(/[^A-Za-z0-9+/]/g, '') : /^[A-Za-z0-9+/]*/.exec(text)?.[0];
  let bits = 0;
  let held = 0;
  let result = '';
  for (const letter of kept ?? '') {
    held = ((held << 6) | base64Letters.indexOf(letter)) & 0xff_ff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    result += String.fromCharCode((held >> bits) & 0xff);
  }
  return result;
}

const base64Letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** `é` as its two bytes becomes `%u00e9`. */
function utf8ToUnicode(text: string): string {
  const decoded = readableText(text);
  let result = '';
  for (const character of decoded) {
    const code = character.codePointAt(0) ?? 0;
    result += code < 0x80 ? character : `%u${code.toString(16).padStart(4, '0')}`;
  }
  return result;
}

/** `/a/./b//../c` → `/a/c`; a path that climbs above its root keeps the climb. */
function normalizePath(text: string): string {
  const isRooted = text.startsWith('/');
  const parts: string[] = [];
  for (const part of text.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (!isRooted) parts.push(part);
  }
  const end = /\/\.{0,2}$/.test(text) && parts.length > 0 ? '/' : '';
  return `${isRooted ? '/' : ''}${parts.join('/')}${end}`;
}

/** AWS documented: quotes, carets and backslashes go; commas and semicolons are spaces; no space before / and (. */
function commandLine(text: string): string {
  const bare = lower(text.replace(/[\\"'^]/g, '').replace(/[,;]/g, ' '));
  return bare.replace(runs, ' ').replace(/ (?=[/(])/g, '');
}
