// What an operation of the apigateway service is given and gives back.
import type { Studio } from '../../studio/create-studio';
import type { OpenWorkspace } from '../../studio/workspace/current-workspace';
import { AwsError } from '../wire/aws-error';
import type { OperationName } from './operation-table';

export interface OperationCall {
  readonly studio: Studio;
  readonly workspace: OpenWorkspace;
  /** Labels of the URI, decoded. */
  readonly labels: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The body's JSON object; `{}` where there is none. SerializationException where it is no JSON object. */
  json(): Readonly<Record<string, unknown>>;
  /** The body as text, for operations whose body is a document. */
  text(): string;
}

/** The answer's JSON, or undefined for an empty body; `bytes` for exports. */
export type OperationResult =
  | object
  | undefined
  | { readonly contentType: string; readonly attachment: string; readonly bytes: string };

export type Operation = (call: OperationCall) => Promise<OperationResult> | OperationResult;

/** The operations of one subject that are built. */
export type Operations = { readonly [Name in OperationName]?: Operation };

/** Label `name`; the table's URI names it, so its absence is a fault. */
export function label(call: OperationCall, name: string): string {
  const value = call.labels[name];
  if (value === undefined) throw new Error(`The URI has no label ${name}.`);
  return value;
}

/** Parses a JSON object body. */
export function parseJsonObject(text: string): Readonly<Record<string, unknown>> {
  if (text.trim() === '') return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new AwsError('SerializationException', 400, 'The request body is not valid JSON.');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new AwsError('SerializationException', 400, 'The request body must be a JSON object.');
  }
  return value as Readonly<Record<string, unknown>>;
}
