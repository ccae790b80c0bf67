// `pattern` in models: ECMA 262 expressions over text that clients send, so none may run away.
import type { RegExpEngine } from 'ajv/dist/types';
import { openJavaRegex } from '../../../shared/vtl/regex/java-regex';
import { EvaluationError } from '../../../shared/vtl/template-error';

/** Longest text for the platform's own expressions, which backtrack without a limit. */
const plainCharacters = 2_048;
/** Steps of one test; past it the text counts as one that does not match. */
const steps = 2_000_000;

/** The engine Ajv compiles patterns with. A broken pattern throws. */
export const schemaPattern: RegExpEngine = Object.assign(
  (source: string) => {
    const own = new RegExp(source);
    const isPlain = cannotRunAway(source);
    const bounded = boundedSearch(source);
    return {
      test: (text: string) => (isPlain && text.length <= plainCharacters ? own.test(text) : bounded(text)),
      // Ajv tells patterns apart by this text
      toString: () => own.toString(),
    };
  },
  { code: 'schemaPattern' },
);

/** True where at most one part repeats without a small bound, and none that repeats holds another. */
export function cannotRunAway(source: string): boolean {
  const skeleton = source.replace(/\\./gs, 'x').replace(/\[[^\]]*\]/g, 'x');
  if (/\)(?:[*+]|\{)/.test(skeleton)) return false;
  const repeats = skeleton.match(/[*+]|\{\d*,\d*\}/g) ?? [];
  return repeats.filter((repeat) => !isSmall(repeat)).length <= 1;
}

function isSmall(repeat: string): boolean {
  const most = /,(\d+)\}/.exec(repeat)?.[1];
  return most !== undefined && Number(most) <= 32;
}

/** The search on an engine that counts its steps. Java's syntax holds all that models use of ECMA's. */
function boundedSearch(source: string): (text: string) => boolean {
  const regex = openJavaRegex();
  const search = `(?s:.*?)(?:${source})(?s:.*)`;
  return (text) => {
    try {
      return regex.matches(search, text, { stepsLeft: steps });
    } catch (thrown) {
      if (thrown instanceof EvaluationError) return false;
      throw thrown;
    }
  };
}
