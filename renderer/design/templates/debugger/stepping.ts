// How a debugger goes through a recording: forwards and backwards by lines or pieces, out of loops, to breakpoints.
import type { RecordedStep, StepRecording } from '../../../../shared/vtl/record-steps';
import { placesOf, type StepPlace } from './step-places';

/** A line that the debugger stops at, unless it is switched off. */
export interface Breakpoint {
  readonly line: number;
  readonly isOn: boolean;
}

/** A recording with what stepping needs to know of it. Stops are indexes of steps; the number of steps is the end. */
export interface Walk {
  readonly source: string;
  readonly recording: StepRecording;
  readonly places: readonly StepPlace[];
  /** Where a line, or a round of a loop, begins. */
  readonly lineStops: readonly number[];
}

/** Prepares a recording of `source` for stepping. */
export function walkOf(source: string, recording: StepRecording): Walk {
  const places = placesOf(source, recording.steps);
  return { source, recording, places, lineStops: lineStopsOf(recording.steps, places) };
}

/** The end: everything is executed, or the template has failed. */
export function endOf({ recording }: Walk): number {
  return recording.steps.length;
}

/** The next piece. */
export function stepInto(walk: Walk, at: number): number {
  return firstFrom(walk, at + 1, (place) => !place.isBlank);
}

/** The next line, or the next round of a loop; the insides of strings and of `#define` are passed over. */
export function stepOver(walk: Walk, at: number): number {
  if (walk.recording.steps[at]?.apart === undefined) return walk.lineStops.find((stop) => stop > at) ?? endOf(walk);
  const { line } = walk.places[at] as StepPlace;
  return firstFrom(walk, at + 1, (place, step) => !place.isBlank && (step.apart === undefined || place.line !== line));
}

/** The line before. */
export function stepBack(walk: Walk, at: number): number {
  return walk.lineStops.filter((stop) => stop < at).at(-1) ?? 0;
}

/** Behind the innermost loop, or out of the string or block that is being written. */
export function stepOut(walk: Walk, at: number): number {
  if (walk.recording.steps[at]?.apart !== undefined) {
    return firstFrom(walk, at + 1, (place, step) => step.apart === undefined && !place.isBlank);
  }
  const round = enclosingRound(walk, at);
  if (round === undefined) return endOf(walk);
  const loop = walk.recording.steps[round] as RecordedStep;
  return walk.lineStops.find((stop) => stop > at && !isInside(walk.places[stop] as StepPlace, loop)) ?? endOf(walk);
}

/** The next breakpoint that is on; the end where there is none. */
export function runOn(walk: Walk, at: number, breakpoints: readonly Breakpoint[]): number {
  const lines = new Set(breakpoints.filter(({ isOn }) => isOn).map(({ line }) => line));
  for (let next = at + 1; next < endOf(walk); next++) if (isReached(walk, next, lines)) return next;
  return endOf(walk);
}

/** Where a rendering stops first: at a breakpoint, without any at its first line. */
export function firstStop(walk: Walk, breakpoints: readonly Breakpoint[]): number {
  if (!breakpoints.some(({ isOn }) => isOn)) return walk.lineStops[0] ?? 0;
  return runOn(walk, -1, breakpoints);
}

/** The next time that `line` is reached; undefined where it is not. */
export function runToLine(walk: Walk, at: number, line: number): number | undefined {
  const stop = runOn(walk, at, [{ line, isOn: true }]);
  return stop === endOf(walk) ? undefined : stop;
}

export interface Round {
  /** The element's variable, without its `$`. */
  readonly element: string;
  readonly line: number;
  readonly round: number;
  /** Rounds that the loop has, as far as they are recorded. */
  readonly rounds: number;
}

/** The round of the innermost loop around a stop. */
export function roundAt(walk: Walk, at: number): Round | undefined {
  const from = enclosingRound(walk, at);
  if (from === undefined) return undefined;
  const { steps } = walk.recording;
  const { line, column, round = 1 } = steps[from] as RecordedStep;
  let rounds = round;
  for (let next = from + 1; next < steps.length; next++) {
    const step = steps[next] as RecordedStep;
    if (step.kind !== 'round' || step.line !== line || step.column !== column) continue;
    if (step.round !== rounds + 1) break; // the loop begins again, within another
    rounds = step.round;
  }
  const head = walk.source.split('\n')[line - 1]?.slice(column - 1) ?? '';
  const element = /^#\{?foreach\}?\s*\(\s*\$!?\{?([A-Za-z_][\w-]*)/.exec(head)?.[1] ?? '';
  return { element, line, round, rounds };
}

function lineStopsOf(steps: readonly RecordedStep[], places: readonly StepPlace[]): readonly number[] {
  const stops: number[] = [];
  let line = 0;
  let before: RecordedStep | undefined;
  for (const [at, step] of steps.entries()) {
    const place = places[at] as StepPlace;
    if (step.apart !== undefined || place.isBlank) continue;
    // the first round follows its #foreach at once
    const isRound = step.kind === 'round' && before?.kind !== 'foreach';
    if (place.line !== line || isRound) stops.push(at);
    line = place.line;
    before = step;
  }
  return stops;
}

function firstFrom(walk: Walk, from: number, test: (place: StepPlace, step: RecordedStep) => boolean): number {
  for (let at = from; at < endOf(walk); at++) {
    if (test(walk.places[at] as StepPlace, walk.recording.steps[at] as RecordedStep)) return at;
  }
  return endOf(walk);
}

/** Whether a step comes to one of the lines, which the step before was not on. */
function isReached({ places, recording }: Walk, at: number, lines: ReadonlySet<number>): boolean {
  const place = places[at] as StepPlace;
  if (place.isBlank) return false;
  let previous = at - 1;
  while (places[previous]?.isBlank) previous--;
  const before = places[previous];
  const isRound = recording.steps[at]?.kind === 'round' && recording.steps[previous]?.kind !== 'foreach';
  for (let { line } = place; line <= place.endLine; line++) {
    const wasThere = before !== undefined && line >= before.line && line <= before.endLine;
    if (lines.has(line) && (isRound || !wasThere)) return true;
  }
  return false;
}

function enclosingRound({ recording: { steps }, places }: Walk, at: number): number | undefined {
  const place = places[at];
  if (place === undefined) return undefined;
  for (let back = at; back >= 0; back--) {
    const step = steps[back] as RecordedStep;
    if (
      step.kind === 'round' &&
      isInside(place, step) &&
      (back === at || steps[at]?.kind !== 'foreach' || !isSame(step, steps[at]))
    ) {
      return back;
    }
  }
  return undefined;
}

/** A loop within itself is none: `#foreach` comes again in each round of the loop around. */
function isSame(left: RecordedStep, right: RecordedStep | undefined): boolean {
  return left.line === right?.line && left.column === right.column;
}

function isInside({ line, column }: StepPlace, { line: fromLine, column: fromColumn, end }: RecordedStep): boolean {
  const isBehindStart = line > fromLine || (line === fromLine && column >= fromColumn);
  return isBehindStart && (line < end.line || (line === end.line && column < end.column));
}
