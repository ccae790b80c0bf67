// Parameter mappings that set a header or parameter of a secret's name to a text as it stands.
import { isSecretName } from './secret-names';

/** True for `append:header.x-api-key` → `abc`; what is looked up in a request, a context or a variable is no secret. */
export function secretMapping(name: string, value: string): boolean {
  const literal = /^'(.*)'$/s.exec(value)?.[1];
  const isLookedUp =
    value.includes('$') || (literal === undefined && /^(?:route|context|stageVariables)\./.test(value));
  return isSecretName(name) && value !== '' && !isLookedUp;
}
