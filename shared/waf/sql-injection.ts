// Whether a text is SQL that somebody wants to smuggle into a query. An approximation of WAF's own detector, which is
// not public: the text is read as SQL in the places where applications put values, and judged by its grammar.
import { type SqlToken, sqlTokens } from './sql-tokens';

/** True for an attack. `isSensitive` also finds what may be ordinary text. */
export function isSqlInjection(text: string, isSensitive: boolean): boolean {
  if (text.length < 3) return false;
  if (isAttack(sqlTokens(text), 'bare', isSensitive)) return true;
  for (const quote of ["'", '"']) {
    // a value that closes the string it was put into
    const at = text.indexOf(quote);
    if (at === -1) continue;
    if (isAttack([{ kind: 'string' }, ...sqlTokens(text, at + 1)], 'quoted', isSensitive)) return true;
  }
  return false;
}

type Place = 'bare' | 'quoted';

function isAttack(tokens: readonly SqlToken[], place: Place, isSensitive: boolean): boolean {
  const start = skipParentheses(tokens);
  return (
    breaksOut(tokens, start, place, isSensitive) ||
    tokens.some((_, at) => isUnion(tokens, at) || isStacked(tokens, at) || isSubquery(tokens, at, place)) ||
    isWholeStatement(tokens)
  );
}

/** `1))` and `x')` close what the application opened. */
function skipParentheses(tokens: readonly SqlToken[]): number {
  let at = 1;
  while (tokens[at]?.kind === ')') at += 1;
  return at;
}

/** A value, then what goes on with the condition it stands in. */
function breaksOut(tokens: readonly SqlToken[], at: number, place: Place, isSensitive: boolean): boolean {
  const [first] = tokens;
  const next = tokens[at];
  if (first === undefined || next === undefined) return false;
  const isQuoted = place === 'quoted';
  if (!isQuoted && first.kind !== 'number' && first.kind !== 'string' && !isSensitive) return false;
  // `admin'--`, `1'/*`
  if (next.kind === 'comment') return isQuoted && tokens.length === at + 1;
  if (next.kind === 'logical') return isCondition(tokens, at + 1, isQuoted, isSensitive);
  // `1 order by 10--`, `x' group by a having 1=1`
  if (isWord(next, 'order', 'group') && isWord(tokens[at + 1], 'by')) {
    return tokens[at + 2]?.kind === 'number' || tokens.slice(at + 2).some((token) => isWord(token, 'having'));
  }
  if (isWord(next, 'having') || isWord(next, 'limit')) return isValue(tokens[at + 1]);
  if (isWord(next, 'procedure')) return tokens.slice(at + 1).some(isTelling);
  if (isWord(next, 'into')) return isWord(tokens[at + 1], 'outfile', 'dumpfile');
  if (next.kind !== 'operator') return false;
  const right = tokens[at + 1];
  // `'='`, `x' like '%`, `'-'`: text with a hyphen between quotes is told apart by what follows
  if (isQuoted && right?.kind === 'string') return tokens.length === at + 2 && next.sign !== '-';
  if (right?.kind === 'call' || right?.kind === '(') return tokens.slice(at + 1).some(isTelling);
  return false;
}

/** What stands behind `or` and `and`: a comparison, a call, or a value that ends everything. */
function isCondition(tokens: readonly SqlToken[], from: number, isQuoted: boolean, isSensitive: boolean): boolean {
  let at = from;
  while (tokens[at]?.kind === 'logical' || tokens[at]?.kind === '(' || isSign(tokens[at])) at += 1;
  const left = tokens[at];
  if (left === undefined) return false;
  if (left.kind === 'call' || isWord(left, 'select', 'case')) return true;
  if (!isValue(left) && left.kind !== 'name') return false;
  const sign = tokens[at + 1];
  if (sign?.kind === 'operator') {
    const right = tokens[at + 2];
    if (right?.kind === 'call' || right?.kind === '(' || isWord(right, 'null')) return true;
    if (sign.sign === 'is') return right?.kind === 'logical' && isWord(tokens[at + 3], 'null');
    // words compared with words are how people write
    if (left.kind === 'name' && right?.kind === 'name') return isSensitive || isQuoted;
    return isValue(right) || right?.kind === 'name';
  }
  if (left.kind === 'name') return false;
  if (sign?.kind === 'comment') return true;
  return isQuoted && sign === undefined;
}

function isSign(token: SqlToken | undefined): boolean {
  return token?.kind === 'operator' && /^[-+~!]$/.test(token.sign);
}

/** `union select` with something to select. */
function isUnion(tokens: readonly SqlToken[], at: number): boolean {
  if (!isWord(tokens[at], 'union', 'intersect', 'except')) return false;
  let next = at + 1;
  while (isWord(tokens[next], 'all', 'distinct') || tokens[next]?.kind === '(' || tokens[next]?.kind === 'comment')
    next += 1;
  return isWord(tokens[next], 'select') && selectsSomething(tokens, next + 1);
}

/** Values, calls, `*`, or names in a list or from a table: no sentence of a language goes on like that. */
function selectsSomething(tokens: readonly SqlToken[], from: number): boolean {
  let at = from;
  while (isWord(tokens[at], 'all', 'distinct') || tokens[at]?.kind === '(' || tokens[at]?.kind === 'comment') at += 1;
  const first = tokens[at];
  if (first === undefined) return false;
  if (isValue(first) || first.kind === 'call' || first.kind === '*' || isWord(first, 'null', 'case')) return true;
  if (first.kind !== 'name') return false;
  const next = tokens[at + 1];
  return next?.kind === ',' || isWord(next, 'from') || next?.kind === 'comment';
}

/** A second statement behind a semicolon. */
function isStacked(tokens: readonly SqlToken[], at: number): boolean {
  return tokens[at]?.kind === ';' && isStatement(tokens, at + 1);
}

function isStatement(tokens: readonly SqlToken[], at: number): boolean {
  const [verb, object, third] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (verb?.kind !== 'word') return false;
  switch (verb.word) {
    case 'select':
      return selectsSomething(tokens, at + 1);
    case 'drop':
    case 'truncate':
    case 'alter':
    case 'create':
      return isWord(object, 'table', 'database', 'schema', 'procedure') && third !== undefined;
    case 'insert':
    case 'replace':
    case 'merge':
      return isWord(object, 'into') && third?.kind === 'name';
    case 'delete':
      return isWord(object, 'from') && third?.kind === 'name';
    case 'update':
      return object?.kind === 'name' && isWord(third, 'set') && isAssignment(tokens, at + 3);
    case 'exec':
    case 'execute':
    case 'declare':
    case 'call':
      return object !== undefined && object.kind !== 'comment';
    case 'waitfor':
      return isWord(object, 'delay');
    case 'shutdown':
      return object === undefined || object.kind === 'comment' || object.kind === ';';
    default:
      return false;
  }
}

/** `role='admin'` */
function isAssignment(tokens: readonly SqlToken[], at: number): boolean {
  const sign = tokens[at + 1];
  return tokens[at]?.kind === 'name' && sign?.kind === 'operator' && sign.sign === '=';
}

/** `(select …` where a value was expected. */
function isSubquery(tokens: readonly SqlToken[], at: number, place: Place): boolean {
  if (tokens[at]?.kind !== '(' || !isWord(tokens[at + 1], 'select')) return false;
  return selectsSomething(tokens, at + 2) && (place === 'quoted' || tokens.some((token) => isTelling(token)));
}

/** A query as a whole: told from a sentence by signs that sentences have not. */
function isWholeStatement(tokens: readonly SqlToken[]): boolean {
  const [verb] = tokens;
  if (verb?.kind !== 'word' || !isStatement(tokens, 0)) return false;
  if (verb.word === 'drop' || verb.word === 'truncate') return tokens.length <= 4;
  if (verb.word === 'exec' || verb.word === 'execute') return tokens[1]?.kind === 'call';
  if (verb.word === 'declare' || verb.word === 'call' || verb.word === 'create' || verb.word === 'alter') return false;
  const hasComparison =
    tokens.some((token) => isWord(token, 'where')) && tokens.some(({ kind }) => kind === 'operator');
  const isList = tokens[1]?.kind === '*' || tokens[1]?.kind === 'call' || tokens[2]?.kind === ',';
  if (verb.word === 'select')
    return isList && (tokens.some((token) => isWord(token, 'from')) || tokens[1]?.kind === 'call');
  if (verb.word === 'insert' || verb.word === 'replace')
    return tokens.some((token) => isWord(token, 'values', 'select'));
  return hasComparison || (verb.word === 'update' && tokens.some(({ kind }) => kind === 'operator'));
}

/** What only SQL has. */
function isTelling(token: SqlToken): boolean {
  return token.kind === 'call' || isWord(token, 'select', 'from', 'case', 'null');
}

function isValue(token: SqlToken | undefined): boolean {
  return token?.kind === 'number' || token?.kind === 'string';
}

function isWord(token: SqlToken | undefined, ...wanted: readonly string[]): boolean {
  return token?.kind === 'word' && wanted.includes(token.word);
}
