/** The traced variant: each step is announced to the hook before it is executed. Untraced, nothing is added. */

import type { Statement } from './ast';
import type { Compiler, Execute } from './compiler';
import type { Frame } from './frame';
import type { ScopeView, StepKind } from './step-hook';

/** What is announced: a kind and a place in the source. */
interface Announced {
  readonly kind: StepKind;
  readonly start: number;
  readonly end: number;
}

/** Puts an announcement before a statement, if there is a hook. An `#if` is announced by its conditions. */
export function announcingStatement(compiler: Compiler, statement: Statement, execute: Execute): Execute {
  return statement.kind === 'if' ? execute : announcing(compiler, statement as Announced, execute);
}

/** Puts an announcement before a step, if there is a hook. */
export function announcing<Result>(
  compiler: Compiler,
  step: Announced,
  execute: (frame: Frame) => Result,
): (frame: Frame) => Result {
  const announce = announcement(compiler, step);
  if (announce === undefined) return execute;
  return (frame) => {
    announce(frame);
    return execute(frame);
  };
}

/** A function that calls the hook for a step; nothing if nothing is announced. */
export function announcement(compiler: Compiler, step: Announced): Execute | undefined {
  const { placeOf } = compiler;
  if (placeOf === undefined) return undefined;
  const { line, column } = placeOf(step.start);
  const end = placeOf(step.end);
  return (frame) => {
    const scope = scopeView(compiler, frame);
    const { out } = frame;
    frame.hook?.({
      kind: step.kind,
      ...{ line, column, end, scope },
      outputLength: out.length,
      output: () => out,
      isApart: frame.apart > 0,
    });
  };
}

function scopeView(compiler: Compiler, frame: Frame): ScopeView {
  return {
    names: () => [...compiler.slots].filter(([, slot]) => frame.slots[slot] !== undefined).map(([name]) => name),
    get(name) {
      const slot = compiler.slots.get(name);
      return slot === undefined ? undefined : frame.slots[slot];
    },
  };
}
