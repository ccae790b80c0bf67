/** What a debugger or tracer may see while a template renders. */

import type { SourcePlace } from './source-position';
import type { Value } from './value-kinds';

/** What is about to be executed. A loop announces itself once and then each of its rounds. */
export type StepKind =
  | 'text'
  | 'print'
  | 'set'
  | 'if'
  | 'elseif'
  | 'else'
  | 'foreach'
  | 'round'
  | 'define'
  | 'stop'
  | 'break';

/** The variables as they are now. Reading is allowed, keeping is not: they go on changing. */
export interface ScopeView {
  /** Names that hold something. */
  names(): string[];
  get(name: string): Value | undefined;
}

/** One executed piece of the template. */
export interface TemplateStep {
  readonly kind: StepKind;
  readonly line: number;
  readonly column: number;
  readonly end: SourcePlace;
  readonly scope: ScopeView;
  /** Characters written before this step. */
  readonly outputLength: number;
  /** What was written before this step. */
  readonly output: () => string;
  /** The step writes into a text of its own, a double-quoted string or the block of a `#define`, as does the output. */
  readonly isApart: boolean;
}

/** Called before each step. What it throws ends the rendering. */
export type StepHook = (step: TemplateStep) => void;
