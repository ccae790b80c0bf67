/** Where Gatehouse means to differ from the original engine, and why; everything else must be the same. */

import type { Outcome, RenderingCase } from './rendering-case';

interface KnownDifference {
  readonly name: string;
  readonly reason: string;
  readonly applies: (one: RenderingCase, ours: Outcome, theirs: Outcome) => boolean;
}

const DIFFERENCES: readonly KnownDifference[] = [
  {
    name: 'limits',
    reason:
      'Gatehouse ends with an error of its own what would exhaust the Java machine: here values that hold themselves.',
    applies: (_one, ours, theirs) => kindOf(ours) === 'limit' && messageOf(theirs).includes('StackOverflowError'),
  },
  {
    name: 'hash codes of identity',
    reason: 'The hash code of an array or of a #define is an address in memory; here it does not resolve.',
    applies: ({ template }) => /(?:\$(?:arr|d)|toArray\([^)]*\)|split\([^)]*\))\.hashCode\(/.test(template),
  },
  {
    name: 'an empty #literal',
    reason: 'The engine fails on it with a null pointer when it renders; here it is an error of the template already.',
    applies: (_one, ours, theirs) => kindOf(ours) === 'parse' && messageOf(theirs).includes('NullPointerException'),
  },
  {
    name: 'escapes in JSON',
    reason:
      'Which characters above the control characters are escaped is not settled; here none are, and hex is in lower case.',
    applies: (_one, ours, theirs) =>
      'output' in ours && 'output' in theirs && unescaped(ours.output) === unescaped(theirs.output),
  },
  {
    name: 'U+007F in a payload',
    reason: 'The Java parser takes it for no JSON; the JSON standard allows it.',
    applies: ({ body }) => body?.includes('\u007f') === true,
  },
  {
    name: 'several names before the end of a path',
    reason: 'Such a path is indefinite since version 2.1 of the Java library, and Debian has 2.0.',
    applies: ({ params }) => /\['a','b'\]./.test(params.querystring.p ?? ''),
  },
  {
    name: 'where a search comes upon something else',
    reason:
      'Version 2.0 of the Java library gives up the whole search at an element of another kind, and compares texts with ' +
      'numbers, and "!=" does not hold for what is missing; later versions go on, as Gatehouse does.',
    applies: ({ params: { querystring } }, ours, theirs) =>
      'output' in ours &&
      (/!=|[<>]/.test(querystring.p ?? '') ||
        (/[*:,?]|\.\./.test(querystring.p ?? '') && textOf(theirs) === '[[]][[]]0')),
  },
  {
    name: 'numbers that are none',
    reason: 'The Java parser reads a lone "-" as 0 and overlooks control characters after a number.',
    applies: ({ template, params }, ours, theirs) =>
      template.includes('parseJson') &&
      kindOf(ours) === 'render' &&
      'output' in theirs &&
      isLoneNumber(params.querystring.s),
  },
  {
    name: 'big decimals',
    reason: 'A big integer with a double makes a decimal of any length in Java; here it makes a double.',
    applies: ({ template }, ours, theirs) =>
      /\$big|9{20}/.test(template) &&
      (messageOf(theirs).includes('BigDecimal') || rounded(textOf(ours)) === rounded(textOf(theirs))),
  },
  {
    name: 'the last digits of a double',
    reason: 'Before Java 19 some doubles print with more digits than it takes to tell them apart.',
    applies: (_one, ours, theirs) =>
      'output' in ours && 'output' in theirs && shortened(ours.output) === shortened(theirs.output),
  },
];

/** Numbers with more digits than a double needs, cut to what it holds. */
function shortened(text: string): string {
  return text.replace(/\d+\.\d{15,}(?:E-?\d+)?/g, (digits) => Number(digits).toPrecision(14));
}

/** All numbers, cut to what a double surely holds. */
function rounded(text: string): string {
  return text.replace(/\d+(?:\.\d+)?(?:E-?\d+)?/g, (digits) => Number(digits).toPrecision(14));
}

/** Whether Java's parser finds a number: digits, or a minus alone, and then nothing that shows. */
function isLoneNumber(text = ''): boolean {
  return [...text].every((character) => character <= ' ' || /[-\d]/.test(character));
}

function textOf(outcome: Outcome): string {
  return 'output' in outcome ? outcome.output : '';
}

function kindOf(outcome: Outcome): string | undefined {
  return 'error' in outcome ? outcome.error.kind : undefined;
}

function messageOf(outcome: Outcome): string {
  return 'error' in outcome ? outcome.error.message : '';
}

function unescaped(text: string): string {
  return text.replace(/\\u([0-9a-fA-F]{4})/g, (_all, digits) => String.fromCharCode(Number.parseInt(digits, 16)));
}

/** Whether a difference is one of those that are meant. */
export function isKnownDifference(one: RenderingCase, ours: Outcome, theirs: Outcome): boolean {
  return DIFFERENCES.some((difference) => difference.applies(one, ours, theirs));
}

/** What is compared: the text without addresses in memory, or the kind of the error. */
export function comparable(outcome: Outcome): string {
  if ('error' in outcome) return `error: ${outcome.error.kind}`;
  return `text: ${outcome.output
    .replace(/\[L?java\.lang\.\w+;@[0-9a-f]+/g, '(array)')
    .replace(/java\.util\.[\w$]+@[0-9a-f]+/g, '')
    // Half a surrogate pair cannot be written as UTF-8.
    .replace(/\p{Surrogate}/gu, '?')}`;
}
