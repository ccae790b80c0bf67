// ARNs, and patterns of them that are compared part by part.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
import { compilePattern, type ValuePattern } from './value-pattern';

/** `arn`, partition, service, region, account, and everything after the fifth colon. */
export type Arn = readonly [
  arn: string,
  partition: string,
  service: string,
  region: string,
  account: string,
  resource: string,
];

/** The parts of `text`; undefined where it has fewer than six. */
export function readArn(text: string): Arn | undefined {
  const parts = splitArn(text);
  return parts.length === 6 && parts[0] === 'arn' ? (parts as unknown as Arn) : undefined;
}

/** Up to six parts; the last keeps further colons. */
export function splitArn(text: string): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  while (parts.length < 5) {
    const colon = text.indexOf(':', from);
    if (colon === -1) break;
    parts.push(text.slice(from, colon));
    from = colon + 1;
  }
  return [...parts, text.slice(from)];
}

export type ArnPattern = (arn: Arn | undefined, keys: Parameters<ValuePattern>[1]) => boolean;

/** Compiles an entry of `Resource`. Variables stand after the fifth colon only. */
export function compileResource(pattern: string, hasVariables: boolean): ArnPattern {
  // AWS documented: the bare star takes in everything
  if (pattern === '*') return () => true;
  const parts = splitArn(pattern);
  // AWS documented: the service is never a wildcard
  if (parts[0] !== 'arn' || /[*?]/.test(parts[2] ?? '')) return () => false;
  const isCut = parts.length < 6;
  // AWS assumed: an ARN that breaks off behind a star takes in what the missing parts say
  if (isCut && (parts.length < 4 || !pattern.endsWith('*'))) return () => false;
  const whole = isCut ? [...parts, ...Array.from({ length: 6 - parts.length }, () => '*')] : parts;
  return compileParts(whole, (part) => part === 5 && hasVariables);
}

/** Compiles a value of ArnLike: each part by itself, so that a star in one does not reach the next. */
export function compileArnValue(pattern: string, hasVariables: boolean): ValuePattern {
  // AWS assumed: a star alone is every ARN
  if (pattern === '*') return () => true;
  const parts = splitArn(pattern.replace(/\$\{[^{}]*\}/g, (found) => found.replaceAll(':', '\u0000')));
  if (parts.length < 6) return () => false;
  const matches = compileParts(
    parts.map((part) => part.replaceAll('\u0000', ':')),
    () => hasVariables,
  );
  return (text, keys) => matches(readArn(text), keys);
}

function compileParts(parts: readonly string[], mayHaveVariables: (part: number) => boolean): ArnPattern {
  const patterns = parts.map((part, index) =>
    compilePattern(part, { hasVariables: mayHaveVariables(index), hasWildcards: true }),
  );
  return (arn, keys) => arn !== undefined && patterns.every((matches, index) => matches(arn[index] as string, keys));
}
