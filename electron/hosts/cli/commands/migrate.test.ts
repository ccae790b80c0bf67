// `gatehouse migrate` names what stands in the way of an HTTP API.
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { openTestCli } from '../cli-fixture';
import { importCommand } from './documents';
import { migrateCommand } from './migrate';

it('says what a REST API would lose', async () => {
  const cli = await openTestCli([importCommand, migrateCommand]);
  try {
    await cli.run('import', resolve('shared/openapi/fixtures/mock-cors.yaml'));
    const { code, output } = await cli.run('migrate', 'CORS by hand');
    expect([code, output]).toEqual([
      0,
      expect.stringMatching(/CORS by an OPTIONS method[\s\S]*CORS by hand: \d+ lost/),
    ]);
  } finally {
    await cli.dispose();
  }
});
