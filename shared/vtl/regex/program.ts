/** Compiles the tree of a regular expression into instructions for the machine. */

import { EvaluationError } from '../template-error';
import type { Assertion, CodeTest, ParsedRegex, RegexNode, RepeatNode } from './syntax';

export type Instruction =
  | { readonly op: 'unit'; readonly unit: number }
  | { readonly op: 'class'; readonly test: CodeTest }
  /** Repeats of one class or unit, without an instruction for each character. */
  | {
      readonly op: 'run';
      readonly test: CodeTest;
      readonly minimum: number;
      readonly maximum: number;
      readonly isLazy: boolean;
    }
  /** Tries the next instruction, later the other. */
  | { readonly op: 'try'; other: number }
  | { readonly op: 'jump'; to: number }
  /** Stores the position in a register. */
  | { readonly op: 'save'; readonly register: number }
  | { readonly op: 'reset'; readonly register: number }
  | LoopInstruction
  /** Counts a round of a loop and remembers where it began. */
  | { readonly op: 'round'; readonly counter: number; readonly began: number }
  /** After a round: leaves the loop if the round matched nothing, else goes back to it. */
  | {
      readonly op: 'again';
      readonly loop: number;
      readonly counter: number;
      readonly began: number;
      readonly minimum: number;
      exit: number;
    }
  | { readonly op: 'assert'; readonly test: Assertion }
  | { readonly op: 'same'; readonly group: number; readonly ignoresCase: boolean }
  | {
      readonly op: 'look';
      readonly part: Program;
      readonly isAhead: boolean;
      readonly isNegative: boolean;
      readonly width: Width;
    }
  | { readonly op: 'atomic'; readonly part: Program }
  | { readonly op: 'match' };

interface LoopInstruction {
  readonly op: 'loop';
  readonly counter: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly isLazy: boolean;
  exit: number;
}

export interface Program {
  readonly instructions: readonly Instruction[];
  /** Registers in all: two for each group, then those of loops. */
  readonly registers: number;
  readonly groups: number;
  readonly names: ReadonlyMap<string, number>;
  /** The first character of any match, if it is sure. */
  readonly firstTest: CodeTest | undefined;
  /** Whether a match can only begin where the text begins. */
  readonly isAnchored: boolean;
}

/** The fewest and most characters that something can match. */
interface Width {
  readonly minimum: number;
  readonly maximum: number;
}

interface Builder {
  readonly instructions: Instruction[];
  readonly registers: { count: number };
}

/** Compiles a parsed expression. */
export function compileProgram(parsed: ParsedRegex): Program {
  const registers = { count: 2 * (parsed.groups + 1) };
  const instructions = build(parsed.root, registers);
  const first = firstNode(parsed.root);
  return {
    instructions,
    registers: registers.count,
    groups: parsed.groups,
    names: parsed.names,
    firstTest: first === undefined ? undefined : testOf(first),
    isAnchored: first?.kind === 'assertion' && first.test === 'start',
  };
}

function build(node: RegexNode, registers: { count: number }): Instruction[] {
  const builder: Builder = { instructions: [], registers };
  emit(builder, node);
  builder.instructions.push({ op: 'match' });
  return builder.instructions;
}

function emit(builder: Builder, node: RegexNode): void {
  const { instructions } = builder;
  switch (node.kind) {
    case 'empty':
      return;
    case 'unit':
      instructions.push({ op: 'unit', unit: node.unit });
      return;
    case 'class':
      instructions.push({ op: 'class', test: node.test });
      return;
    case 'sequence':
      for (const item of node.items) emit(builder, item);
      return;
    case 'choice':
      emitChoice(builder, node.options);
      return;
    case 'repeat':
      emitRepeat(builder, node);
      return;
    case 'group':
      instructions.push({ op: 'save', register: 2 * node.index });
      emit(builder, node.body);
      instructions.push({ op: 'save', register: 2 * node.index + 1 });
      return;
    case 'atomic':
      instructions.push({ op: 'atomic', part: partOf(builder, node.body) });
      return;
    case 'look': {
      const width = node.isAhead ? { minimum: 0, maximum: 0 } : widthOf(node.body);
      if (!Number.isFinite(width.maximum)) throw new EvaluationError('A look-behind must have a largest length.');
      instructions.push({
        op: 'look',
        part: partOf(builder, node.body),
        isAhead: node.isAhead,
        isNegative: node.isNegative,
        width,
      });
      return;
    }
    case 'backreference':
      instructions.push({ op: 'same', group: node.group, ignoresCase: node.ignoresCase });
      return;
    case 'assertion':
      instructions.push({ op: 'assert', test: node.test });
      return;
  }
}

/** A part that is matched by itself: nothing inside is tried again from outside. */
function partOf(builder: Builder, node: RegexNode): Program {
  const instructions = build(node, builder.registers);
  return { instructions, registers: 0, groups: 0, names: new Map(), firstTest: undefined, isAnchored: false };
}

function emitChoice(builder: Builder, options: readonly RegexNode[]): void {
  const { instructions } = builder;
  const jumps: { to: number }[] = [];
  options.forEach((option, at) => {
    if (at === options.length - 1) {
      emit(builder, option);
      return;
    }
    const split = { op: 'try' as const, other: 0 };
    instructions.push(split);
    emit(builder, option);
    const jump = { op: 'jump' as const, to: 0 };
    instructions.push(jump);
    jumps.push(jump);
    split.other = instructions.length;
  });
  for (const jump of jumps) jump.to = instructions.length;
}

function emitRepeat(builder: Builder, node: RepeatNode): void {
  const { instructions, registers } = builder;
  const { minimum, maximum } = node;
  const isLazy = node.mode === 'lazy';
  const test = testOf(node.body);
  if (test !== undefined) {
    instructions.push({ op: 'run', test, minimum, maximum, isLazy });
    return;
  }
  const counter = registers.count++;
  const began = registers.count++;
  instructions.push({ op: 'reset', register: counter });
  const loop: LoopInstruction = { op: 'loop', counter, minimum, maximum, isLazy, exit: 0 };
  const at = instructions.push(loop) - 1;
  instructions.push({ op: 'round', counter, began });
  emit(builder, node.body);
  const again = { op: 'again' as const, loop: at, counter, began, minimum, exit: 0 };
  instructions.push(again);
  loop.exit = instructions.length;
  again.exit = instructions.length;
}

/** The test of a node that matches exactly one character. */
function testOf(node: RegexNode): CodeTest | undefined {
  if (node.kind === 'class') return node.test;
  if (node.kind !== 'unit') return undefined;
  const { unit } = node;
  return (code) => code === unit;
}

/** What every match begins with: a class, a unit or the start of the text. */
function firstNode(node: RegexNode): RegexNode | undefined {
  switch (node.kind) {
    case 'unit':
    case 'class':
    case 'assertion':
      return node;
    case 'sequence':
      return node.items[0] && firstNode(node.items[0]);
    case 'group':
    case 'atomic':
      return firstNode(node.body);
    case 'repeat':
      return node.minimum > 0 ? firstNode(node.body) : undefined;
    default:
      return undefined;
  }
}

function widthOf(node: RegexNode): Width {
  switch (node.kind) {
    case 'unit':
      return { minimum: 1, maximum: 1 };
    case 'class':
      return { minimum: 1, maximum: 2 };
    case 'sequence': {
      const widths = node.items.map(widthOf);
      return { minimum: sum(widths.map((width) => width.minimum)), maximum: sum(widths.map((width) => width.maximum)) };
    }
    case 'choice': {
      const widths = node.options.map(widthOf);
      return {
        minimum: Math.min(...widths.map((width) => width.minimum)),
        maximum: Math.max(...widths.map((width) => width.maximum)),
      };
    }
    case 'repeat': {
      const width = widthOf(node.body);
      return { minimum: width.minimum * node.minimum, maximum: width.maximum === 0 ? 0 : width.maximum * node.maximum };
    }
    case 'group':
    case 'atomic':
      return widthOf(node.body);
    case 'backreference':
      return { minimum: 0, maximum: Number.POSITIVE_INFINITY };
    default:
      return { minimum: 0, maximum: 0 };
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
