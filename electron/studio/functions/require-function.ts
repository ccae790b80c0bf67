// The function a call names and a workspace that can be written, or the refusal.
import { StudioError } from '../../../shared/contract/errors';
import type { LambdaFunction } from '../../../shared/definition/companions/function';
import { type Definition, findEntity } from '../../../shared/definition/entities';
import type { CurrentWorkspace, OpenWorkspace } from '../workspace/current-workspace';

/** The function; NOT_FOUND where there is none. */
export function requireFunction(definition: Definition, functionName: string): LambdaFunction {
  const entity = findEntity(definition, 'function', functionName);
  if (entity !== undefined) return entity;
  throw new StudioError('NOT_FOUND', `There is no function ${functionName}.`, { path: 'functionName' });
}

/** The open workspace; READ_ONLY where it cannot be written. */
export function requireWritable(current: CurrentWorkspace): OpenWorkspace {
  const workspace = current.require();
  if (!workspace.isReadOnly) return workspace;
  throw new StudioError('READ_ONLY', 'This workspace cannot be written. Open a copy to edit it.');
}
