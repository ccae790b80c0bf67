// A rule of API Gateway that an entity breaks. Edits refuse what they break newly; findings show all of it.
import { StudioError, type StudioErrorCode } from '../../../contract/errors';
import { isDeepEqual } from '../../changes';
import { readMember } from '../member-path';

export interface RuleProblem {
  /** The member that is wrong. */
  readonly path: readonly string[];
  /** Further members that take part; an edit of any of them is answerable. */
  readonly alsoAt?: readonly (readonly string[])[];
  readonly message: string;
  /** INVALID_DEFINITION where absent. */
  readonly code?: StudioErrorCode;
}

/**
 * Throws the problems of `after` that the edit answers for: those whose members differ from `before`. An entity that
 * was broken by hand can so be mended step by step.
 */
export function refuseBrokenRules(before: unknown, after: unknown, problems: readonly RuleProblem[]): void {
  const own = problems.filter(({ path, alsoAt = [] }) =>
    [path, ...alsoAt].some((place) => !isDeepEqual(readMember(before, place), readMember(after, place))),
  );
  const [first] = own;
  if (first === undefined) return;
  throw new StudioError(first.code ?? 'INVALID_DEFINITION', first.message, {
    path: first.path.join('.'),
    ...(own.length > 1 && { problems: own.map(({ path, message }) => ({ path: path.join('.'), message })) }),
  });
}
