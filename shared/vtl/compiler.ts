/** What the compiling functions share: the source, the slots of variables, and each other. */

import type { Expression, Statement } from './ast';
import type { Frame } from './frame';
import type { SourcePlace } from './source-position';
import type { Value } from './value-kinds';

/** Writes output or acts. */
export type Execute = (frame: Frame) => void;
/** Gives a value. Null means that an operation failed; what does not resolve has become an empty string. */
export type Evaluate = (frame: Frame) => Value;
/** Gives a value, null or nothing: a reference before it is known what becomes of a missing one. */
export type Resolve = (frame: Frame) => Value | undefined;
/** Decides a condition. */
export type Test = (frame: Frame) => boolean;

/** The circle of compiling functions, and what they know. */
export interface Compiler {
  readonly source: string;
  /** The place of each variable in `Frame.slots`. */
  readonly slots: Map<string, number>;
  /** The line and column of an offset, if steps are announced to a hook; else nothing is announced. */
  readonly placeOf: ((offset: number) => SourcePlace) | undefined;
  readonly statements: (compiler: Compiler, statements: readonly Statement[]) => Execute;
  readonly value: (compiler: Compiler, expression: Expression) => Evaluate;
}

/** The slot of a variable; a new one for a name not met before. */
export function slotOf(compiler: Compiler, name: string): number {
  const known = compiler.slots.get(name);
  if (known !== undefined) return known;
  const slot = compiler.slots.size;
  compiler.slots.set(name, slot);
  return slot;
}
