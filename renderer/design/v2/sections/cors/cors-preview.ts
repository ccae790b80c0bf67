// What a CORS configuration comes to for a page of one origin: headers of preflights and of other answers.
import { compileCors } from '../../../../../shared/cors/compile-cors';
import type { CorsConfiguration } from '../../../../../shared/definition/v2/api';
import type { HeaderList } from '../../../../../shared/trace/trace';

export interface CorsPreview {
  readonly isAllowed: boolean;
  /** The head of the answer to a preflight. */
  readonly preflight: string;
  /** What other answers carry; empty where they carry nothing. */
  readonly answer: string;
}

/** By the gateway's own rules. An origin that is not allowed gets no lines, and no error. */
export function corsPreview(cors: CorsConfiguration, origin: string): CorsPreview {
  const head = 'HTTP/1.1 204 No Content';
  const compiled = compileCors(cors);
  const allowed = compiled?.allowedOrigin(origin);
  if (compiled === undefined || allowed === undefined) return { isAllowed: false, preflight: head, answer: '' };
  const first = `access-control-allow-origin: ${allowed}`;
  const textOf = (lines: HeaderList) => lines.map(([name, value]) => `${name}: ${value}`);
  return {
    isAllowed: true,
    preflight: [head, first, ...textOf(compiled.preflightLines)].join('\n'),
    answer: [first, ...textOf(compiled.answerLines)].join('\n'),
  };
}

/** Origins worth looking at: those that are named, one for each pattern, and one that nobody has named. */
export function originsToTry({ allowOrigins = [] }: CorsConfiguration): readonly string[] {
  const named = allowOrigins.filter((origin) => !origin.includes('*'));
  const patterns = allowOrigins.filter((origin) => origin.includes('*'));
  const examples = patterns.map((pattern) => (pattern === 'http://*' ? 'http://any.example' : 'https://any.example'));
  return [...new Set([...named, ...examples, 'https://elsewhere.example'])];
}
