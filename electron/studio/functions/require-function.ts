// The function a call names, or the refusal.
import { StudioError } from '../../../shared/contract/errors';
import type { LambdaFunction } from '../../../shared/definition/companions/function';
import { type Definition, findEntity } from '../../../shared/definition/entities';

/** The function; NOT_FOUND where there is none. */
export function requireFunction(definition: Definition, functionName: string): LambdaFunction {
  const entity = findEntity(definition, 'function', functionName);
  if (entity !== undefined) return entity;
  throw new StudioError('NOT_FOUND', `There is no function ${functionName}.`, { path: 'functionName' });
}
