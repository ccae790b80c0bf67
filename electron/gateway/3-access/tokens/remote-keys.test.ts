import { generateKeyPairSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { openAccess } from '../../no-companions';
import type { AccessSettings } from '../../ports';
import { openRemoteKeys } from './remote-keys';
import { openTokenKeys } from './token-keys';

const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const jwk = publicKey.export({ format: 'jwk' });
const weak = generateKeyPairSync('rsa', { modulusLength: 1_024 }).publicKey.export({ format: 'jwk' });
const issuer = 'https://issuer.example.com';

/** Documents by address; what is not there fails. */
function openIssuer(documents: Record<string, string>) {
  const asked: string[] = [];
  const clock = { now: 1_000_000 };
  return {
    asked,
    clock,
    parts: {
      clock: () => clock.now,
      async fetch(address: string) {
        asked.push(address);
        const text = documents[address];
        if (text === undefined) throw new Error(`${address} answers 404.`);
        return text;
      },
    },
  };
}

const setOf = (...kids: string[]) => JSON.stringify({ keys: kids.map((kid) => ({ ...jwk, kid, use: 'sig' })) });

it('takes the address of the keys from the discovery document, once', async () => {
  const at = `${issuer}/elsewhere`;
  const { parts, asked } = openIssuer({
    [`${issuer}/.well-known/openid-configuration`]: JSON.stringify({ jwks_uri: at }),
    [at]: setOf('a', 'b'),
  });
  const keys = openRemoteKeys(issuer, undefined, parts);
  const both = await Promise.all([keys.find('a'), keys.find('b')]);
  expect([both.map((found) => 'key' in found), asked.length, 'key' in (await keys.find('a'))]).toEqual([
    [true, true],
    2,
    true,
  ]);
});

it('looks where Cognito has its keys where there is no discovery document', async () => {
  const { parts } = openIssuer({ [`${issuer}/.well-known/jwks.json`]: setOf('a') });
  expect('key' in (await openRemoteKeys(issuer, undefined, parts).find('a'))).toBe(true);
});

it('asks again for an unknown key, but not more often than every 30 seconds', async () => {
  const at = `${issuer}/keys`;
  const documents = { [at]: setOf('a') };
  const { parts, asked, clock } = openIssuer(documents);
  const keys = openRemoteKeys(issuer, at, parts);
  await keys.find('a');
  documents[at] = setOf('b');
  const early = await keys.find('b');
  clock.now += 30_000;
  const later = await keys.find('b');
  expect([early, 'key' in later, asked.length]).toEqual([{ problem: `${issuer} has no key b.` }, true, 2]);
});

it('keeps keys for two hours', async () => {
  const at = `${issuer}/keys`;
  const { parts, asked, clock } = openIssuer({ [at]: setOf('a') });
  const keys = openRemoteKeys(issuer, at, parts);
  await keys.find('a');
  clock.now += 2 * 3_600_000 - 1;
  await keys.find('a');
  clock.now += 1;
  await keys.find('a');
  expect(asked.length).toBe(2);
});

it('says why there are no keys, and keeps those it has', async () => {
  const at = `${issuer}/keys`;
  const documents: Record<string, string> = { [at]: 'no JSON' };
  const { parts, clock } = openIssuer(documents);
  const keys = openRemoteKeys(issuer, at, parts);
  const broken = await keys.find('a');
  documents[at] = setOf('a');
  clock.now += 30_000;
  await keys.find('a');
  delete documents[at];
  clock.now += 30_000;
  await keys.find('other');
  expect([broken, 'key' in (await keys.find('a'))]).toEqual([
    { problem: `The keys of ${issuer} cannot be fetched: ${at} is no JSON Web Key set.` },
    true,
  ]);
});

it('takes RSA keys for signing that are long enough, and nothing else', async () => {
  const at = `${issuer}/keys`;
  const keys = [
    { ...jwk, kid: 'encrypts', use: 'enc' },
    { ...weak, kid: 'weak' },
    { kty: 'oct', k: 'c2VjcmV0', kid: 'shared' },
    { ...jwk, kid: 7 },
    { kty: 'RSA', n: '!', e: 'AQAB', kid: 'broken' },
    { ...jwk, kid: 'good' },
    null,
  ];
  const { parts } = openIssuer({ [at]: JSON.stringify({ keys }) });
  const remote = openRemoteKeys(issuer, at, parts);
  const found = await Promise.all(['encrypts', 'weak', 'shared', '7', 'broken', 'good'].map((kid) => remote.find(kid)));
  expect(found.map((one) => 'key' in one)).toEqual([false, false, false, false, false, true]);
});

it('takes the keys of a pool that is mapped elsewhere from there, and accepts that issuer instead', async () => {
  const poolId = 'eu-west-1_Ab3dE6gH9';
  const { parts, asked } = openIssuer({ [`${issuer}/.well-known/jwks.json`]: setOf('a') });
  const keys = openTokenKeys(parts.clock, parts.fetch);
  const pool = { id: poolId, name: 'p', createDate: 0, mappedTo: { issuer } };
  const settings: AccessSettings = { ...openAccess, userPools: [pool] };
  const named = `https://cognito-idp.eu-west-1.amazonaws.com/${poolId}`;
  const mapped = keys.issuerFor(named, settings);
  expect([mapped.issuer, 'key' in (await mapped.findKey('a')), asked.length]).toEqual([issuer, true, 2]);
  expect(await keys.issuerFor(named, openAccess).findKey('a')).toEqual({
    problem: `The local pool ${poolId} has no key a.`,
  });
});
