// The members of CreateFunction and UpdateFunctionConfiguration as fields of the entity, checked in AWS's words.
import type { LambdaFunction } from '../../../shared/definition/companions/function';
import { flag, listOf, mapOf, members, readInput, text, whole } from '../wire/input-check';
import { enumFault, missingFault, throwFaults } from '../wire/validation-faults';
import { otherSettingNames } from './configuration';
import { invalidParameter } from './lambda-errors';

type Input = Readonly<Record<string, unknown>>;

/** The members that both calls have. Settings that nothing here reads go through as they are. */
const settingsShape = members({
  FunctionName: text,
  Description: text,
  Handler: text,
  Runtime: text,
  Role: text,
  Timeout: whole,
  MemorySize: whole,
  PackageType: text,
  Environment: members({ Variables: mapOf(text) }),
  Layers: listOf(text),
  Tags: mapOf(text),
  Publish: flag,
});

const runtimePattern = /^(nodejs|python|java|ruby|dotnet|dotnetcore|go|provided)[a-z0-9.]*$/;

const rolePattern = 'arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+';

// AWS documented: configuration-envvars, defined runtime environment variables that cannot be set
const reservedVariables = new Set([
  '_HANDLER',
  '_X_AMZN_TRACE_ID',
  'AWS_DEFAULT_REGION',
  'AWS_REGION',
  'AWS_EXECUTION_ENV',
  'AWS_LAMBDA_FUNCTION_NAME',
  'AWS_LAMBDA_FUNCTION_MEMORY_SIZE',
  'AWS_LAMBDA_FUNCTION_VERSION',
  'AWS_LAMBDA_INITIALIZATION_TYPE',
  'AWS_LAMBDA_LOG_GROUP_NAME',
  'AWS_LAMBDA_LOG_STREAM_NAME',
  'AWS_LAMBDA_RUNTIME_API',
  'LAMBDA_TASK_ROOT',
  'LAMBDA_RUNTIME_DIR',
]);

/** The body's members with their types checked. */
export function readSettings(body: Input): Input {
  const given = Object.entries(body).filter(([, value]) => value !== null);
  return { ...Object.fromEntries(given), ...readInput(settingsShape, body) };
}

/** What a new function must name. */
export function checkNew(input: Input): void {
  throwFaults([
    ...missingFault('functionName', input.FunctionName),
    ...missingFault('role', input.Role),
    ...missingFault('code', input.Code),
    ...settingFaults(input),
  ]);
  if (input.PackageType === 'Image') {
    throw invalidParameter('Gatehouse runs code of zip archives only: PackageType Image is not possible here.');
  }
  if (input.Runtime === undefined || input.Handler === undefined) {
    throw invalidParameter(
      'Runtime and Handler are mandatory parameters for functions created with deployment packages.',
    );
  }
}

/** The fields that the members stand for; `before` is what is there already. */
export function settingFields(input: Input, before?: LambdaFunction): Record<string, unknown> {
  throwFaults(settingFaults(input));
  const { Environment, Layers, Runtime, Description } = input;
  if (Runtime !== undefined && !runtimePattern.test(String(Runtime))) {
    throw invalidParameter(
      `Value ${Runtime} at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: [nodejs22.x, nodejs20.x, python3.13, python3.12, provided.al2023] or be a valid ARN`,
    );
  }
  const variables = (Environment as { readonly Variables?: Readonly<Record<string, string>> } | undefined)?.Variables;
  if (variables !== undefined) checkVariables(variables);
  if (Layers !== undefined) checkLayers(Layers as readonly string[]);
  const others = Object.fromEntries(
    otherSettingNames.flatMap((name) => (input[name] == null ? [] : [[name, JSON.stringify(input[name])]])),
  );
  const fields = {
    ...(Description !== undefined && { description: Description === '' ? undefined : Description }),
    ...(Runtime !== undefined && { runtime: Runtime }),
    ...(input.Handler !== undefined && { handler: input.Handler }),
    ...(input.Role !== undefined && { role: input.Role }),
    ...(input.Timeout !== undefined && { timeout: input.Timeout }),
    ...(input.MemorySize !== undefined && { memorySize: input.MemorySize }),
    ...(Environment !== undefined && { environment: hasEntries(variables) ? { variables } : undefined }),
    ...(Layers !== undefined && { layers: (Layers as readonly string[]).length === 0 ? undefined : Layers }),
    ...(hasEntries(input.Tags) && { tags: input.Tags }),
    ...(hasEntries(others) && { otherSettings: { ...before?.otherSettings, ...others } }),
  };
  return fields;
}

function settingFaults(input: Input): readonly string[] {
  const { Role } = input;
  const isRole = Role === undefined || /^arn:aws[a-zA-Z-]*:iam::\d{12}:role\/?[\w+=,.@\-/]+$/.test(String(Role));
  return [
    ...rangeFault('timeout', input.Timeout, 1, 900),
    ...rangeFault('memorySize', input.MemorySize, 128, 10_240),
    ...lengthFault('description', input.Description, 256),
    ...lengthFault('handler', input.Handler, 128),
    ...enumFault('packageType', input.PackageType, ['Zip', 'Image']),
    ...(isRole
      ? []
      : [
          `Value '${Role}' at 'role' failed to satisfy constraint: Member must satisfy regular expression pattern: ${rolePattern}`,
        ]),
  ];
}

/** AWS recorded: the words for a number beyond its limits. */
export function rangeFault(member: string, value: unknown, least: number, most: number): readonly string[] {
  if (typeof value !== 'number' || (value >= least && value <= most)) return [];
  const limit = value < least ? `greater than or equal to ${least}` : `less than or equal to ${most}`;
  return [`Value '${value}' at '${member}' failed to satisfy constraint: Member must have value ${limit}`];
}

function lengthFault(member: string, value: unknown, most: number): readonly string[] {
  if (typeof value !== 'string' || value.length <= most) return [];
  return [
    `Value '${value}' at '${member}' failed to satisfy constraint: Member must have length less than or equal to ${most}`,
  ];
}

function checkVariables(variables: Readonly<Record<string, string>>): void {
  const reserved = Object.keys(variables).filter((name) => reservedVariables.has(name));
  if (reserved.length === 0) return;
  // AWS recorded: the wording
  throw invalidParameter(
    `Lambda was unable to configure your environment variables because the environment variables you have provided contains reserved keys that are currently not supported for modification. Reserved keys used in this request: ${reserved.join(', ')}`,
  );
}

/** Layers here are folders and archives of this machine, which the workspace names by their places. */
function checkLayers(layers: readonly string[]): void {
  const unknown = layers.find((layer) => layer.startsWith('arn:'));
  if (unknown !== undefined) throw invalidParameter(`Layer version ${unknown} does not exist.`);
}

function hasEntries(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}
