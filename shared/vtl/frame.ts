/** The state of one rendering: variables, output, and what may still be used up. */

import { javaText } from './java-text';
import type { TemplateLimits } from './limits';
import type { RegexBudget, RegexPort } from './regex-port';
import type { StepHook } from './step-hook';
import { EvaluationError } from './template-error';
import type { HostServices, LoopValue, Value } from './value-kinds';

/** Steps between two looks at the clock. */
const CLOCK_STEPS = 500;

/** What a call on `$input` or `$util` counts, which may read a whole payload. */
const HOST_CALL_STEPS = 25;

/** What methods may use of the rendering. */
export interface MethodServices extends HostServices {
  readonly limits: TemplateLimits;
  readonly regex: RegexPort;
  readonly regexBudget: RegexBudget;
  /** Ends the rendering if a collection of this size is too large. */
  checkElements(count: number): void;
}

/** One rendering. A class because it is the hottest object there is, and keeps one shape. */
export class Frame implements MethodServices {
  out = '';
  /** The variables, by the slots that the compiled template gave their names. */
  readonly slots: (Value | undefined)[] = [];
  /** Where the operation runs that may fail next: an offset in the source. */
  at = 0;
  depth = 0;
  /** How many texts of their own (strings, blocks) are being written one within the other. */
  apart = 0;
  readonly regexBudget: RegexBudget;
  private roundsLeft: number;
  private stepsToClock = CLOCK_STEPS;
  private readonly deadline: number;
  private readonly mostCharacters: number;

  constructor(
    readonly limits: TemplateLimits,
    readonly regex: RegexPort,
    readonly hook: StepHook | undefined,
  ) {
    this.regexBudget = { stepsLeft: limits.regexSteps };
    this.roundsLeft = limits.iterations;
    this.mostCharacters = limits.outputCharacters;
    this.deadline = limits.now() + limits.timeMs;
  }

  print(value: Value): string {
    if (typeof value === 'string') return value;
    const text = javaText(value, this.limits);
    this.spend(text.length >> 10);
    return text;
  }

  /** Writes text to the output. */
  write(text: string): void {
    this.out += text;
    if (this.out.length > this.mostCharacters) this.checkLength(this.out.length);
  }

  checkLength(characters: number): void {
    if (characters <= this.limits.outputCharacters) return;
    throw new EvaluationError(`The output is longer than ${this.limits.outputCharacters} characters.`, 'limit');
  }

  checkElements(count: number): void {
    if (count <= this.limits.elements) return;
    throw new EvaluationError(`A list, map or range has more than ${this.limits.elements} elements.`, 'limit');
  }

  /** Counts a round of a loop. */
  countRound(): void {
    if (--this.roundsLeft < 0) {
      throw new EvaluationError(`All loops together made more than ${this.limits.iterations} rounds.`, 'limit');
    }
    this.countStep();
  }

  /** Looks at the clock every so often. */
  countStep(): void {
    this.spend(1);
  }

  /** Counts a method call, whose work may grow with what it is called on. */
  countCall(target: Value): void {
    if (typeof target === 'string') this.spend(1 + (target.length >> 10));
    else if (typeof target !== 'object' || target === null) this.spend(1);
    else if (target.kind === 'list' || target.kind === 'array') this.spend(1 + (target.items.length >> 7));
    else if (target.kind === 'map') this.spend(1 + (target.entries.size >> 7));
    else this.spend(target.kind === 'host' ? HOST_CALL_STEPS : 1);
  }

  /** Counts work as so many steps. */
  spend(steps: number): void {
    this.stepsToClock -= steps;
    if (this.stepsToClock > 0) return;
    this.stepsToClock = CLOCK_STEPS;
    if (this.limits.now() > this.deadline) {
      throw new EvaluationError(`Rendering took longer than ${this.limits.timeMs} ms.`, 'limit');
    }
  }

  enter(): void {
    this.countStep();
    if (++this.depth > this.limits.depth) {
      throw new EvaluationError(`Blocks call each other more than ${this.limits.depth} levels deep.`, 'limit');
    }
  }

  leave(): void {
    this.depth--;
  }
}

/** Thrown by `#stop`: the output so far stands. */
export class StopSignal {
  /** What the blocks it came out of had written. */
  written = '';
}

/** Thrown by `#break`: ends the innermost loop, or the given one. */
export class BreakSignal {
  constructor(readonly loop: LoopValue | undefined) {}
}
