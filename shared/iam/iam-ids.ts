// Ids in IAM's form: a prefix that tells the kind, and letters and digits.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
import type { RandomSource } from '../definition/ids';

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** What an id begins with, and how many characters follow. */
const forms = {
  user: ['AIDA', 17],
  role: ['AROA', 17],
  policy: ['ANPA', 17],
  'access-key': ['AKIA', 16],
  'temporary-key': ['ASIA', 16],
} as const;

/** A fresh id. */
export function newIamId(kind: keyof typeof forms, random: RandomSource): string {
  const [prefix, length] = forms[kind];
  return prefix + Array.from({ length }, () => base32[Math.floor(random() * base32.length)]).join('');
}

/** The same id for the same name: of a role that is not known here. */
export function stableRoleId(roleArn: string): string {
  let hash = 5_381n;
  for (const character of roleArn) hash = (hash * 33n + BigInt(character.codePointAt(0) ?? 0)) % 2n ** 85n;
  return `AROA${Array.from({ length: 17 }, (_, at) => base32[Number((hash >> BigInt(at * 5)) % 32n)]).join('')}`;
}

/** Name and id of the user that every key belongs to which nobody has defined. */
export const localAdministrator = { userName: 'gatehouse', userId: 'AIDAGATEHOUSELOCAL01' } as const;
