import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { studioErrorCodes } from '../shared/contract/errors';
import { findingRules } from '../shared/definition/findings/finding-rules';
import { fidelityLedger } from '../shared/fidelity/fidelity-ledger';
import { fidelityPage } from './fidelity-page';
import { findingsPage } from './findings-page';

it('documents every error code of the contract and no other', () => {
  const rows = [...readFileSync('docs/errors.md', 'utf8').matchAll(/^\| `([A-Z_]+)` \| (.+) \|$/gm)];
  expect(Object.fromEntries(rows.map(([, code, meaning]) => [code, meaning]))).toEqual(studioErrorCodes);
});

it('keeps the page of the fidelity ledger equal to the ledger', () => {
  expect(readFileSync('docs/fidelity.md', 'utf8')).toBe(fidelityPage(fidelityLedger));
});

it('keeps the page of the findings equal to the rules', () => {
  expect(readFileSync('docs/findings.md', 'utf8')).toBe(findingsPage(findingRules));
});
