/** `$util`: escaping, encoding, and JSON out of text. */

import { readJson } from './json-reader';
import { EvaluationError } from './template-error';
import { base64Bytes, base64Text, utf8Bytes, utf8Text } from './text-bytes';
import type { HostMethod, HostValue, Value } from './value-kinds';

/** The variable `$util`. It has no state. */
export function utilVariable(): HostValue {
  return {
    kind: 'host',
    methods: new Map<string, HostMethod>([
      ['escapeJavaScript', ofText(escapeJavaScript)],
      // AWS assumed: text that is no JSON fails the template.
      ['parseJson', ofText((text) => (text === '' ? '' : readJson(text)))],
      ['urlEncode', ofText(urlEncode)],
      ['urlDecode', ofText(urlDecode)],
      ['base64Encode', ofText((text) => base64Text(utf8Bytes(text)))],
      ['base64Decode', ofText(base64Decode)],
    ]),
    properties: new Map(),
  };
}

// AWS assumed: as Java's methods would, the functions take one string; called otherwise they do not resolve.
function ofText(convert: (text: string) => Value): HostMethod {
  return (values, _site, services) => {
    const [text] = values;
    if (values.length !== 1 || typeof text !== 'string') return undefined;
    const result = convert(text);
    if (typeof result === 'string') services.checkLength(result.length);
    return result;
  };
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ["'", "\\'"],
  ['\\', '\\\\'],
  ['/', '\\/'],
  ['\b', '\\b'],
  ['\t', '\\t'],
  ['\n', '\\n'],
  ['\f', '\\f'],
  ['\r', '\\r'],
]);

// AWS documented: mapping template reference; the escaped single quote is no JSON, which templates undo by .replaceAll("\\'", "'").
function escapeJavaScript(text: string): string {
  return text.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is escaped
    /["'\\/\u0000-\u001f\u0080-\uffff]/g,
    (unit) => ESCAPES.get(unit) ?? `\\u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
}

/** Java's form encoding: letters, digits and `*-._` stay, a space becomes `+`. */
function urlEncode(text: string): string {
  if (/^[A-Za-z0-9*._-]*$/.test(text)) return text;
  return utf8Bytes(text)
    .map((byte) => {
      const character = String.fromCharCode(byte);
      if (/[A-Za-z0-9*._-]/.test(character)) return character;
      return byte === 32 ? '+' : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');
}

// AWS assumed: a broken percent escape fails the template, as Java's decoder does.
function urlDecode(text: string): string {
  return text.replaceAll('+', ' ').replace(/(?:%[0-9a-fA-F]{2})+|%/g, (escapes) => {
    if (escapes === '%') throw new EvaluationError('A "%" was expected to be followed by two hexadecimal digits.');
    return utf8Text((escapes.match(/[^%]{2}/g) ?? []).map((digits) => Number.parseInt(digits, 16)));
  });
}

// AWS assumed: text that is no Base64 fails the template.
function base64Decode(text: string): string {
  const bytes = base64Bytes(text);
  if (bytes === undefined) throw new EvaluationError('The text is no Base64.');
  return utf8Text(bytes);
}
