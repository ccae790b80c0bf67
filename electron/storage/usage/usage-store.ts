// What API keys have used of their usage plans, in one local file of the workspace: counters survive a restart.
import { join } from 'node:path';
import { z } from 'zod';
import type { KeyUsage } from '../../../shared/usage/key-usage';
import { replaceText } from '../atomic-write';
import type { Files } from '../files';
import { errorCode } from '../node-files';
import { readingFault, storageFault } from '../storage-fault';

export interface UsageStore {
  readonly usage: readonly KeyUsage[];
  /** Keeps `usage`; written soon, and once for several calls. */
  keep(usage: readonly KeyUsage[]): void;
  /** Resolves when everything kept is written. */
  flush(): Promise<void>;
}

export interface UsageStoreOptions {
  /** The workspace's local folder. */
  readonly folder: string;
  readonly files: Files;
  readonly isReadOnly: boolean;
  readonly failed: (error: unknown) => void;
}

const fileName = 'usage.json';
const countedDay = z.tuple([z.string(), z.number()]);
const fileShape = z.array(
  z.object({
    usagePlanId: z.string(),
    apiKeyId: z.string(),
    firstDay: z.string(),
    days: z.array(countedDay),
    corrections: z.array(countedDay),
  }),
);

/** Opens the store. A file that is not understood is kept beside, and counting begins anew. */
export async function openUsageStore({ folder, files, isReadOnly, failed }: UsageStoreOptions): Promise<UsageStore> {
  const file = join(folder, fileName);
  let usage: readonly KeyUsage[] = await readUsage(files, file);
  let writing: Promise<void> | undefined;
  let isStale = false;

  async function write(): Promise<void> {
    while (isStale) {
      isStale = false;
      try {
        await replaceText(files, file, `${JSON.stringify(usage)}\n`);
      } catch (error) {
        failed(storageFault(error, fileName));
      }
    }
    writing = undefined;
  }

  return {
    get usage() {
      return usage;
    },
    keep(next) {
      usage = next;
      if (isReadOnly) return;
      isStale = true;
      writing ??= write();
    },
    flush: async () => writing,
  };
}

async function readUsage(files: Files, file: string): Promise<readonly KeyUsage[]> {
  const text = await files.readText(file).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return '[]';
    throw readingFault(error, fileName);
  });
  const parsed = fileShape.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  await files.move(file, `${file}.broken`).catch(() => undefined);
  return [];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // the shape check refuses it
  }
}
