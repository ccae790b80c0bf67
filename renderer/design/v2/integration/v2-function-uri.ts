// The function that an integration of an HTTP or WebSocket API names: by its own ARN, or by its invocation ARN.
import { type LambdaUri, readFunctionArn, readLambdaUri, writeLambdaUri } from '../../forms/integration/endpoint-uri';

export interface V2FunctionUri extends LambdaUri {
  /** The function's own ARN, as HTTP APIs keep it. */
  readonly isPlain: boolean;
}

const variableArn = /^arn:[^:]+:lambda:([^:]+):([^:]+):function:(\$\{stageVariables\.\w+\})(?::(.+))?$/;

/** The function that `uri` calls; undefined where it names none. */
export function readV2FunctionUri(uri: string): V2FunctionUri | undefined {
  const invoked = readLambdaUri(uri);
  if (invoked !== undefined) return { ...invoked, isPlain: false };
  const plain = readFunctionArn(uri);
  if (plain !== undefined) return { ...plain, isStreaming: false, isPlain: true };
  const [, region, accountId, functionName, qualifier] = variableArn.exec(uri) ?? [];
  if (region === undefined || accountId === undefined || functionName === undefined) return undefined;
  const version = qualifier === undefined ? {} : { qualifier };
  return { region, accountId, functionName, ...version, isStreaming: false, isPlain: true };
}

/** The URI in the form that it had. */
export function writeV2FunctionUri({ isPlain, ...parts }: V2FunctionUri): string {
  if (!isPlain) return writeLambdaUri(parts);
  const { region, accountId = '000000000000', functionName, qualifier = '' } = parts;
  return `arn:aws:lambda:${region}:${accountId}:function:${functionName}${qualifier === '' ? '' : `:${qualifier}`}`;
}
