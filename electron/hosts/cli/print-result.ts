// How every verb ends that has an answer: as JSON for machines, or in lines for people.
import type { Invocation } from './command';

/** Prints `result` as one line of JSON where `--json` asks for it, else `lines`. */
export function printResult(
  { output, options }: Pick<Invocation, 'output' | 'options'>,
  result: unknown,
  lines: readonly string[],
): 0 {
  if (options.json === true) output.print(JSON.stringify(result));
  else for (const line of lines) output.print(line);
  return 0;
}
