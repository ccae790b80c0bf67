import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { studioErrorCodes } from '../shared/contract/errors';
import { findingRules } from '../shared/definition/findings/finding-rules';
import { fidelityLedger } from '../shared/fidelity/fidelity-ledger';
import { operationGaps } from '../shared/fidelity/operation-gaps';
import { fidelityPage } from './fidelity-page';
import { findingsPage } from './findings-page';

it('documents every error code of the contract and no other', () => {
  const rows = [...readFileSync('docs/errors.md', 'utf8').matchAll(/^\| `([A-Z_]+)` \| (.+) \|$/gm)];
  expect(Object.fromEntries(rows.map(([, code, meaning]) => [code, meaning]))).toEqual(studioErrorCodes);
});

it('keeps the page of the fidelity ledger equal to the ledger', () => {
  const page = fidelityPage(fidelityLedger, operationGaps);
  expect(readPage('docs/fidelity.md', page)).toBe(page);
});

it('keeps the page of the findings equal to the rules', () => {
  expect(readPage('docs/findings.md', findingsPage(findingRules))).toBe(findingsPage(findingRules));
});

/** The page on disk; `UPDATE_DOCS=1 npx vitest run build/docs.test.ts` writes it anew first. */
function readPage(path: string, text: string): string {
  if (process.env.UPDATE_DOCS === '1') writeFileSync(path, text);
  return readFileSync(path, 'utf8');
}
