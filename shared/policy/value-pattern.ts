// Texts of policies with wildcards and variables: `${aws:username}`, `${aws:PrincipalTag/team, 'none'}`, `${*}`.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
import type { ConditionKeys } from './condition-keys';
import { anyRun, compileWildcard, type Matcher, type WildcardPiece, wildcardPieces } from './wildcard';

export interface PatternOptions {
  /** Only policies of version 2012-10-17 have variables; elsewhere `${…}` is literal text. */
  readonly hasVariables: boolean;
  /** False: `*` and `?` are literal text, as in StringEquals. */
  readonly hasWildcards: boolean;
  readonly ignoresCase?: boolean;
}

export type ValuePattern = (text: string, keys: ConditionKeys) => boolean;

/** A variable, to be replaced by what the request says. */
interface Variable {
  readonly key: string;
  readonly otherwise: string | undefined;
}
type Piece = WildcardPiece | Variable;

/** Compiles `pattern`; what has no variables is compiled once and for all. */
export function compilePattern(pattern: string, options: PatternOptions): ValuePattern {
  const pieces = piecesOf(pattern, options);
  const fold = options.ignoresCase === true ? (text: string) => text.toLowerCase() : (text: string) => text;
  const fixed = pieces.filter((piece): piece is WildcardPiece => !isVariable(piece));
  if (fixed.length === pieces.length) {
    const matches = matcherOf(fixed, fold);
    return (text) => matches(fold(text));
  }
  return (text, keys) => {
    const filled = fill(pieces, keys);
    // AWS documented: a variable without a value matches nothing
    return filled !== undefined && matcherOf(filled, fold)(fold(text));
  };
}

const variable = /\$\{([^{}]*)\}/;
const withDefault = /^\s*([^,'\s]+)\s*(?:,\s*'([^']*)'\s*)?$/;

function piecesOf(pattern: string, { hasVariables, hasWildcards }: PatternOptions): readonly Piece[] {
  const plain = (text: string): readonly Piece[] => (hasWildcards ? wildcardPieces(text) : text === '' ? [] : [text]);
  if (!hasVariables || !pattern.includes('${')) return plain(pattern);
  return pattern.split(variable).flatMap((part, index): readonly Piece[] => {
    if (index % 2 === 0) return plain(part);
    if (part === '*' || part === '?' || part === '$') return [part];
    const [, key, otherwise] = withDefault.exec(part) ?? [];
    // AWS assumed: what is no variable stands for itself
    return key === undefined ? [`\${${part}}`] : [{ key, otherwise }];
  });
}

function isVariable(piece: Piece): piece is Variable {
  return typeof piece === 'object';
}

/** Values go in as literal text: a caller's `*` is no wildcard. */
function fill(pieces: readonly Piece[], keys: ConditionKeys): readonly WildcardPiece[] | undefined {
  const filled: WildcardPiece[] = [];
  for (const piece of pieces) {
    if (!isVariable(piece)) filled.push(piece);
    else {
      const values = keys.get(piece.key.toLowerCase());
      // AWS documented: only keys with one value can be variables
      const value = values?.length === 1 ? values[0] : piece.otherwise;
      if (value === undefined) return undefined;
      filled.push(value);
    }
  }
  return filled;
}

function matcherOf(pieces: readonly WildcardPiece[], fold: (text: string) => string): Matcher {
  if (pieces.length === 1 && pieces[0] === anyRun) return () => true;
  return compileWildcard(pieces.map((piece) => (typeof piece === 'string' ? fold(piece) : piece)));
}
