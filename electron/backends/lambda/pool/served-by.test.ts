import { expect, it } from 'vitest';
import { lambdaFunctionSchema } from '../../../../shared/definition/companions/function';
import type { PooledFunction } from '../../../../shared/lambda/functions';
import { openFunctionNames, servedBy, servedKey } from './served-by';
import type { ServedFunction } from './served-function';

/** Served functions, as far as they are looked at here. */
function serving(...definitions: PooledFunction[]): ReadonlyMap<string, ServedFunction> {
  return new Map(definitions.map((definition) => [servedKey(definition), { definition } as ServedFunction]));
}

const settings = { runtime: 'nodejs22.x', handler: 'index.handler', timeout: 3, memorySize: 128 };
const code = { codeUri: 'x', codeSha256: '', codeSize: 0, lastModified: '' };
const plain = lambdaFunctionSchema.parse({ functionName: 'plain' });
const remote = lambdaFunctionSchema.parse({ functionName: 'remote', mode: 'ENDPOINT', aliases: {} });
const orders = lambdaFunctionSchema.parse({
  functionName: 'orders',
  versions: { 1: { ...settings, ...code }, 2: { ...settings, ...code } },
  aliases: {
    live: { functionVersion: '1' },
    next: { functionVersion: '$LATEST' },
    split: { functionVersion: '1', weights: { 2: 0.25 } },
  },
});
const functions = serving(plain, remote, orders, { ...orders, version: '1' }, { ...orders, version: '2' });

it.each<[string, string | undefined, number, string | undefined]>([
  ['orders', undefined, 0, 'orders'],
  ['orders', '$LATEST', 0, 'orders'],
  ['orders', '2', 0, 'orders:2'],
  ['orders', 'live', 0, 'orders:1'],
  ['orders', 'next', 0, 'orders'],
  ['orders', 'split', 0.24, 'orders:2'],
  ['orders', 'split', 0.25, 'orders:1'],
  ['orders', '3', 0, undefined],
  ['orders', 'constructor', 0, undefined],
  ['plain', 'live', 0, 'plain'],
  ['remote', 'live', 0, 'remote'],
  ['nobody', undefined, 0, undefined],
])('%s:%s, drawn %d, runs %s', (functionName, qualifier, drawn, expected) => {
  const served = servedBy(functions, { functionName, ...(qualifier !== undefined && { qualifier }) }, () => drawn);
  expect(served && servedKey(served.definition)).toBe(expected);
});

it('finds functions by the name, region and account of their ARN, and those that say no account in every one', () => {
  const away = { ...plain, functionName: 'plain-away', lambdaName: 'plain', region: 'eu-west-1' };
  const theirs = { ...plain, functionName: 'plain-theirs', lambdaName: 'plain', accountId: '111122223333' };
  const nameOf = openFunctionNames([plain, away, theirs], 'us-east-1');
  const of = (region: string, accountId: string) => nameOf({ functionName: 'plain', region, accountId });
  expect([
    of('us-east-1', '000000000000'),
    of('', '111122223333'),
    of('eu-west-1', '111122223333'),
    of('ap-south-1', '000000000000'),
  ]).toEqual(['plain', 'plain-theirs', 'plain-away', undefined]);
});
