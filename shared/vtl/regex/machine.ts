/**
 * Runs a program over a text. It backtracks as Java does, but on a stack of its own and within a budget of steps,
 * so that a pattern that runs away ends in an error, never in a hang or an overflow.
 */

import type { RegexBudget } from '../regex-port';
import { EvaluationError } from '../template-error';
import { holds } from './assertions';
import type { Instruction, Program } from './program';

/** Most numbers on the backtracking stack. */
const STACK_LIMIT = 6_000_000;

/** A match: for each group, and group 0 for the whole, where it starts and ends (-1 if it took no part). */
export type Match = readonly number[];

interface Run {
  readonly text: string;
  readonly registers: number[];
  readonly budget: RegexBudget;
  /** Where the match before ended, for `\G`. */
  readonly previousEnd: number;
}

/** Finds the first match at or after a position; `previousEnd` is where the match before it ended. */
export function findMatch(
  program: Program,
  text: string,
  from: number,
  budget: RegexBudget,
  previousEnd = from,
): Match | undefined {
  // Where nothing matches all registers are as they were, so one run serves for all starts.
  const run = openRun(program, text, budget, previousEnd);
  for (let start = from; start <= text.length; start++) {
    if (program.isAnchored && start > 0) return undefined;
    if (program.firstTest !== undefined) {
      const code = text.codePointAt(start);
      if (code === undefined) return undefined;
      if (!program.firstTest(code)) {
        if ((start & 63) === 0) spend(budget, 8);
        continue;
      }
    }
    const stop = execute(run, program.instructions, start, -1);
    if (stop !== -1) return matched(program, run, start, stop);
  }
  return undefined;
}

/** Whether the whole text matches. */
export function matchesWhole(program: Program, text: string, budget: RegexBudget): boolean {
  return execute(openRun(program, text, budget, 0), program.instructions, 0, text.length) !== -1;
}

function openRun(program: Program, text: string, budget: RegexBudget, previousEnd: number): Run {
  return { text, registers: new Array<number>(program.registers).fill(-1), budget, previousEnd };
}

function matched(program: Program, run: Run, start: number, stop: number): Match {
  run.registers[0] = start;
  run.registers[1] = stop;
  return run.registers.slice(0, 2 * (program.groups + 1));
}

/** Runs instructions from a position; the end of the match, or -1. With `end` the match must end there. */
// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: one dispatch loop, which is what makes it fast
function execute(run: Run, instructions: readonly Instruction[], start: number, end: number): number {
  const { text, registers, budget } = run;
  // Triples to come back to: an instruction and a position, or (as -1 - register) a register and its old value.
  // A run of characters is (instruction, position, first position that may be given back), with the others' third -1.
  const stack: number[] = [];
  let pc = 0;
  let at = start;
  for (;;) {
    if (--budget.stepsLeft < 0) throw exhausted();
    const instruction = instructions[pc] as Instruction;
    let isFailed = false;
    switch (instruction.op) {
      case 'unit':
        if (text.charCodeAt(at) === instruction.unit) {
          at++;
          pc++;
        } else isFailed = true;
        break;
      case 'class': {
        const code = text.codePointAt(at);
        if (code !== undefined && instruction.test(code)) {
          at += code > 0xffff ? 2 : 1;
          pc++;
        } else isFailed = true;
        break;
      }
      case 'run': {
        const most = instruction.isLazy ? instruction.minimum : instruction.maximum;
        const least = runEnd(text, at, instruction.test, instruction.minimum, budget);
        if (least === -1) {
          isFailed = true;
          break;
        }
        const far = instruction.isLazy
          ? least
          : greedyEnd(text, least, instruction.test, most - instruction.minimum, budget);
        if (instruction.isLazy && instruction.minimum < instruction.maximum) {
          push(stack, pc, least, instruction.maximum - instruction.minimum);
        } else if (far > least) push(stack, pc, far, least);
        at = far;
        pc++;
        break;
      }
      case 'try':
        push(stack, instruction.other, at, -1);
        pc++;
        break;
      case 'jump':
        pc = instruction.to;
        break;
      case 'save':
        setRegister(stack, registers, instruction.register, at);
        pc++;
        break;
      case 'reset':
        setRegister(stack, registers, instruction.register, 0);
        pc++;
        break;
      case 'loop': {
        const count = registers[instruction.counter] as number;
        if (count < instruction.minimum) pc++;
        else if (count >= instruction.maximum) pc = instruction.exit;
        else if (instruction.isLazy) {
          push(stack, pc + 1, at, -1);
          pc = instruction.exit;
        } else {
          push(stack, instruction.exit, at, -1);
          pc++;
        }
        break;
      }
      case 'round':
        setRegister(stack, registers, instruction.counter, (registers[instruction.counter] as number) + 1);
        setRegister(stack, registers, instruction.began, at);
        pc++;
        break;
      case 'again':
        pc =
          registers[instruction.began] === at && (registers[instruction.counter] as number) >= instruction.minimum
            ? instruction.exit
            : instruction.loop;
        break;
      case 'assert':
        if (holds(instruction.test, text, at, run.previousEnd)) pc++;
        else isFailed = true;
        break;
      case 'same': {
        const length = sameLength(run, instruction.group, instruction.ignoresCase, at);
        if (length === -1) isFailed = true;
        else {
          at += length;
          pc++;
        }
        break;
      }
      case 'atomic': {
        const stop = executePart(run, stack, instruction.part, at, -1);
        if (stop === -1) isFailed = true;
        else {
          at = stop;
          pc++;
        }
        break;
      }
      case 'look':
        if (looks(run, stack, instruction, at) !== instruction.isNegative) pc++;
        else isFailed = true;
        break;
      case 'match':
        if (end === -1 || at === end) return at;
        isFailed = true;
        break;
    }
    if (!isFailed) continue;
    // Back to the last place where something else can be tried.
    for (;;) {
      if (stack.length === 0) return -1;
      const third = stack.pop() as number;
      const position = stack.pop() as number;
      const target = stack.pop() as number;
      if (target < 0) {
        registers[-1 - target] = position;
        continue;
      }
      if (third === -1) {
        pc = target;
        at = position;
        break;
      }
      const again = resumeRun(stack, text, instructions[target] as Instruction, target, position, third);
      if (again === -1) continue;
      at = again;
      pc = target + 1;
      break;
    }
  }
}

function push(stack: number[], pc: number, at: number, third: number): void {
  if (stack.length > STACK_LIMIT) throw exhausted();
  stack.push(pc, at, third);
}

function setRegister(stack: number[], registers: number[], register: number, value: number): void {
  push(stack, -1 - register, registers[register] as number, -1);
  registers[register] = value;
}

/** Gives back one character of a greedy run, or takes one more of a lazy one. */
function resumeRun(
  stack: number[],
  text: string,
  instruction: Instruction,
  pc: number,
  at: number,
  third: number,
): number {
  if (instruction.op !== 'run') return -1;
  if (!instruction.isLazy) {
    const low = text.charCodeAt(at - 1);
    const isPair = low >= 0xdc00 && low <= 0xdfff && at - 2 >= third && isHighSurrogate(text.charCodeAt(at - 2));
    const back = isPair ? at - 2 : at - 1;
    if (back > third) push(stack, pc, back, third);
    return back;
  }
  const code = text.codePointAt(at);
  if (code === undefined || !instruction.test(code)) return -1;
  const next = at + (code > 0xffff ? 2 : 1);
  if (third > 1) push(stack, pc, next, third - 1);
  return next;
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

/** The position after exactly `count` characters of a class, or -1. */
function runEnd(
  text: string,
  from: number,
  test: (code: number) => boolean,
  count: number,
  budget: RegexBudget,
): number {
  let at = from;
  for (let taken = 0; taken < count; taken++) {
    const code = text.codePointAt(at);
    if (code === undefined || !test(code)) return -1;
    at += code > 0xffff ? 2 : 1;
  }
  spend(budget, count >> 3);
  return at;
}

/** The position after at most `count` characters of a class. */
function greedyEnd(
  text: string,
  from: number,
  test: (code: number) => boolean,
  count: number,
  budget: RegexBudget,
): number {
  let at = from;
  for (let taken = 0; taken < count; taken++) {
    const code = text.codePointAt(at);
    if (code === undefined || !test(code)) break;
    at += code > 0xffff ? 2 : 1;
  }
  spend(budget, (at - from) >> 3);
  return at;
}

/** Matches a part by itself; what its groups caught can be undone from outside. */
function executePart(run: Run, stack: number[], part: Program, at: number, end: number): number {
  const before = [...run.registers];
  const stop = execute(run, part.instructions, at, end);
  before.forEach((value, register) => {
    if (stop === -1) run.registers[register] = value;
    else if (run.registers[register] !== value) push(stack, -1 - register, value, -1);
  });
  return stop;
}

function looks(run: Run, stack: number[], look: Instruction & { op: 'look' }, at: number): boolean {
  const before = [...run.registers];
  let isFound = false;
  if (look.isAhead) isFound = executePart(run, stack, look.part, at, -1) !== -1;
  else {
    const lowest = Math.max(0, at - look.width.maximum);
    for (let start = at - look.width.minimum; start >= lowest && !isFound; start--) {
      isFound = executePart(run, stack, look.part, start, at) !== -1;
    }
  }
  // What a negative look caught is forgotten.
  if (isFound && look.isNegative)
    before.forEach((value, register) => {
      run.registers[register] = value;
    });
  return isFound;
}

function sameLength(run: Run, group: number, ignoresCase: boolean, at: number): number {
  const from = run.registers[2 * group];
  const to = run.registers[2 * group + 1];
  if (from === undefined || to === undefined || from === -1 || to === -1) return -1;
  const wanted = run.text.slice(from, to);
  const found = run.text.slice(at, at + wanted.length);
  spend(run.budget, wanted.length >> 3);
  const isSame = wanted === found || (ignoresCase && wanted.toLowerCase() === found.toLowerCase());
  return isSame ? wanted.length : -1;
}

function spend(budget: RegexBudget, steps: number): void {
  budget.stepsLeft -= steps;
  if (budget.stepsLeft < 0) throw exhausted();
}

function exhausted(): EvaluationError {
  return new EvaluationError('A regular expression takes too many steps on this text.', 'limit');
}
