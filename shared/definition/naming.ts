// What names may look like (reference: REST APIs, naming; each rule is AWS's own).

const PATH_PART = /^(?:[A-Za-z0-9_\-.,:]+|\{[a-zA-Z0-9._$-]+\+?\})$/;
const STAGE_NAME = /^[A-Za-z0-9_-]{1,128}$/;
const MODEL_NAME = /^[A-Za-z0-9]+$/;
const PARAMETER_NAME = /^[a-zA-Z0-9._$-]+$/;
const STAGE_VARIABLE_NAME = /^[A-Za-z0-9_]{1,64}$/;
const STAGE_VARIABLE_VALUE = /^[A-Za-z0-9\-._~:/?#&=,]{0,512}$/;

/** Letters, digits, `_ - . , :` or one whole-segment `{name}` or `{name+}`. */
export function isPathPart(part: string): boolean {
  return PATH_PART.test(part);
}

export function isStageName(name: string): boolean {
  return STAGE_NAME.test(name);
}

export function isModelName(name: string): boolean {
  return MODEL_NAME.test(name);
}

export function isParameterName(name: string): boolean {
  return PARAMETER_NAME.test(name);
}

export function isStageVariableName(name: string): boolean {
  return STAGE_VARIABLE_NAME.test(name);
}

export function isStageVariableValue(value: string): boolean {
  return STAGE_VARIABLE_VALUE.test(value);
}

/** `{id}` or `{proxy+}`. */
export function isVariablePart(part: string): boolean {
  return part.startsWith('{') && part.endsWith('}');
}

/** `{proxy+}`. */
export function isGreedyPart(part: string): boolean {
  return part.startsWith('{') && part.endsWith('+}');
}

/** The parameter's name of a variable part: `{id}` → `id`, `{proxy+}` → `proxy`; undefined for literals. */
export function variableName(part: string): string | undefined {
  if (!isVariablePart(part)) return undefined;
  return part.slice(1, isGreedyPart(part) ? -2 : -1);
}
