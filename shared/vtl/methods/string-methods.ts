/** Java's methods of strings. Positions count UTF-16 units. */

import { javaHash } from '../comparison';
import type { MethodServices } from '../frame';
import { formatJava } from '../java-format';
import { arrayValue, type CharacterValue, type Value } from '../value-kinds';
import { collectionItems } from './collection-items';
import {
  ANY,
  CHARACTER,
  COLLECTION,
  failure,
  INT,
  int,
  type MethodTable,
  otherType,
  outOfBounds,
  TEXT,
  TEXT_OR_NULL,
  text,
  variadicWay,
  way,
} from './overloads';

export const STRING_METHODS: MethodTable<string> = new Map([
  ['length', [way([], (target: string) => target.length)]],
  ['isEmpty', [way([], (target: string) => target === '')]],
  ['toString', [way([], (target: string) => target)]],
  ['hashCode', [way([], (target: string) => javaHash(target))]],
  ['charAt', [way([INT], (target: string, [at]) => character(target, int(at)))]],
  ['codePointAt', [way([INT], (target: string, [at]) => codePoint(target, int(at)))]],
  [
    'substring',
    [
      way([INT], (target: string, [from]) => slice(target, int(from), target.length)),
      way([INT, INT], (target: string, [from, to]) => slice(target, int(from), int(to))),
    ],
  ],
  ['subSequence', [way([INT, INT], (target: string, [from, to]) => slice(target, int(from), int(to)))]],
  [
    'indexOf',
    [
      way([TEXT], (target: string, [part]) => target.indexOf(text(part))),
      way([INT], (target: string, [code]) => target.indexOf(codeText(int(code)))),
      way([TEXT, INT], (target: string, [part, from]) => indexFrom(target, text(part), int(from))),
      way([INT, INT], (target: string, [code, from]) => indexFrom(target, codeText(int(code)), int(from))),
    ],
  ],
  [
    'lastIndexOf',
    [
      way([TEXT], (target: string, [part]) => target.lastIndexOf(text(part))),
      way([INT], (target: string, [code]) => target.lastIndexOf(codeText(int(code)))),
      way([TEXT, INT], (target: string, [part, from]) => lastIndexFrom(target, text(part), int(from))),
      way([INT, INT], (target: string, [code, from]) => lastIndexFrom(target, codeText(int(code)), int(from))),
    ],
  ],
  ['contains', [way([TEXT], (target: string, [part]) => target.includes(text(part)))]],
  [
    'startsWith',
    [
      way([TEXT], (target: string, [part]) => target.startsWith(text(part))),
      way([TEXT, INT], (target: string, [part, from]) => startsAt(target, text(part), int(from))),
    ],
  ],
  ['endsWith', [way([TEXT], (target: string, [part]) => target.endsWith(text(part)))]],
  ['equals', [way([ANY], (target: string, [other]) => target === other)]],
  [
    'equalsIgnoreCase',
    [way([TEXT_OR_NULL], (target: string, [other]) => other !== null && fold(target) === fold(text(other)))],
  ],
  ['compareTo', [way([TEXT], (target: string, [other]) => compare(target, text(other))), way([ANY], otherType)]],
  ['compareToIgnoreCase', [way([TEXT], (target: string, [other]) => compare(fold(target), fold(text(other))))]],
  ['concat', [way([TEXT], (target: string, [other], services) => checked(target + text(other), services))]],
  ['trim', [way([], trim)]],
  ['toUpperCase', [way([], (target: string) => target.toUpperCase())]],
  ['toLowerCase', [way([], (target: string) => target.toLowerCase())]],
  [
    'replace',
    [
      way([TEXT, TEXT], (target: string, [from, to], services) => replace(target, text(from), text(to), services)),
      way([CHARACTER, CHARACTER], (target: string, [from, to]) =>
        target.replaceAll((from as CharacterValue).text, () => (to as CharacterValue).text),
      ),
    ],
  ],
  [
    'replaceAll',
    [
      way([TEXT, TEXT], (target: string, [pattern, by], services) =>
        checked(services.regex.replaceAll(text(pattern), target, text(by), services.regexBudget), services),
      ),
    ],
  ],
  [
    'replaceFirst',
    [
      way([TEXT, TEXT], (target: string, [pattern, by], services) =>
        checked(services.regex.replaceFirst(text(pattern), target, text(by), services.regexBudget), services),
      ),
    ],
  ],
  [
    'matches',
    [
      way([TEXT], (target: string, [pattern], services) =>
        services.regex.matches(text(pattern), target, services.regexBudget),
      ),
    ],
  ],
  [
    'split',
    [
      way([TEXT], (target: string, [pattern], services) => split(target, text(pattern), 0, services)),
      way([TEXT, INT], (target: string, [pattern, limit], services) =>
        split(target, text(pattern), int(limit), services),
      ),
    ],
  ],
  [
    'format',
    [
      // A null before a text is the locale; with more behind it could be the format as well, and Java calls neither.
      way([isNull, isString], (_target: string, [, format], services) =>
        checked(formatJava(text(format), [], services), services),
      ),
      variadicWay([isNull, isString, ANY], () => undefined),
      variadicWay([TEXT, ANY], (_target: string, [format, ...values], services) =>
        checked(formatJava(text(format), spread(values), services), services),
      ),
    ],
  ],
  [
    'join',
    [
      // Here it could be an array or a collection.
      way([isString, isNull], () => undefined),
      way([TEXT, COLLECTION], (_target: string, [separator, items], services) =>
        join(text(separator), collectionItems(items as Value) ?? [], services),
      ),
      variadicWay([TEXT, joinable], (_target: string, [separator, ...items], services) =>
        join(text(separator), spread(items), services),
      ),
    ],
  ],
  ['valueOf', [way([ANY], (_target: string, [value], services) => services.print(value as Value))]],
]);

/** Java's `trim`: everything up to and including the space, not what Unicode calls a space. */
function trim(target: string): string {
  let from = 0;
  let to = target.length;
  while (from < to && target.charCodeAt(from) <= 32) from++;
  while (to > from && target.charCodeAt(to - 1) <= 32) to--;
  return target.slice(from, to);
}

function character(target: string, at: number): Value {
  if (at < 0 || at >= target.length) throw outOfBounds(at, target.length);
  return { kind: 'character', text: target.charAt(at) };
}

function codePoint(target: string, at: number): number {
  const code = at < 0 ? undefined : target.codePointAt(at);
  if (code === undefined) throw outOfBounds(at, target.length);
  return code;
}

function slice(target: string, from: number, to: number): string {
  if (from < 0 || to > target.length || from > to) {
    throw failure(`The part from ${from} to ${to} is out of range: the string has ${target.length} characters.`);
  }
  return target.slice(from, to);
}

/** The text of a code point; nothing can be found for what is none. */
function codeText(code: number): string {
  return code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\0'.repeat(64);
}

function indexFrom(target: string, part: string, from: number): number {
  if (part === '' && from >= target.length) return target.length;
  return target.indexOf(part, Math.max(0, from));
}

function lastIndexFrom(target: string, part: string, from: number): number {
  return from < 0 ? -1 : target.lastIndexOf(part, from);
}

function startsAt(target: string, part: string, from: number): boolean {
  return from >= 0 && from <= target.length && target.startsWith(part, from);
}

/** Java compares without case by each character's upper case. */
function fold(value: string): string {
  return value.toUpperCase().toLowerCase();
}

function compare(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let at = 0; at < length; at++) {
    const difference = left.charCodeAt(at) - right.charCodeAt(at);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

function replace(target: string, from: string, to: string, services: MethodServices): string {
  if (from === '' || to.length > from.length) {
    const count = from === '' ? target.length + 1 : target.split(from).length - 1;
    services.checkLength(target.length + count * (to.length - from.length));
  }
  return target.replaceAll(from, () => to);
}

function split(target: string, pattern: string, limit: number, services: MethodServices): Value {
  const parts = services.regex.split(pattern, target, limit, services.regexBudget);
  services.checkElements(parts.length);
  return arrayValue(parts);
}

/** A single array stands for the arguments themselves. */
function spread(values: readonly Value[]): readonly Value[] {
  const [only] = values;
  return values.length === 1 && typeof only === 'object' && only?.kind === 'array' ? only.items : values;
}

function joinable(value: Value): boolean {
  return value === null || typeof value === 'string' || (typeof value === 'object' && value.kind === 'array');
}

function join(separator: string, items: readonly Value[], services: MethodServices): string {
  let joined = '';
  items.forEach((item, at) => {
    if (item !== null && typeof item !== 'string')
      throw failure(`join takes strings, but ${services.print(item)} is none.`);
    joined += (at > 0 ? separator : '') + (item ?? 'null');
    services.checkLength(joined.length);
  });
  return joined;
}

function checked(result: string, services: MethodServices): string {
  services.checkLength(result.length);
  return result;
}

/** Java's methods of characters, as `charAt` gives them. */
export const CHARACTER_METHODS: MethodTable<CharacterValue> = new Map([
  ['toString', [way([], (target: CharacterValue) => target.text)]],
  ['charValue', [way([], (target: CharacterValue) => target)]],
  ['hashCode', [way([], (target: CharacterValue) => javaHash(target))]],
  ['equals', [way([ANY], (target: CharacterValue, [other]) => isSameCharacter(target, other as Value))]],
  [
    'compareTo',
    [
      way(
        [CHARACTER],
        (target: CharacterValue, [other]) => target.text.charCodeAt(0) - codeOf(other as CharacterValue),
      ),
    ],
  ],
  ['isDigit', [way([CHARACTER], (_target: CharacterValue, [other]) => /\p{Nd}/u.test((other as CharacterValue).text))]],
  ['isLetter', [way([CHARACTER], (_target: CharacterValue, [other]) => /\p{L}/u.test((other as CharacterValue).text))]],
  ['getNumericValue', [way([CHARACTER], (_target: CharacterValue, [other]) => digitValue(other as CharacterValue))]],
]);

function isSameCharacter(target: CharacterValue, other: Value): boolean {
  return typeof other === 'object' && other?.kind === 'character' && other.text === target.text;
}

function codeOf(value: CharacterValue): number {
  return value.text.charCodeAt(0);
}

function digitValue(value: CharacterValue): number {
  const digit = Number.parseInt(value.text, 36);
  return Number.isNaN(digit) ? -1 : digit;
}

function isNull(value: Value): boolean {
  return value === null;
}

function isString(value: Value): boolean {
  return typeof value === 'string';
}
