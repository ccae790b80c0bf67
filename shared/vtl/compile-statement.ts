/** Statements: each becomes a function that writes or acts; a block is a list of them. */

import type { BreakStatement, DefineStatement, ForeachStatement, IfStatement, PrintStatement, Statement } from './ast';
import { compileTest, compileValue } from './compile-expression';
import { compileReference, compileTarget } from './compile-reference';
import { printedAfter } from './compile-string';
import { announcement, announcing, announcingStatement } from './compile-trace';
import { type Compiler, type Execute, slotOf } from './compiler';
import { BreakSignal, type Frame, StopSignal } from './frame';
import { FOREACH_ROUNDS } from './limits';
import { EvaluationError } from './template-error';
import type { BlockValue, LoopValue, Value } from './value-kinds';
import { walkOver } from './walks';

/** Compiles a block. */
export function compileStatements(compiler: Compiler, statements: readonly Statement[]): Execute {
  const steps: Execute[] = [];
  for (const statement of statements) {
    steps.push(announcingStatement(compiler, statement, compileStatement(compiler, statement)));
  }
  const first = steps[0];
  const second = steps[1];
  const third = steps[2];
  if (first === undefined) return () => {};
  if (second === undefined) return first;
  if (third === undefined) {
    return (frame) => {
      first(frame);
      second(frame);
    };
  }
  if (steps.length === 3) {
    return (frame) => {
      first(frame);
      second(frame);
      third(frame);
    };
  }
  return (frame) => {
    for (let at = 0; at < steps.length; at++) (steps[at] as Execute)(frame);
  };
}

function compileStatement(compiler: Compiler, statement: Statement): Execute {
  switch (statement.kind) {
    case 'text': {
      const { text } = statement;
      return (frame) => frame.write(text);
    }
    case 'print':
      return compilePrint(compiler, statement);
    case 'set': {
      const value = compileValue(compiler, statement.value);
      const assign = compileTarget(compiler, statement.target);
      return (frame) => {
        const result = value(frame);
        // A failed operation is null, and then the variable keeps what it had.
        if (result !== null) assign(frame, result);
      };
    }
    case 'if':
      return compileIf(compiler, statement);
    case 'foreach':
      return compileForeach(compiler, statement);
    case 'define':
      return compileDefine(compiler, statement);
    case 'stop':
      return () => {
        throw new StopSignal();
      };
    case 'break':
      return compileBreak(compiler, statement);
  }
}

function compilePrint(compiler: Compiler, statement: PrintStatement): Execute {
  const { prefix, reference, start } = statement;
  const resolve = compileReference(compiler, reference);
  if (statement.isEscaped) {
    // The engine resolves it all the same, with whatever its calls do.
    return (frame) => {
      resolve(frame);
      frame.write(prefix + reference.literal);
    };
  }
  const print: Execute = (frame) => {
    const value = resolve(frame);
    if (typeof value === 'string') frame.write(value);
    else if (value === undefined || value === null) return;
    else if (typeof value === 'object') {
      frame.at = start;
      // A #define that has come back to itself too often prints the reference's own source.
      frame.write(value.kind === 'block' ? (value.render() ?? reference.unresolved) : frame.print(value));
    } else frame.write(`${value}`);
  };
  if (prefix === '') return print;
  return (frame) => {
    const value = resolve(frame);
    frame.at = start;
    frame.write(printedAfter(frame, value, prefix, reference.unresolved));
  };
}

function compileIf(compiler: Compiler, statement: IfStatement): Execute {
  const branches = statement.branches.map((branch, at) => ({
    test: announcing(
      compiler,
      { kind: at === 0 ? 'if' : 'elseif', start: branch.start, end: branch.end },
      compileTest(compiler, branch.condition),
    ),
    body: compileStatements(compiler, branch.body),
  }));
  const otherwise = statement.otherwise && compileStatements(compiler, statement.otherwise);
  const [only] = branches;
  if (only !== undefined && branches.length === 1) {
    const { test, body } = only;
    if (otherwise === undefined) {
      return (frame) => {
        if (test(frame)) body(frame);
      };
    }
    return (frame) => {
      if (test(frame)) body(frame);
      else otherwise(frame);
    };
  }
  return (frame) => {
    for (const { test, body } of branches) {
      if (test(frame)) return body(frame);
    }
    otherwise?.(frame);
  };
}

function compileForeach(compiler: Compiler, statement: ForeachStatement): Execute {
  const source = compileValue(compiler, statement.source);
  const slots = {
    element: slotOf(compiler, statement.element),
    loop: slotOf(compiler, 'foreach'),
    count: slotOf(compiler, 'velocityCount'),
    hasNext: slotOf(compiler, 'velocityHasNext'),
  };
  const body = compileStatements(compiler, statement.body);
  const { start, end } = statement;
  const announceRound = announcement(compiler, { kind: 'round', start, end });
  return (frame) => {
    const walk = walkOver(source(frame));
    if (walk === undefined) return;
    const { slots: variables } = frame;
    const element = variables[slots.element];
    const parent = variables[slots.loop];
    const count = variables[slots.count];
    const hasNext = variables[slots.hasNext];
    const loop: LoopValue = { kind: 'loop', index: 0, hasNext: false, parent, stored: undefined };
    variables[slots.loop] = loop;
    try {
      // AWS assumed: the documented end after 1,000 rounds comes silently, as the engine does it.
      for (let round = 0; round < FOREACH_ROUNDS && walk.hasNext(); round++) {
        frame.at = start;
        frame.countRound();
        variables[slots.element] = walk.next();
        loop.index = round;
        loop.hasNext = walk.hasNext();
        variables[slots.count] = round + 1;
        variables[slots.hasNext] = loop.hasNext;
        announceRound?.(frame);
        body(frame);
      }
    } catch (signal) {
      if (!(signal instanceof BreakSignal) || (signal.loop !== undefined && signal.loop !== loop)) throw signal;
    } finally {
      variables[slots.element] = element;
      variables[slots.loop] = parent;
      variables[slots.count] = count;
      variables[slots.hasNext] = hasNext;
    }
  };
}

/** How often a #define may come back to itself before it prints its reference's source instead. */
const DEFINE_DEPTH = 2;

function compileDefine(compiler: Compiler, statement: DefineStatement): Execute {
  const slot = slotOf(compiler, statement.name);
  const body = compileStatements(compiler, statement.body);
  return (frame) => {
    let depth = 0;
    const block: BlockValue = {
      kind: 'block',
      render() {
        if (depth === DEFINE_DEPTH) return undefined;
        depth++;
        try {
          return renderApart(frame, body);
        } finally {
          depth--;
        }
      },
    };
    frame.slots[slot] = block;
  };
}

/** Renders a block to a text of its own. A #break in it ends the block only. */
function renderApart(frame: Frame, body: Execute): string {
  const outer = frame.out;
  frame.out = '';
  frame.apart++;
  frame.enter();
  try {
    body(frame);
    return frame.out;
  } catch (signal) {
    if (signal instanceof BreakSignal && signal.loop === undefined) return frame.out;
    // A #stop keeps what the block has written so far.
    if (signal instanceof StopSignal) signal.written = frame.out + signal.written;
    throw signal;
  } finally {
    frame.leave();
    frame.apart--;
    frame.out = outer;
  }
}

function compileBreak(compiler: Compiler, statement: BreakStatement): Execute {
  if (statement.loop === undefined) {
    return () => {
      throw new BreakSignal(undefined);
    };
  }
  const loop = compileValue(compiler, statement.loop);
  return (frame) => {
    const value: Value = loop(frame);
    frame.at = statement.start;
    if (typeof value !== 'object' || value?.kind !== 'loop') {
      throw new EvaluationError('#break was expected to be given a loop, such as $foreach.parent.');
    }
    throw new BreakSignal(value);
  };
}
