// Conditions on columns in filter patterns: `[ip, user, name, time, request = "GET *", status = 4* || status = 5*, ...]`.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
import { compareNumbers, invalidPattern, openPatternReader, type PatternReader, readOperand } from './pattern-reader';

type ColumnTest = (column: string) => boolean;

/** Parses a pattern in brackets; InvalidParameterException where it is none. */
export function parseColumnPattern(text: string): (message: string) => boolean {
  if (!text.endsWith(']')) throw invalidPattern();
  const reader = openPatternReader(text.slice(1, -1));
  const before: ColumnTest[] = [];
  const after: ColumnTest[] = [];
  let hasEllipsis = false;
  do {
    if (reader.take(/\.\.\./)) {
      if (hasEllipsis) throw invalidPattern();
      hasEllipsis = true;
    } else (hasEllipsis ? after : before).push(readColumn(reader));
  } while (reader.take(/,/));
  if (!reader.isAtEnd()) throw invalidPattern();
  const fewest = before.length + after.length;
  return (message) => {
    const columns = columnsOf(message);
    if (hasEllipsis ? columns.length < fewest : columns.length !== fewest) return false;
    const lastFrom = columns.length - after.length;
    return (
      before.every((test, index) => test(columns[index] ?? '')) &&
      after.every((test, index) => test(columns[lastFrom + index] ?? ''))
    );
  };
}

/** A name alone, or conditions on it. */
function readColumn(reader: PatternReader): ColumnTest {
  const alternatives = [readConjunction(reader)];
  while (reader.take(/\|\|/)) alternatives.push(readConjunction(reader));
  return (column) => alternatives.some((test) => test(column));
}

function readConjunction(reader: PatternReader): ColumnTest {
  const parts = [readCondition(reader)];
  while (reader.take(/&&/)) parts.push(readCondition(reader));
  return (column) => parts.every((test) => test(column));
}

function readCondition(reader: PatternReader): ColumnTest {
  if (!reader.take(/[a-z_][\w-]*/)) throw invalidPattern();
  const operator = reader.take(/(!=|<=|>=|=|<|>)/)?.[1];
  if (operator === undefined) return () => true;
  const operand = readOperand(reader, /[^\s,&|]+/);
  if (operand.kind === 'number') {
    // a dash in a number's column is no number, and matches nothing but `!=`
    return (column) => compareNumbers(column === '' ? Number.NaN : Number(column), operator, operand.number);
  }
  if (operator !== '=' && operator !== '!=') throw invalidPattern();
  return (column) => operand.isLike(column) === (operator === '=');
}

/** AWS documented: what stands in quotes or brackets is one column. */
function columnsOf(message: string): readonly string[] {
  return Array.from(
    message.matchAll(/"([^"]*)"|\[([^\]]*)\]|(\S+)/g),
    ([, quoted, bracketed, bare]) => quoted ?? bracketed ?? bare ?? '',
  );
}
