// What AWS's framework says of a JSON value of the wrong type.
import { AwsError } from './aws-error';

// AWS recorded: the classes of the Java service show in the message
const classes: Readonly<Record<string, string>> = {
  boolean: 'java.lang.Boolean',
  number: 'com.amazon.coral.value.json.numbers.TruncatingBigNumber',
  string: 'java.lang.String',
  object: 'java.util.LinkedHashMap',
};

/** SerializationException for `value` where a `wanted` should stand. */
export function serializationFault(value: unknown, wanted: string): AwsError {
  const name = Array.isArray(value) ? 'java.util.ArrayList' : (classes[typeof value] ?? 'java.lang.Object');
  return new AwsError('SerializationException', 400, `class ${name} can not be converted to an ${wanted}`);
}
