import { expect, it } from 'vitest';
import { fidelityLedger } from './fidelity-ledger';
import { modelSettings } from './model-settings';

it('speaks of every setting of the model, once, and of nothing else', () => {
  expect(fidelityLedger.map(({ setting }) => setting)).toEqual([...modelSettings()].sort());
});

it('says how wherever a setting is not enforced', () => {
  expect(fidelityLedger.filter(({ fidelity, note }) => fidelity !== 'enforced' && !note)).toEqual([]);
});
