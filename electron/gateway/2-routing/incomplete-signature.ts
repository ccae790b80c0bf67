// What the service says of an `Authorization` header that is no whole signature.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
import { createHash } from 'node:crypto';
import type { HeaderList } from '../../../shared/trace/trace';
import { findHeader } from '../context/header-lines';

const wantedParts = ['Credential', 'Signature', 'SignedHeaders'] as const;

/** The complaint, or undefined where the header has all parts of a signature. */
export function incompleteSignatureText(authorization: string, headers: HeaderList): string | undefined {
  const names = partNames(authorization);
  if (names === undefined) return notPairs(authorization);
  const lacks = wantedParts
    .filter((part) => !names.has(part))
    .map((part) => `Authorization header requires '${part}' parameter. `);
  const isDated = findHeader(headers, 'x-amz-date') !== undefined || findHeader(headers, 'date') !== undefined;
  // AWS documented: all that is missing is told at once, and the header itself after it
  const undated = "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ";
  const complaint = `${lacks.join('')}${isDated ? '' : undated}`;
  return complaint === '' ? undefined : `${complaint}Authorization=${authorization}`;
}

/** Names of the `key=value` pairs after the scheme; undefined where something else stands there. */
function partNames(authorization: string): ReadonlySet<string> | undefined {
  const space = authorization.indexOf(' ');
  const pairs = authorization
    .slice(space + 1)
    .split(',')
    .map((pair) => pair.trim());
  if (pairs.some((pair) => pair.indexOf('=') < 1)) return undefined;
  return new Set(pairs.map((pair) => pair.slice(0, pair.indexOf('='))));
}

function notPairs(authorization: string): string {
  // AWS recorded: the credential itself shows as its SHA-256 in Base64
  const hash = createHash('sha256').update(authorization).digest('base64');
  return (
    'Invalid key=value pair (missing equal-sign) in Authorization header ' +
    `(hashed with SHA-256 and encoded with Base64): '${hash}'.`
  );
}
