// Statements of rules as functions: a request goes in, the evidence of a match comes out.
// https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statements-list.html
import { byteText, readableText } from './byte-text';
import { compileAddresses } from './compile-addresses';
import { compileRate } from './compile-rate';
import { isCrossSiteScripting } from './cross-site-scripting';
import type { FieldToMatch, TextTransformation } from './field-to-match';
import { fieldWords, textsOf } from './inspected-request';
import { type RulePattern, readRulePattern } from './rule-pattern';
import { isSqlInjection } from './sql-injection';
import type { Statement } from './statement';
import { type CompiledStatement, StatementProblem, type StatementSurroundings } from './statement-surroundings';
import { type Digest, transformText } from './text-transformations';
import { valuesIn } from './values-in';
import type { MatchEvidence } from './verdict';

/** Compiles a statement but those of rule groups, which are rules of their own. Throws StatementProblem. */
export function compileStatement(statement: Statement, around: StatementSurroundings): CompiledStatement {
  if (statement.AndStatement !== undefined) return all(statement.AndStatement.Statements, around);
  if (statement.OrStatement !== undefined) return any(statement.OrStatement.Statements, around);
  if (statement.NotStatement !== undefined) {
    const inner = compileStatement(statement.NotStatement.Statement, around);
    return (moment) => (inner(moment) === undefined ? { words: 'the statement inside does not match' } : undefined);
  }
  if (statement.ByteMatchStatement !== undefined) return bytes(statement.ByteMatchStatement, around.digest);
  if (statement.RegexMatchStatement !== undefined) {
    const { RegexString } = statement.RegexMatchStatement;
    const pattern = requirePattern(RegexString);
    return inspect(statement.RegexMatchStatement, around.digest, (text) =>
      pattern(text) ? `matches ${RegexString}` : undefined,
    );
  }
  if (statement.RegexPatternSetReferenceStatement !== undefined) {
    return patternSet(statement.RegexPatternSetReferenceStatement, around);
  }
  if (statement.SizeConstraintStatement !== undefined) return size(statement.SizeConstraintStatement, around.digest);
  if (statement.SqliMatchStatement !== undefined) {
    const isSensitive = statement.SqliMatchStatement.SensitivityLevel === 'HIGH';
    return inspect(statement.SqliMatchStatement, around.digest, (text) =>
      valuesIn(text).some((value) => isSqlInjection(value, isSensitive)) ? 'holds SQL' : undefined,
    );
  }
  if (statement.XssMatchStatement !== undefined) {
    return inspect(statement.XssMatchStatement, around.digest, (text) =>
      valuesIn(text).some(isCrossSiteScripting) ? 'holds a script' : undefined,
    );
  }
  if (statement.LabelMatchStatement !== undefined) return label(statement.LabelMatchStatement, around.labelPrefix);
  if (statement.RateBasedStatement !== undefined) {
    const rate = statement.RateBasedStatement;
    const scopeDown = rate.ScopeDownStatement && compileStatement(rate.ScopeDownStatement, around);
    return compileRate(rate, scopeDown, around);
  }
  const addresses = compileAddresses(statement, around.sets);
  if (addresses !== undefined) return addresses;
  throw new StatementProblem(
    `A statement of this kind stands at the top of a rule only: ${Object.keys(statement).join()}.`,
  );
}

interface Inspected {
  readonly FieldToMatch: FieldToMatch;
  readonly TextTransformations: readonly TextTransformation[];
}

const shownText = 120;

/** Looks at each text of the field; `match` says in words what it found. */
function inspect(
  { FieldToMatch, TextTransformations }: Inspected,
  digest: Digest,
  match: (text: string) => string | undefined,
): CompiledStatement {
  const field = fieldWords(FieldToMatch);
  return ({ request, limits }) => {
    const texts = textsOf(request, FieldToMatch, limits);
    if (texts === 'NO_MATCH') return undefined;
    if (texts === 'MATCH') return { words: `${field} is beyond what is inspected`, field };
    for (const text of texts) {
      const changed = transformText(text, TextTransformations, digest);
      const found = match(changed);
      if (found !== undefined) {
        return { words: `${field} ${found}`, field, text: readableText(changed.slice(0, shownText)) };
      }
    }
    return undefined;
  };
}

function bytes(statement: NonNullable<Statement['ByteMatchStatement']>, digest: Digest): CompiledStatement {
  const { SearchString, PositionalConstraint } = statement;
  const wanted = byteText(SearchString);
  const found = tests[PositionalConstraint];
  const words = `${constraintWords[PositionalConstraint]} "${SearchString}"`;
  return inspect(statement, digest, (text) => (found(text, wanted) ? words : undefined));
}

type Constraint = NonNullable<Statement['ByteMatchStatement']>['PositionalConstraint'];

const tests: Readonly<Record<Constraint, (text: string, wanted: string) => boolean>> = {
  EXACTLY: (text, wanted) => text === wanted,
  STARTS_WITH: (text, wanted) => text.startsWith(wanted),
  ENDS_WITH: (text, wanted) => text.endsWith(wanted),
  CONTAINS: (text, wanted) => text.includes(wanted),
  CONTAINS_WORD: containsWord,
};

const constraintWords: Readonly<Record<Constraint, string>> = {
  EXACTLY: 'is',
  STARTS_WITH: 'starts with',
  ENDS_WITH: 'ends with',
  CONTAINS: 'contains',
  CONTAINS_WORD: 'contains the word',
};

/** AWS documented: letters, digits and _ make words; the string stands between other characters or at an end. */
function containsWord(text: string, wanted: string): boolean {
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + 1)) {
    if (!isWordAt(text, at - 1) && !isWordAt(text, at + wanted.length)) return true;
  }
  return false;
}

function isWordAt(text: string, at: number): boolean {
  return /\w/.test(text.charAt(at));
}

function size(statement: NonNullable<Statement['SizeConstraintStatement']>, digest: Digest): CompiledStatement {
  const { ComparisonOperator, Size } = statement;
  const compare = comparisons[ComparisonOperator];
  return inspect(statement, digest, (text) =>
    compare(text.length, Size) ? `has ${text.length} bytes, ${ComparisonOperator} ${Size}` : undefined,
  );
}

type Operator = NonNullable<Statement['SizeConstraintStatement']>['ComparisonOperator'];

const comparisons: Readonly<Record<Operator, (left: number, right: number) => boolean>> = {
  EQ: (left, right) => left === right,
  NE: (left, right) => left !== right,
  LE: (left, right) => left <= right,
  LT: (left, right) => left < right,
  GE: (left, right) => left >= right,
  GT: (left, right) => left > right,
};

function patternSet(
  statement: NonNullable<Statement['RegexPatternSetReferenceStatement']>,
  { sets, digest }: StatementSurroundings,
): CompiledStatement {
  const set = sets.regexPatternSets.find(({ ARN }) => ARN === statement.ARN);
  if (set === undefined) throw new StatementProblem(`There is no regex pattern set ${statement.ARN}.`);
  const patterns = set.RegularExpressionList.map(
    ({ RegexString }) => [RegexString, requirePattern(RegexString)] as const,
  );
  return inspect(statement, digest, (text) => {
    const found = patterns.find(([, pattern]) => pattern(text));
    return found && `matches ${found[0]} of ${set.Name}`;
  });
}

function label({ Scope, Key }: NonNullable<Statement['LabelMatchStatement']>, prefix: string): CompiledStatement {
  const full = Key.startsWith('awswaf:') ? Key : prefix + Key;
  const isMatch = (one: string) =>
    Scope === 'NAMESPACE' ? one.startsWith(full.endsWith(':') ? full : `${full}:`) : one === full;
  return ({ labels }) => {
    const found = [...labels].find(isMatch);
    return found === undefined ? undefined : { words: `label ${found}` };
  };
}

function all(statements: readonly Statement[], around: StatementSurroundings): CompiledStatement {
  const parts = statements.map((statement) => compileStatement(statement, around));
  return (moment) => {
    const found: MatchEvidence[] = [];
    for (const part of parts) {
      const evidence = part(moment);
      if (evidence === undefined) return undefined;
      found.push(evidence);
    }
    return { ...found.find(({ text }) => text !== undefined), words: found.map(({ words }) => words).join(' and ') };
  };
}

function any(statements: readonly Statement[], around: StatementSurroundings): CompiledStatement {
  const parts = statements.map((statement) => compileStatement(statement, around));
  return (moment) => {
    for (const part of parts) {
      const evidence = part(moment);
      if (evidence !== undefined) return evidence;
    }
    return undefined;
  };
}

function requirePattern(text: string): RulePattern {
  const pattern = readRulePattern(text);
  if (pattern === undefined) throw new StatementProblem(`${text} is no pattern that can be matched in linear time.`);
  return pattern;
}
