// What is wrong with a body in the words of the Java validator that API Gateway uses: `validationErrorString`.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html
import type { ErrorObject } from 'ajv';

/** AWS recorded: for an empty body and one that is no JSON. */
export const unreadableBody = 'Unknown error parsing request body';

/** One finding: `parameters` of several that say the same of one place (missing properties) are gathered. */
interface Finding {
  readonly error: ErrorObject;
  readonly names: string[];
}

const summaries = new Set(['allOf', 'oneOf', 'anyOf', 'not']);

/** The phrases for what Ajv found, in the order of the Java validator: by place in the body, then by keyword. */
export function validationPhrases(errors: readonly ErrorObject[]): readonly string[] {
  const findings = gather(withoutDetails(errors));
  findings.sort((a, b) => comparePlaces(a.error, b.error));
  return findings.map(({ error, names }) => phraseOf(error, names.sort()));
}

/**
 * The Java validator does not look into an object or list that is wrong itself, and of alternatives says only that
 * none fits.
 */
function withoutDetails(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const places = new Set(errors.map(({ instancePath }) => instancePath));
  const alternatives = new Map<string, string>();
  for (const { keyword, instancePath, schemaPath } of errors) {
    if (summaries.has(keyword)) alternatives.set(instancePath, parentOf(schemaPath));
  }
  return errors.filter(({ instancePath, schemaPath }) => {
    if (isInside(instancePath, places)) return false;
    const schema = alternatives.get(instancePath);
    return schema === undefined || parentOf(schemaPath) === schema;
  });
}

function isInside(instancePath: string, places: ReadonlySet<string>): boolean {
  for (let at = instancePath.lastIndexOf('/'); at !== -1; at = instancePath.lastIndexOf('/', at - 1)) {
    if (places.has(instancePath.slice(0, at))) return true;
    if (at === 0) break;
  }
  return false;
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

function gather(errors: readonly ErrorObject[]): Finding[] {
  const findings = new Map<string, Finding>();
  for (const error of errors) {
    const name = nameIn(error);
    const key = `${error.instancePath} ${error.schemaPath}`;
    const known = findings.get(key);
    if (known === undefined) findings.set(key, { error, names: name === undefined ? [] : [name] });
    else if (name !== undefined) known.names.push(name);
  }
  return [...findings.values()];
}

function nameIn({ keyword, params }: ErrorObject): string | undefined {
  if (keyword === 'required') return String(params.missingProperty);
  if (keyword === 'additionalProperties') return String(params.additionalProperty);
  return undefined;
}

function comparePlaces(a: ErrorObject, b: ErrorObject): number {
  const [left, right] = [a.instancePath.split('/'), b.instancePath.split('/')];
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const [x, y] = [left[at], right[at]];
    if (x === y) continue;
    if (x === undefined || y === undefined) return x === undefined ? -1 : 1;
    return /^\d+$/.test(x) && /^\d+$/.test(y) ? Number(x) - Number(y) : x < y ? -1 : 1;
  }
  return a.keyword < b.keyword ? -1 : a.keyword > b.keyword ? 1 : 0;
}

type Phrase = (error: ErrorObject, names: readonly string[]) => string;

const phrases: ReadonlyMap<string, Phrase> = new Map<string, Phrase>([
  ['required', (_, names) => `object has missing required properties (${JSON.stringify(names)})`],
  [
    'type',
    ({ params, data }) =>
      `instance type (${typeOf(data)}) does not match any allowed primitive type (allowed: ${allowedTypes(params.type)})`,
  ],
  [
    'enum',
    ({ params, data }) =>
      `instance value (${JSON.stringify(data)}) not found in enum (possible values: ${JSON.stringify(params.allowedValues)})`,
  ],
  ['minimum', (error) => boundary(error, 'lower', 'minimum', 'greater')],
  ['maximum', (error) => boundary(error, 'greater', 'maximum', 'lower')],
  [
    'minLength',
    ({ params, data }) =>
      `string "${data}" is too short (length: ${lengthOf(data)}, required minimum: ${params.limit})`,
  ],
  [
    'maxLength',
    ({ params, data }) => `string "${data}" is too long (length: ${lengthOf(data)}, maximum allowed: ${params.limit})`,
  ],
  ['pattern', ({ params, data }) => `ECMA 262 regex "${params.pattern}" does not match input string "${data}"`],
  [
    'additionalProperties',
    (_, names) => `object instance has properties which are not allowed by the schema: ${JSON.stringify(names)}`,
  ],
  [
    'additionalItems',
    ({ params, data }) =>
      `schema only allows ${params.limit} elements in array but instance has ${lengthOf(data)} elements`,
  ],
  [
    'minItems',
    ({ params, data }) =>
      `array is too short: must have at least ${params.limit} elements but instance has ${lengthOf(data)} elements`,
  ],
  [
    'maxItems',
    ({ params, data }) =>
      `array is too long: must have at most ${params.limit} elements but instance has ${lengthOf(data)} elements`,
  ],
  ['uniqueItems', () => 'array must not contain duplicate elements'],
  [
    'minProperties',
    ({ params, data }) =>
      `object has too few properties (found ${lengthOf(data)} but schema requires at least ${params.limit})`,
  ],
  [
    'maxProperties',
    ({ params, data }) =>
      `object has too many properties (found ${lengthOf(data)} but schema requires at most ${params.limit})`,
  ],
  ['multipleOf', ({ params, data }) => `remainder of division is not zero (${data} / ${params.multipleOf})`],
  [
    'dependencies',
    ({ params }) =>
      `property "${params.property}" of object has missing property dependencies (schema requires ` +
      `${listOf(params.deps)}; missing: ${JSON.stringify([params.missingProperty])})`,
  ],
  [
    'allOf',
    ({ params, schema }) =>
      `instance failed to match all required schemas (matched only ${params.matched} out of ${lengthOf(schema)})`,
  ],
  ['anyOf', ({ schema }) => `instance failed to match at least one required schema among ${lengthOf(schema)}`],
  [
    'oneOf',
    ({ params, schema }) =>
      `instance failed to match exactly one schema (matched ${params.passingSchemas?.length ?? 0} out of ${lengthOf(schema)})`,
  ],
  ['not', () => 'instance matched a schema which it should not have'],
  ['format', ({ params, data }) => formatPhrase(String(params.format), String(data))],
]);

function phraseOf(error: ErrorObject, names: readonly string[]): string {
  return phrases.get(error.keyword)?.(error, names) ?? error.message ?? error.keyword;
}

function boundary({ params, data }: ErrorObject, wrong: string, keyword: string, right: string): string {
  const isExclusive = params.comparison === '>' || params.comparison === '<';
  return isExclusive
    ? `numeric instance is not strictly ${right} than the required ${keyword} ${params.limit}`
    : `numeric instance is ${wrong} than the required ${keyword} (${keyword}: ${params.limit}, found: ${data})`;
}

/** AWS recorded: where `number` is allowed the list names `integer` as well. */
function allowedTypes(type: unknown): string {
  const types = new Set((Array.isArray(type) ? type : [type]).map(String));
  if (types.has('number')) types.add('integer');
  return JSON.stringify([...types].sort());
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value === 'number' && Number.isInteger(value) ? 'integer' : typeof value;
}

/** Characters of a string, elements of a list, members of an object. */
function lengthOf(value: unknown): number {
  if (typeof value === 'string') return Array.from(value).length;
  return typeof value === 'object' && value !== null ? Object.keys(value).length : 0;
}

function listOf(names: unknown): string {
  return JSON.stringify(String(names).split(', '));
}

function formatPhrase(format: string, text: string): string {
  const named: Record<string, string> = {
    'date-time':
      "invalid against requested date format(s) [yyyy-MM-dd'T'HH:mm:ssZ, yyyy-MM-dd'T'HH:mm:ss.[0-9]{1,12}Z]",
    email: 'not a valid email address',
    hostname: 'not a valid hostname',
    ipv4: 'not a valid IPv4 address',
    ipv6: 'not a valid IPv6 address',
    regex: 'not a valid ECMA 262 regular expression',
    uri: 'not a valid URI',
  };
  return `string "${text}" is ${named[format] ?? `not a valid ${format}`}`;
}
