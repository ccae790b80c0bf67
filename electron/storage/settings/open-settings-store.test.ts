import { expect, it } from 'vitest';
import { openMemoryFiles } from '../memory-files';
import { openSettingsStore } from './open-settings-store';

const workspace = (folder: string) => ({ folder, name: folder, contents: '1 REST', openedAt: 1 });

it('keeps settings and recent workspaces over a restart, newest first and once each', async () => {
  const files = openMemoryFiles();
  const store = await openSettingsStore('/u', files);
  await store.update({ colorScheme: 'dark' });
  for (const folder of ['/a', '/b', '/a']) await store.remember(workspace(folder));
  const again = await openSettingsStore('/u', files);
  expect([again.settings, again.recent.map(({ folder }) => folder)]).toEqual([
    {
      ...{ colorScheme: 'dark', contrast: 'system', layout: {}, port: 4_600, tlsPort: 4_643 },
      telemetry: { isOn: false, endpoint: 'http://127.0.0.1:4318', headers: {} },
    },
    ['/a', '/b'],
  ]);
});

it('falls back to the default of a single bad member', async () => {
  const files = openMemoryFiles();
  await files.makeFolder('/u');
  await files.createText('/u/settings.json', '{"settings":{"colorScheme":"pink","port":4700},"recent":7}');
  const store = await openSettingsStore('/u', files);
  expect([store.settings.colorScheme, store.settings.port, store.recent]).toEqual(['system', 4_700, []]);
});

it('keeps a broken file beside', async () => {
  const files = openMemoryFiles();
  await files.makeFolder('/u');
  await files.createText('/u/settings.json', '{"settings": ');
  const store = await openSettingsStore('/u', files);
  expect([store.settings.port, files.contents()['/u/settings.json.broken']]).toEqual([4_600, '{"settings": ']);
});
