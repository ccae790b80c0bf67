// A function's configuration as the wire shows it.
// https://docs.aws.amazon.com/lambda/latest/api/API_FunctionConfiguration.html
import { createHash } from 'node:crypto';
import type { CodePackage } from '../../../shared/contract/functions';
import { type FoundFunction, findFunction, lambdaNameOf } from './function-reference';
import { readJsonText } from './json-text';
import { preconditionFailed } from './lambda-errors';
import type { LambdaCall } from './operation';

/** What clients may set and nothing here reads; they get it back as they sent it. */
export const otherSettingNames = [
  'Architectures',
  'DeadLetterConfig',
  'EphemeralStorage',
  'FileSystemConfigs',
  'KMSKeyArn',
  'LoggingConfig',
  'SnapStart',
  'TracingConfig',
  'VpcConfig',
] as const;

/** The FunctionConfiguration of the function that the call names. */
export async function configurationOf(call: LambdaCall, found: FoundFunction): Promise<Record<string, unknown>> {
  const { entity, arn, version, published } = found;
  const settings = published ?? entity;
  const code = await codeOf(call, found);
  const description = published === undefined ? entity.description : (published.description ?? entity.description);
  const { environment, layers, role } = settings;
  return {
    FunctionName: lambdaNameOf(entity),
    FunctionArn: arn,
    Runtime: settings.runtime,
    ...(role !== undefined && { Role: role }),
    Handler: settings.handler,
    CodeSize: code.codeSize,
    Description: description ?? '',
    Timeout: settings.timeout,
    MemorySize: settings.memorySize,
    LastModified: lambdaTime(lastModified(call, found, code)),
    CodeSha256: code.codeSha256,
    Version: version,
    ...(environment !== undefined && { Environment: { Variables: environment.variables } }),
    ...(layers !== undefined && { Layers: layers.map((layer) => ({ Arn: layer, CodeSize: 0 })) }),
    State: 'Active',
    LastUpdateStatus: 'Successful',
    PackageType: 'Zip',
    ...otherSettings(found),
    RevisionId: revisionOf({ entity, code, version }),
  };
}

/** The configuration of `$LATEST` as it is after an edit. */
export function latestConfiguration(call: LambdaCall, functionName: string): Promise<Record<string, unknown>> {
  return configurationOf(call, findFunction(call, { functionName, qualifier: undefined }));
}

/** The code of the function, or of the version that was found. */
export async function codeOf(call: LambdaCall, { functionName, published }: FoundFunction): Promise<CodePackage> {
  if (published === undefined) return call.studio.services.functions.readPackage({ functionName });
  const { codeSha256, codeSize, lastModified: at } = published;
  return { codeSha256, codeSize, lastModified: Date.parse(at), isAsUploaded: true };
}

/** Names a state of something: another one as soon as anything of it changes. */
export function revisionOf(state: object): string {
  const hex = createHash('sha256').update(JSON.stringify(state)).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}

/** Refuses a change of something that has changed since the caller looked. */
export function checkRevision(asked: unknown, now: unknown): void {
  if (asked === undefined || asked === null || asked === '' || asked === now) return;
  throw preconditionFailed(
    'The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id',
  );
}

function otherSettings({ entity }: FoundFunction): object {
  const defaults = {
    Architectures: ['x86_64'],
    EphemeralStorage: { Size: 512 },
    TracingConfig: { Mode: 'PassThrough' },
    LoggingConfig: { LogFormat: 'Text', LogGroup: `/aws/lambda/${lambdaNameOf(entity)}` },
  };
  const { SnapStart, ...kept } = Object.fromEntries(
    Object.entries(entity.otherSettings ?? {}).map(([name, text]) => [name, readJsonText(text)]),
  );
  const { ApplyOn = 'None' } = (SnapStart ?? {}) as { readonly ApplyOn?: string };
  return { ...defaults, SnapStart: { ApplyOn, OptimizationStatus: 'Off' }, ...kept };
}

function lastModified(
  { configured }: LambdaCall,
  { functionName, published }: FoundFunction,
  code: CodePackage,
): number {
  return published === undefined ? Math.max(code.lastModified, configured.get(functionName) ?? 0) : code.lastModified;
}

/** AWS recorded: `2026-01-31T12:00:00.000+0000`. */
function lambdaTime(at: number): string {
  return new Date(at).toISOString().replace('Z', '+0000');
}
