/** Double-quoted strings with references or directives: templates of their own, rendered to a value. */

import type { Interpolation, PrintStatement, Statement, TextStatement } from './ast';
import { compileReference } from './compile-reference';
import type { Compiler, Evaluate } from './compiler';
import { type Frame, StopSignal } from './frame';
import type { Value } from './value-kinds';

/** Compiles a string for its text. */
export function compileInterpolation(compiler: Compiler, expression: Interpolation): Evaluate {
  const { body, dropsLastCharacter } = expression;
  const last = body[body.length - 1];
  // The space that was put behind the string usually ends its last text, where it can be taken off right now.
  const endsInSpace = dropsLastCharacter && last?.kind === 'text' && last.text.endsWith(' ');
  const statements = endsInSpace ? withoutLastSpace(body, last) : body;
  if (compiler.placeOf === undefined && endsInSpace && statements.every(isPrinted))
    return compileParts(compiler, statements);
  const execute = compiler.statements(compiler, statements);
  const dropsAtRuntime = dropsLastCharacter && !endsInSpace;
  return (frame) => {
    const outer = frame.out;
    frame.out = '';
    frame.apart++;
    try {
      execute(frame);
      return dropsAtRuntime ? frame.out.slice(0, -1) : frame.out;
    } catch (signal) {
      // What a #define had written into the string is lost with the string.
      if (signal instanceof StopSignal) signal.written = '';
      throw signal;
    } finally {
      // A #break or #stop passes through here: what was written before the string must stand.
      frame.out = outer;
      frame.apart--;
    }
  };
}

function withoutLastSpace(body: readonly Statement[], last: TextStatement): readonly Statement[] {
  const others = body.slice(0, -1);
  return last.text === ' ' ? others : [...others, { ...last, text: last.text.slice(0, -1) }];
}

type Printed = TextStatement | PrintStatement;

function isPrinted(statement: Statement): statement is Printed {
  return statement.kind === 'text' || (statement.kind === 'print' && !statement.isEscaped);
}

/** A string of nothing but text and references, which need no output of their own. */
function compileParts(compiler: Compiler, statements: readonly Printed[]): Evaluate {
  const parts = statements.map((statement) =>
    statement.kind === 'text'
      ? { text: statement.text, resolve: undefined, literal: '' }
      : {
          text: statement.prefix,
          resolve: compileReference(compiler, statement.reference),
          literal: statement.reference.unresolved,
        },
  );
  return (frame) => {
    let text = '';
    for (let at = 0; at < parts.length; at++) {
      const part = parts[at] as (typeof parts)[number];
      if (part.resolve === undefined) text += part.text;
      else text += printedAfter(frame, part.resolve(frame), part.text, part.literal);
    }
    frame.checkLength(text.length);
    return text;
  };
}

/**
 * The text of a reference's value behind the marks and backslashes that stood before it. A #define prints without
 * them, unless it has come back to itself too often: then it prints the reference's source.
 */
export function printedAfter(frame: Frame, value: Value | undefined, prefix: string, literal: string): string {
  if (typeof value === 'string') return prefix + value;
  if (value === undefined || value === null) return prefix;
  if (typeof value !== 'object') return `${prefix}${value}`;
  return value.kind === 'block' ? (value.render() ?? prefix + literal) : prefix + frame.print(value);
}
