// Reads a filter pattern from left to right, and what its conditions compare with: text, numbers, regular expressions.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
import { type RulePattern, readRulePattern } from '../../../shared/waf/rule-pattern';
import { AwsError } from '../wire/aws-error';

export interface PatternReader {
  /** What stands here, after spaces, and goes past it; undefined where something else does. Letters in any case. */
  take(expected: RegExp): RegExpExecArray | undefined;
  isAtEnd(): boolean;
}

/** Begins at the start of `source`. */
export function openPatternReader(source: string): PatternReader {
  let at = 0;
  return {
    take(expected) {
      const sticky = new RegExp(`\\s*${expected.source}`, 'yi');
      sticky.lastIndex = at;
      const found = sticky.exec(source);
      if (found === null) return undefined;
      at = sticky.lastIndex;
      return found;
    },
    isAtEnd: () => source.slice(at).trim() === '',
  };
}

/** What a condition's right side accepts. */
export type Operand =
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'text'; readonly isLike: (text: string) => boolean };

/** The right side of a condition; `bare` is what text without quotes is made of. */
export function readOperand(reader: PatternReader, bare: RegExp): Operand {
  const expression = reader.take(/%((?:[^%\\]|\\.)*)%/)?.[1];
  if (expression !== undefined) return { kind: 'text', isLike: expressionTest(expression) };
  const quoted = reader.take(/"((?:[^"\\]|\\.)*)"/)?.[1];
  const text = quoted?.replace(/\\(.)/g, '$1') ?? reader.take(bare)?.[0].trim();
  if (text === undefined) throw invalidPattern();
  const number = quoted === undefined ? Number(text) : Number.NaN;
  return Number.isNaN(number) ? { kind: 'text', isLike: textPattern(text) } : { kind: 'number', number };
}

/** Compares numbers as an operator of patterns says. */
export function compareNumbers(found: number, operator: string, wanted: number): boolean {
  switch (operator) {
    case '=':
      return found === wanted;
    case '!=':
      return found !== wanted;
    case '<':
      return found < wanted;
    case '<=':
      return found <= wanted;
    case '>':
      return found > wanted;
    default:
      return found >= wanted;
  }
}

/** A regular expression between percent signs. It comes from clients, so its time grows with the text only. */
export function expressionTest(source: string): RulePattern {
  const test = readRulePattern(source);
  if (test === undefined) throw invalidPattern();
  return test;
}

/** `*` stands for any text. Compared piece by piece, so that no pattern takes longer than its message. */
function textPattern(wanted: string): (text: string) => boolean {
  const [first = '', ...rest] = wanted.split('*');
  if (rest.length === 0) return (text) => text === wanted;
  const last = rest.pop() ?? '';
  return (text) => {
    if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false;
    let at = first.length;
    const end = text.length - last.length;
    for (const piece of rest) {
      const found = text.indexOf(piece, at);
      if (found < 0 || found + piece.length > end) return false;
      at = found + piece.length;
    }
    return true;
  };
}

export function invalidPattern(): AwsError {
  return new AwsError('InvalidParameterException', 400, 'Invalid filter pattern');
}
