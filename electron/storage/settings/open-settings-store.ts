// Settings and recent workspaces of the user, in one file of the user's data folder.
import { join } from 'node:path';
import { z } from 'zod';
import type { RecentWorkspace, Settings } from '../../../shared/contract/workspace';
import { replaceText } from '../atomic-write';
import type { Files } from '../files';
import { errorCode } from '../node-files';
import { readingFault, storageFault } from '../storage-fault';
import type { SettingsStore } from './settings-store';

const settingsShape = z.object({
  colorScheme: z.enum(['light', 'dark', 'system']).catch('system'),
  contrast: z.enum(['normal', 'high', 'system']).catch('system'),
  layout: z.record(z.string(), z.array(z.number())).catch({}),
  port: z.int().min(0).max(65_535).catch(4_600),
  tlsPort: z.int().min(0).max(65_535).catch(4_643),
  telemetry: z
    .object({ isOn: z.boolean(), endpoint: z.string(), headers: z.record(z.string(), z.string()) })
    .catch({ isOn: false, endpoint: 'http://127.0.0.1:4318', headers: {} }),
});
const recentShape = z.object({ folder: z.string(), name: z.string(), contents: z.string(), openedAt: z.number() });
const fileShape = z.object({
  settings: settingsShape.catch(settingsShape.parse({ layout: {} })),
  recent: z.array(recentShape).catch([]),
});

/** Workspaces the list remembers. */
const mostRecent = 20;

/** Opens the store. A file that is no JSON is kept beside and the defaults hold; single bad members fall back alone. */
export async function openSettingsStore(folder: string, files: Files): Promise<SettingsStore> {
  const file = join(folder, 'settings.json');
  let { settings, recent }: { settings: Settings; recent: readonly RecentWorkspace[] } = await readStore(files, file);
  let writing: Promise<void> = Promise.resolve();

  function save(): Promise<void> {
    const text = `${JSON.stringify({ settings, recent }, null, 2)}\n`;
    const saved = writing.then(() => replaceText(files, file, text, 0o600));
    writing = saved.catch(() => undefined);
    return saved.catch((error: unknown) => {
      throw storageFault(error, 'settings.json');
    });
  }

  return {
    get settings() {
      return settings;
    },
    get recent() {
      return recent;
    },
    async update(changes) {
      settings = { ...settings, ...changes };
      await save();
      return settings;
    },
    async remember(workspace) {
      recent = [workspace, ...recent.filter((known) => known.folder !== workspace.folder)].slice(0, mostRecent);
      await save();
    },
    async forget(gone) {
      recent = recent.filter((known) => known.folder !== gone);
      await save();
    },
    dispose: () => writing,
  };
}

async function readStore(files: Files, file: string): Promise<z.infer<typeof fileShape>> {
  const text = await files.readText(file).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return '{"settings":{}}';
    throw readingFault(error, 'settings.json');
  });
  const parsed = fileShape.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  // Where it cannot be moved it stays until the next change of a setting replaces it.
  await files.move(file, `${file}.broken`).catch(() => undefined);
  return fileShape.parse({});
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // the shape check refuses it
  }
}
