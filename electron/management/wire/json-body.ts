// The JSON object that most calls carry.
import { AwsError } from './aws-error';

/** Parses a JSON object body; `{}` where there is none, SerializationException where it is no JSON object in UTF-8. */
export function parseJsonObject(content: Uint8Array | string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    const text = typeof content === 'string' ? content : new TextDecoder('utf-8', { fatal: true }).decode(content);
    if (text.trim() === '') return {};
    value = JSON.parse(text);
  } catch {
    throw new AwsError('SerializationException', 400, 'The request body is not valid JSON.');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new AwsError('SerializationException', 400, 'The request body must be a JSON object.');
  }
  return value as Readonly<Record<string, unknown>>;
}
