import { expect, it } from 'vitest';
import { importToast } from './import-document';

const result = { apiId: 'a', name: 'Petstore', resources: 1, methods: 1_204, losses: [] };

it('counts what an import brought and offers a report only where something was lost', () => {
  const lost = { severity: 'warning', place: 'paths./pets.get.callbacks', message: 'No callbacks.' } as const;
  const remark = { ...lost, severity: 'info' } as const;
  const words = [[], [remark], [lost, lost, remark]].map((losses) => {
    const toast = importToast({ ...result, losses }, () => undefined);
    return [toast.tone, toast.sentence, toast.actions?.map(({ label }) => label) ?? []];
  });
  expect(words).toEqual([
    ['ok', '1 resource, 1,204 methods.', []],
    ['info', '1 resource, 1,204 methods. 1 remark.', ['Show report']],
    ['info', '1 resource, 1,204 methods. 2 things could not be taken over as written.', ['Show report']],
  ]);
});
