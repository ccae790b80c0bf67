import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { studioErrorCodes } from '../shared/contract/errors';
import { fidelityLedger } from '../shared/fidelity/fidelity-ledger';
import { fidelityPage } from './fidelity-page';

it('documents every error code of the contract and no other', () => {
  const rows = [...readFileSync('docs/errors.md', 'utf8').matchAll(/^\| `([A-Z_]+)` \| (.+) \|$/gm)];
  expect(Object.fromEntries(rows.map(([, code, meaning]) => [code, meaning]))).toEqual(studioErrorCodes);
});

it('keeps the page of the fidelity ledger equal to the ledger', () => {
  expect(readFileSync('docs/fidelity.md', 'utf8')).toBe(fidelityPage(fidelityLedger));
});
