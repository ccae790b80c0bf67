import { expect, it } from 'vitest';
import type { Settings } from '../../../shared/contract/workspace';
import { withScheme } from './page-scheme';
import type { PageSource } from './page-source';

const settings: Settings = {
  ...{ colorScheme: 'dark', contrast: 'high', layout: {}, port: 4600, tlsPort: 4643 },
  telemetry: { isOn: false, endpoint: 'http://127.0.0.1:4318', headers: {} },
};

const files: PageSource = async (path) => {
  if (path === '/missing') return null;
  const contentType = path === '/' ? 'text/html; charset=utf-8' : 'text/javascript';
  return { body: new TextEncoder().encode('<html lang="en"><body>'), contentType, isImmutable: false };
};

async function textAt(path: string): Promise<string | undefined> {
  const file = await withScheme(files, async () => settings)(path);
  return file === null ? undefined : new TextDecoder().decode(file.body);
}

it('sends the page with the scheme the user chose', async () => {
  expect(await textAt('/')).toBe('<html data-wished-scheme="dark" data-wished-contrast="high" lang="en"><body>');
});

it('leaves every other file as it is', async () => {
  expect([await textAt('/before-paint.js'), await textAt('/missing')]).toEqual(['<html lang="en"><body>', undefined]);
});
