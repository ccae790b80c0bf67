/** Renders a template and writes down each step, so that a debugger can go through them forwards and backwards. */

import type { TemplateLimits } from './limits';
import type { SourcePlace } from './source-position';
import type { ScopeView, StepKind, TemplateStep } from './step-hook';
import { compileTemplate, type TemplateScope } from './template';
import { TemplateError, type TemplateErrorKind } from './template-error';
import { previewValue, type ValuePreview } from './value-preview';

/** A variable that has become something else. */
export interface VariableChange {
  readonly name: string;
  /** Nothing if the variable is gone, as a loop's element after the loop. */
  readonly value: ValuePreview | undefined;
}

/** A place at which a debugger can stop: everything is as it was just before the step. */
export interface RecordedStep {
  readonly kind: StepKind;
  readonly line: number;
  readonly column: number;
  readonly end: SourcePlace;
  /** How much of the recording's output stood then. */
  readonly outputLength: number;
  /** Of a `round`: which one of its loop, from 1. */
  readonly round?: number;
  /** The text so far of the double-quoted string or `#define` that the step is in. */
  readonly apart?: string;
  /** What has changed since the step before. */
  readonly changes: readonly VariableChange[];
}

export interface StepRecording {
  readonly steps: readonly RecordedStep[];
  /** What has changed since the last step of all. */
  readonly changesAtEnd: readonly VariableChange[];
  /** The whole output; where the template failed, what stood before the last step. */
  readonly output: string;
  /** More steps were made than are recorded. */
  readonly isCut: boolean;
  readonly error?: {
    readonly kind: TemplateErrorKind;
    readonly message: string;
    readonly line: number;
    readonly column: number;
  };
}

export interface RecordOptions {
  /** Steps to record at most; the template is rendered to its end all the same. Default 2,000. */
  readonly maximumSteps?: number;
  /** Characters that are kept of a variable and of a text apart. Default 500. */
  readonly previewCharacters?: number;
  readonly limits?: Partial<TemplateLimits>;
}

/** Records the rendering of a template. An error of the template ends up in the recording. */
export function recordSteps(source: string, scope: TemplateScope, options: RecordOptions = {}): StepRecording {
  const { maximumSteps = 2_000, previewCharacters = 500, limits } = options;
  const steps: RecordedStep[] = [];
  const known = new Map<string, ValuePreview>();
  let output = '';
  let isCut = false;
  let last: ScopeView | undefined;
  const hook = (step: TemplateStep): void => {
    if (!step.isApart) output = step.output();
    last = step.scope;
    if (steps.length >= maximumSteps) {
      isCut = true;
      return;
    }
    const { kind, line, column, end } = step;
    const changes = changesIn(step.scope, known, previewCharacters);
    const apart = step.isApart ? { apart: step.output().slice(0, previewCharacters) } : {};
    const loop = kind === 'round' ? step.scope.get('foreach') : undefined;
    const round = typeof loop === 'object' && loop?.kind === 'loop' ? { round: loop.index + 1 } : {};
    steps.push({ kind, line, column, end, outputLength: output.length, ...round, ...apart, changes });
  };
  const recording = (whole: string, error?: TemplateError): StepRecording => ({
    steps,
    changesAtEnd: last === undefined || isCut ? [] : changesIn(last, known, previewCharacters),
    output: whole,
    isCut,
    ...(error && { error: { kind: error.kind, message: error.message, line: error.line, column: error.column } }),
  });
  try {
    return recording(compileTemplate(source).render(scope, { hook, ...(limits && { limits }) }));
  } catch (thrown) {
    if (thrown instanceof TemplateError) return recording(output, thrown);
    throw thrown;
  }
}

/** The variables that differ from what was known of them, which is brought up to date. */
function changesIn(scope: ScopeView, known: Map<string, ValuePreview>, characters: number): VariableChange[] {
  const changes: VariableChange[] = [];
  const names = new Set(scope.names());
  for (const name of names) {
    const value = previewValue(scope.get(name) ?? null, characters);
    const before = known.get(name);
    if (before !== undefined && before.kind === value.kind && before.text === value.text) continue;
    known.set(name, value);
    changes.push({ name, value });
  }
  for (const name of [...known.keys()]) {
    if (names.has(name)) continue;
    known.delete(name);
    changes.push({ name, value: undefined });
  }
  return changes;
}
