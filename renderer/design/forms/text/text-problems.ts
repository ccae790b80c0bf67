// Why a file was refused, as marks in its text.
import type { StudioError } from '../../../../shared/contract/errors';
import type { EditorProblem } from '../../../components/editor/completion';

/** One mark at the refusal's place; at the top where it names none. */
export function textProblems(error: StudioError): EditorProblem[] {
  const { line = 1, column = 1 } = error.details;
  return [{ severity: 'error', message: error.message, line, column }];
}
