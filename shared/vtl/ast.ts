/** The tree of a parsed template. Places are offsets in the source of the whole template. */

import type { Operator } from './tokens';
import type { Value } from './value-kinds';

/** A piece of a template that is executed: it prints or acts. */
export type Statement =
  | TextStatement
  | PrintStatement
  | SetStatement
  | IfStatement
  | ForeachStatement
  | DefineStatement
  | StopStatement
  | BreakStatement;

interface Placed {
  readonly start: number;
  readonly end: number;
}

/** Text that prints as it stands. Comments, macros and unknown directives have become text or nothing here. */
export interface TextStatement extends Placed {
  readonly kind: 'text';
  readonly text: string;
}

/** A reference in running text. */
export interface PrintStatement extends Placed {
  readonly kind: 'print';
  readonly reference: Reference;
  /** Backslashes and marks that print before the value. */
  readonly prefix: string;
  /** A backslash before it: its source is printed instead of its value. */
  readonly isEscaped: boolean;
}

export interface SetStatement extends Placed {
  readonly kind: 'set';
  readonly target: Reference;
  readonly value: Expression;
}

export interface IfStatement extends Placed {
  readonly kind: 'if';
  readonly branches: readonly Branch[];
  readonly otherwise: readonly Statement[] | undefined;
}

export interface Branch extends Placed {
  readonly condition: Expression;
  readonly body: readonly Statement[];
}

export interface ForeachStatement extends Placed {
  readonly kind: 'foreach';
  readonly element: string;
  readonly source: Expression;
  readonly body: readonly Statement[];
}

export interface DefineStatement extends Placed {
  readonly kind: 'define';
  readonly name: string;
  readonly body: readonly Statement[];
}

interface StopStatement extends Placed {
  readonly kind: 'stop';
}

export interface BreakStatement extends Placed {
  readonly kind: 'break';
  /** Which loop to end, if not the innermost. */
  readonly loop: Expression | undefined;
}

/** What has a value. */
export type Expression =
  | Literal
  | Interpolation
  | ListLiteral
  | RangeLiteral
  | MapLiteral
  | Reference
  | Chain
  | Negation;

/** A string without references, a number, a boolean, or (as an argument) a bare word, which is null. */
interface Literal extends Placed {
  readonly kind: 'literal';
  readonly value: Value;
}

/** A double-quoted string with references or directives: a template of its own. */
export interface Interpolation extends Placed {
  readonly kind: 'interpolation';
  readonly body: readonly Statement[];
  /** The body was parsed with one more space behind it, which is taken off the rendered text again. */
  readonly dropsLastCharacter: boolean;
}

interface ListLiteral extends Placed {
  readonly kind: 'list';
  readonly items: readonly Expression[];
}

export interface RangeLiteral extends Placed {
  readonly kind: 'range';
  readonly from: Expression;
  readonly to: Expression;
}

export interface MapLiteral extends Placed {
  readonly kind: 'map';
  readonly entries: readonly (readonly [key: Expression, value: Expression])[];
}

export interface Reference extends Placed {
  readonly kind: 'reference';
  readonly name: string;
  /** The name as `#set` takes it: the formal and quiet forms make a name that nobody can read. */
  readonly targetName: string;
  readonly steps: readonly Step[];
  /** The source text, from the `$` on. */
  readonly literal: string;
  /** What prints when a `#define` prints itself too deeply: the source text, or nothing for `$!x`. */
  readonly unresolved: string;
}

/** One step of a reference's chain. */
export type Step = PropertyStep | CallStep | IndexStep;

interface PropertyStep extends Placed {
  readonly kind: 'property';
  readonly name: string;
}

interface CallStep extends Placed {
  readonly kind: 'call';
  readonly name: string;
  readonly values: readonly Expression[];
}

interface IndexStep extends Placed {
  readonly kind: 'index';
  readonly index: Expression;
}

/** Operands joined from left to right by operators of one precedence; kept flat, so that long sums do not nest. */
export interface Chain extends Placed {
  readonly kind: 'chain';
  readonly first: Expression;
  readonly rest: readonly Link[];
}

export interface Link {
  readonly operator: Exclude<Operator, '!'>;
  readonly operand: Expression;
  /** The source of the operand with the white space around it. */
  readonly literal: string;
  readonly start: number;
}

interface Negation extends Placed {
  readonly kind: 'not';
  readonly operand: Expression;
}
