/** A mapping template: parsed and compiled once, rendered often. */

import type { Statement } from './ast';
import { compileValue } from './compile-expression';
import { compileStatements } from './compile-statement';
import type { Compiler, Execute } from './compiler';
import { BreakSignal, Frame, StopSignal } from './frame';
import { DEFAULT_LIMITS, type TemplateLimits } from './limits';
import { parseTemplate } from './parse-template';
import { openJavaRegex } from './regex/java-regex';
import type { RegexPort } from './regex-port';
import { indexLines } from './source-position';
import type { StepHook } from './step-hook';
import { EvaluationError, TemplateError } from './template-error';
import type { Value } from './value-kinds';

/** The variables a template begins with, such as `input` and `context`. */
export type TemplateScope = Pick<ReadonlyMap<string, Value>, 'get'>;

export interface CompileOptions {
  /** Other regular expressions than the engine's own, which are Java's within a budget of steps. */
  readonly regex?: RegexPort;
}

export interface RenderOptions {
  readonly limits?: Partial<TemplateLimits>;
  /** Called before each step; without it nothing is spent on steps. */
  readonly hook?: StepHook;
}

export interface CompiledTemplate {
  /**
   * Renders with the given variables. Their maps and lists are changed where the template assigns into them.
   * @throws TemplateError if a call fails or a limit is reached; there is no partial text.
   */
  render(scope: TemplateScope, options?: RenderOptions): string;
}

interface Program {
  readonly execute: Execute;
  /** The names of the variables, in the order of their slots. */
  readonly names: readonly string[];
}

/**
 * Compiles a template.
 * @throws TemplateError of kind `parse` if the source is no template.
 */
export function compileTemplate(source: string, options: CompileOptions = {}): CompiledTemplate {
  const statements = guardStack(source, () => parseTemplate(source));
  const program = guardStack(source, () => compileProgram(source, statements, false));
  let traced: Program | undefined;
  const regex = options.regex ?? openJavaRegex();
  return {
    render(scope, renderOptions = {}) {
      const { hook } = renderOptions;
      if (hook !== undefined) traced ??= compileProgram(source, statements, true);
      const limits =
        renderOptions.limits === undefined ? DEFAULT_LIMITS : { ...DEFAULT_LIMITS, ...renderOptions.limits };
      const chosen = hook === undefined ? program : (traced ?? program);
      return run(source, chosen, scope, new Frame(limits, regex, hook));
    },
  };
}

function compileProgram(source: string, statements: readonly Statement[], isTraced: boolean): Program {
  const slots = new Map<string, number>();
  const placeOf = isTraced ? indexLines(source) : undefined;
  const compiler: Compiler = { source, slots, placeOf, statements: compileStatements, value: compileValue };
  const execute = compileStatements(compiler, statements);
  return { execute, names: [...slots.keys()] };
}

function run(source: string, program: Program, scope: TemplateScope, frame: Frame): string {
  try {
    for (const name of program.names) frame.slots.push(scope.get(name));
    program.execute(frame);
    return frame.out;
  } catch (thrown) {
    if (thrown instanceof StopSignal) return frame.out + thrown.written;
    // A #break outside of any loop ends the template.
    if (thrown instanceof BreakSignal) return frame.out;
    if (thrown instanceof EvaluationError) throw new TemplateError(thrown.kind, thrown.message, source, frame.at);
    if (thrown instanceof RangeError) throw tooLarge(source, frame.at);
    throw thrown;
  }
}

/** The parser bounds its own nesting; should the stack end all the same, that is an error like any other. */
function guardStack<T>(source: string, work: () => T): T {
  try {
    return work();
  } catch (thrown) {
    if (thrown instanceof RangeError) throw tooLarge(source, 0);
    throw thrown;
  }
}

function tooLarge(source: string, offset: number): TemplateError {
  return new TemplateError('limit', 'The template needs more memory or deeper nesting than there is.', source, offset);
}
