/** The parts of a parsed JSONPath, in the dialect of Jayway's Java library. */

import type { Value } from '../vtl/value-kinds';

/** A parsed path: what it starts from and its tokens in order. */
export interface PathTree {
  /** `$` starts at the document, `@` at the element a filter looks at. */
  readonly start: '$' | '@';
  readonly tokens: readonly PathToken[];
}

export type PathToken =
  /** One name, or several: `['a','b']`. */
  | { readonly kind: 'properties'; readonly names: readonly string[] }
  | { readonly kind: 'wildcard' }
  /** `..`: the next token is applied to everything below. */
  | { readonly kind: 'scan' }
  | { readonly kind: 'indexes'; readonly indexes: readonly number[] }
  | { readonly kind: 'slice'; readonly from: number | undefined; readonly to: number | undefined }
  | { readonly kind: 'filter'; readonly condition: Condition }
  | FunctionToken;

export interface FunctionToken {
  readonly kind: 'function';
  readonly name: string;
  readonly parameters: readonly FunctionParameter[];
}

export type FunctionParameter = { readonly value: Value } | { readonly path: PathTree };

/** A filter's condition. */
export type Condition =
  | { readonly kind: 'and'; readonly parts: readonly Condition[] }
  | { readonly kind: 'or'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly part: Condition }
  | { readonly kind: 'exists'; readonly path: PathTree; readonly isWanted: boolean }
  | { readonly kind: 'compare'; readonly left: Operand; readonly operator: FilterOperator; readonly right: Operand };

export type Operand =
  | { readonly kind: 'path'; readonly path: PathTree }
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'pattern'; readonly pattern: string };

export type FilterOperator = '==' | '!=' | '===' | '!==' | '<' | '<=' | '>' | '>=' | '=~' | WordOperator;

export type WordOperator =
  | 'in'
  | 'nin'
  | 'contains'
  | 'all'
  | 'size'
  | 'empty'
  | 'subsetof'
  | 'anyof'
  | 'noneof'
  | 'exists'
  | 'type'
  | 'matches';

/** Whether a path can match one place at most. Several names at the end are merged into one object. */
export function isDefinite(tree: PathTree): boolean {
  return tree.tokens.every((token, at) => {
    switch (token.kind) {
      case 'properties':
        return token.names.length === 1 || at === tree.tokens.length - 1;
      case 'indexes':
        return token.indexes.length === 1;
      case 'function':
        return true;
      default:
        return false;
    }
  });
}
