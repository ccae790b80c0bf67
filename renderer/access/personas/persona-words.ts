// Personas in words: who they are, in a line, and what a token says with its times as people tell them.
import type { Persona } from '../../../shared/definition/companions/persona';
import { spanWords } from '../limits/limit-words';

/** `signs as user bob`, `group admins, from 10.0.4.0`, … */
export function personaWords(persona: Persona, keyName: (id: string) => string): string {
  const { description, iam, token, apiKeyId, headers = {}, sourceIp, vpcId, vpceId, accountId } = persona;
  const parts = [
    iam && signerWords(iam),
    token?.username,
    token?.groups &&
      token.groups.length > 0 &&
      `${token.groups.length === 1 ? 'group' : 'groups'} ${token.groups.join(' ')}`,
    token?.scopes?.join(' '),
    apiKeyId && `key ${keyName(apiKeyId)}`,
    sourceIp && `from ${sourceIp}`,
    vpceId ?? vpcId,
    accountId && `account ${accountId}`,
    ...Object.keys(headers),
  ].filter((part): part is string => typeof part === 'string' && part !== '');
  if (description !== undefined && description !== '') return description;
  return parts.length === 0 ? 'sends nothing of its own' : parts.join(', ');
}

function signerWords(iam: NonNullable<Persona['iam']>): string {
  if (iam.kind === 'user') return `signs as user ${iam.userName}`;
  return iam.kind === 'role' ? `signs as role ${iam.roleName}` : `signs as account ${iam.accountId}`;
}

const times: ReadonlySet<string> = new Set(['exp', 'iat', 'nbf', 'auth_time']);

/** Claims that say nothing about who calls. */
const noise: ReadonlySet<string> = new Set(['origin_jti', 'jti', 'event_id', 'auth_time', 'iat']);

/** What a payload says of its bearer, a claim a line, times as `in 58 min`; `now` in epoch milliseconds. */
export function payloadText(payload: Readonly<Record<string, unknown>>, now: number): string {
  const lines = Object.entries(payload)
    .filter(([name]) => !noise.has(name))
    .map(([name, value]) => {
      const told = times.has(name) && typeof value === 'number' ? momentWords(value * 1_000 - now) : value;
      return `  ${JSON.stringify(name)}: ${JSON.stringify(told)}`;
    });
  return `{\n${lines.join(',\n')}\n}`;
}

function momentWords(ms: number): string {
  if (Math.abs(ms) < 2_000) return 'now';
  return ms > 0 ? `in ${spanWords(ms)}` : `${spanWords(-ms)} ago`;
}

/** The first of `alice copy`, `alice copy 2`, … that is free. */
export function copyName(name: string, taken: readonly string[]): string {
  const first = `${name} copy`;
  for (let count = 1; ; count++) {
    const candidate = count === 1 ? first : `${first} ${count}`;
    if (!taken.includes(candidate)) return candidate;
  }
}
