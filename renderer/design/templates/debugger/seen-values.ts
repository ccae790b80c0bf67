// What a debugger shows at a stop: the variables with what has changed, values beside their lines, the output's pieces.
import type { VariableChange } from '../../../../shared/vtl/record-steps';
import type { ValuePreview } from '../../../../shared/vtl/value-preview';
import { endOf, roundAt, type Walk } from './stepping';

export interface SeenVariable {
  readonly name: string;
  readonly value: ValuePreview;
  /** What it was at the stop before, where that was something else; undefined: it was not there. */
  readonly change?: { readonly before: ValuePreview | undefined };
}

export interface VariableGroup {
  readonly title: string;
  readonly variables: readonly SeenVariable[];
}

/** Variables that every template begins with. */
const given: readonly string[] = ['input', 'context', 'stageVariables', 'util'];

/** Of Velocity 1.5: set in every loop, and shown only where the template reads them. */
const oldNames: readonly string[] = ['velocityCount', 'velocityHasNext'];

/** The variables at a stop: those of the loop, of the template, and those that were given. */
export function variablesAt(walk: Walk, at: number, from: number): readonly VariableGroup[] {
  const values = valuesAt(walk, at);
  const before = from < at ? valuesAt(walk, from) : undefined;
  const round = roundAt(walk, at);
  const groups = { loop: [] as SeenVariable[], own: [] as SeenVariable[], given: [] as SeenVariable[] };
  for (const [name, value] of values) {
    if (oldNames.includes(name) && !walk.source.includes(name)) continue;
    const was = before?.get(name);
    const isChanged =
      before !== undefined && !given.includes(name) && (was?.text !== value.text || was.kind !== value.kind);
    const group = given.includes(name)
      ? groups.given
      : round !== undefined && (name === round.element || name === 'foreach')
        ? groups.loop
        : groups.own;
    group.push({ name, value, ...(isChanged && { change: { before: was } }) });
  }
  return [
    { title: round === undefined ? '' : `#foreach, line ${round.line}`, variables: groups.loop },
    { title: 'Template', variables: groups.own },
    { title: 'Given', variables: groups.given },
  ].filter(({ variables }) => variables.length > 0);
}

/** By line: what a `#set` made of its variable last, and the element a loop is at. */
export function hintsAt(walk: Walk, at: number): ReadonlyMap<number, string> {
  const hints = new Map<number, string>();
  const { steps, changesAtEnd } = walk.recording;
  const known = new Map<string, ValuePreview>();
  for (let index = 0; index < Math.min(at, endOf(walk)); index++) {
    const step = steps[index];
    const changes = steps[index + 1]?.changes ?? changesAtEnd;
    apply(known, step?.changes ?? []);
    if (step?.kind === 'set') {
      const change = changes.find(({ name, value }) => value !== undefined && !oldNames.includes(name));
      const was = change === undefined ? undefined : known.get(change.name);
      if (change?.value !== undefined) {
        const now = shortWords(change.value);
        hints.set(step.line, was === undefined || isLarge(change.value) ? now : `${shortWords(was)} → ${now}`);
      }
    }
    if (step?.kind === 'round') {
      const element = roundAt(walk, index)?.element;
      const value = element === undefined ? undefined : known.get(element);
      if (value !== undefined) hints.set(step.line, shortWords(value));
    }
  }
  return hints;
}

/** A part of the output, and the step that wrote it. */
export interface OutputPiece {
  readonly step: number;
  readonly text: string;
}

/** What was written before a stop, piece by piece. */
export function piecesAt(walk: Walk, at: number): readonly OutputPiece[] {
  const { steps, output, isCut } = walk.recording;
  const pieces: OutputPiece[] = [];
  const until = Math.min(at, steps.length);
  for (let index = 0; index < until; index++) {
    const from = steps[index]?.outputLength ?? 0;
    const to = steps[index + 1]?.outputLength ?? output.length;
    if (to > from)
      pieces.push({ step: index, text: output.slice(from, isCut && index === steps.length - 1 ? from : to) });
  }
  if (isCut && at >= steps.length) pieces.push({ step: -1, text: output.slice(steps.at(-1)?.outputLength) });
  return pieces;
}

/** What the step at a stop is going to write. */
export function nextWriting(walk: Walk, at: number): string {
  const { steps, output } = walk.recording;
  const from = steps[at]?.outputLength;
  return from === undefined ? '' : output.slice(from, steps[at + 1]?.outputLength);
}

/** What fits beside a line of a template. */
const hintCharacters = 32;

/** A value in a few words, for a hint behind a line. */
export function shortWords({ kind, text }: ValuePreview): string {
  if (kind === 'map') return text === '{}' ? 'empty map' : cut(text);
  if (kind === 'list') return text === '[]' ? 'empty list' : cut(text);
  return text === '' ? (kind === 'string' ? 'empty text' : kind) : cut(text);
}

function isLarge({ kind }: ValuePreview): boolean {
  return kind === 'map' || kind === 'list';
}

function cut(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > hintCharacters ? `${line.slice(0, hintCharacters)}…` : line;
}

function valuesAt(walk: Walk, at: number): ReadonlyMap<string, ValuePreview> {
  const values = new Map<string, ValuePreview>();
  const { steps, changesAtEnd } = walk.recording;
  for (let index = 0; index <= Math.min(at, steps.length - 1); index++) apply(values, steps[index]?.changes ?? []);
  if (at >= steps.length) apply(values, changesAtEnd);
  return values;
}

function apply(values: Map<string, ValuePreview>, changes: readonly VariableChange[]): void {
  for (const { name, value } of changes) {
    if (value === undefined) values.delete(name);
    else values.set(name, value);
  }
}
