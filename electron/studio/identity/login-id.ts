// Ids of logins: UUIDs of version 7, which begin with the moment they were made. `origin_jti` of every token that comes
// of a login is one, so that signing out ends all earlier ones without a list of them.
import { randomBytes } from 'node:crypto';

/** A new id for a login at `now`, in epoch milliseconds. */
export function newLoginId(now: number): string {
  const hex = `${Math.floor(now).toString(16).padStart(12, '0')}7${randomBytes(9).toString('hex').slice(0, 18)}`;
  // the variant's digit is 8, 9, a or b
  const variant = '89ab'[Number.parseInt(hex[16] ?? '0', 16) % 4];
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(19, 31),
  ].join('-');
}

/** When the login was, in epoch milliseconds; undefined for other ids. */
export function loginTime(id: unknown): number | undefined {
  if (typeof id !== 'string') return undefined;
  const [, high, low] = /^([0-9a-f]{8})-([0-9a-f]{4})-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.exec(id) ?? [];
  return high === undefined ? undefined : Number.parseInt(`${high}${low}`, 16);
}
