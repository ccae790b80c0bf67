// Where each recorded step stands in the template: what is boxed, and which lines it is of.
import type { RecordedStep } from '../../../../shared/vtl/record-steps';

/** A piece of the template; line and column count from 1, the end is excluded. */
export interface StepPlace {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** White space alone: nobody wants to stop there. */
  readonly isBlank: boolean;
}

/** The places of the steps, in their order. A text begins with its first letter, a directive is its head. */
export function placesOf(source: string, steps: readonly RecordedStep[]): readonly StepPlace[] {
  const starts = lineStarts(source);
  const known = new Map<string, StepPlace>();
  return steps.map((step) => {
    const name = `${step.kind} ${step.line} ${step.column}`;
    const place = known.get(name) ?? placeOf(source, starts, step);
    known.set(name, place);
    return place;
  });
}

function placeOf(source: string, starts: readonly number[], { kind, line, column, end }: RecordedStep): StepPlace {
  const from = (starts[line - 1] ?? 0) + column - 1;
  const to = (starts[end.line - 1] ?? source.length) + end.column - 1;
  if (kind === 'text') {
    const text = source.slice(from, to);
    const first = text.search(/\S/);
    if (first < 0) return { ...span(starts, from, to), isBlank: true };
    return { ...span(starts, from + first, from + text.trimEnd().length), isBlank: false };
  }
  const isHead = kind !== 'print' && kind !== 'set';
  // a #set ends behind its line break
  const until = isHead ? headEnd(source, from) : from + source.slice(from, to).trimEnd().length;
  return { ...span(starts, from, until), isBlank: false };
}

/** Behind the parenthesis that ends `#foreach($x in $list)`; `#stop` has none. */
function headEnd(source: string, from: number): number {
  const word = /^#\{?[a-z]+\}?[ \t]*/.exec(source.slice(from, from + 40))?.[0] ?? '#';
  let depth = 0;
  let quote = '';
  for (let at = from + word.length; at < source.length; at++) {
    const sign = source[at] as string;
    if (depth === 0 && sign !== '(') return from + word.trimEnd().length;
    if (quote !== '') {
      if (sign === quote) quote = '';
    } else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '(') depth++;
    else if (sign === ')' && --depth === 0) return at + 1;
  }
  return source.length;
}

function lineStarts(source: string): readonly number[] {
  const starts = [0];
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function span(starts: readonly number[], from: number, to: number): Omit<StepPlace, 'isBlank'> {
  const [line, column] = pointOf(starts, from);
  const [endLine, endColumn] = pointOf(starts, Math.max(from, to));
  return { line, column, endLine, endColumn };
}

function pointOf(starts: readonly number[], offset: number): [line: number, column: number] {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return [low + 1, offset - (starts[low] as number) + 1];
}
