// The rules of single calls, applied to every imported method; AWS words them as errors of the import.
import type { ApiNames } from '../../definition/edits/rules/api-names';
import { methodProblems } from '../../definition/edits/rules/method-rules';
import { addError, type ImportContext } from './import-context';
import type { ImportedMethod } from './paths';

/** Records what AWS would refuse of `methods`. */
export function checkMethods(context: ImportContext, methods: readonly ImportedMethod[], names: ApiNames): void {
  for (const { method, path, place } of methods) {
    for (const problem of methodProblems(method, names)) {
      const at = `${place}.${problem.path.join('.')}`;
      addError(context, at, `${beginning(problem.path, method.httpMethod, path)}: ${problem.message}`);
    }
  }
}

// AWS documented: public bug reports quote the sentences for integrations and integration responses
function beginning([first, second]: readonly string[], verb: string, path: string): string {
  if (first === 'methodIntegration' && second === 'integrationResponses') {
    return `Unable to put integration response on '${verb}' for resource at path '${path}'`;
  }
  if (first === 'methodIntegration') return `Unable to put integration on '${verb}' for resource at path '${path}'`;
  if (first === 'methodResponses') return `Unable to put method response on '${verb}' for resource at path '${path}'`;
  return `Unable to put method '${verb}' on resource at path '${path}'`;
}
