import { expect, it } from 'vitest';
import { lambdaFunctionSchema } from '../../../shared/definition/companions/function';
import { fidelityLedger } from '../../../shared/fidelity/fidelity-ledger';
import { cannedFields, endpointFields, generalFields, localFields, tagFields } from './function-fields';

/** Renamed from the title, edited in the test pane, listed below the form, counted by the studio. */
const elsewhere = ['functionName', 'testEvents', 'versions', 'aliases', 'policy', 'lastVersion'];

it('has a field for every setting of a function', () => {
  const fields = [...generalFields, ...localFields, ...endpointFields, ...cannedFields, ...tagFields];
  const members = [...new Set(fields.map(({ path }) => path[0])), ...elsewhere].sort();
  expect(members).toEqual(Object.keys(lambdaFunctionSchema.shape).sort());
});

it('names them as the ledger does', () => {
  const known = new Set(fidelityLedger.map(({ setting }) => setting));
  const fields = [...generalFields, ...localFields, ...endpointFields, ...cannedFields, ...tagFields];
  expect(fields.map(({ path }) => `function.${path.join('.')}`).filter((setting) => !known.has(setting))).toEqual([]);
});
