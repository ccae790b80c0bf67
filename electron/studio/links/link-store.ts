// What a linked document and its API said when they were last in step, a local file for each API.
import { join } from 'node:path';
import { z } from 'zod';
import { type Definition, type Entity, type EntityKey, isEntityKey } from '../../../shared/definition/entities';
import type { LinkBase } from '../../../shared/openapi/link/merge-api';
import { removeQuietly, replaceText } from '../../storage/atomic-write';
import type { Files } from '../../storage/files';
import { errorCode } from '../../storage/node-files';
import { readingFault, storageFault } from '../../storage/storage-fault';

export interface LinkStore {
  /** Undefined where this machine has none for that file. */
  read(apiId: string, file: string): Promise<LinkBase | undefined>;
  save(apiId: string, file: string, base: LinkBase): Promise<void>;
  forget(apiId: string): Promise<void>;
}

const entitiesShape = z.record(z.string(), z.record(z.string(), z.unknown()));
const fileShape = z.object({ file: z.string(), document: entitiesShape, api: entitiesShape });

/** Opens the store of the workspace in `folder`. A file that is not understood counts as none. */
export function openLinkStore(folder: string, files: Files): LinkStore {
  const placeOf = (apiId: string) => join(folder, '.gatehouse', 'sources', `${apiId}.json`);
  return {
    async read(apiId, file) {
      const text = await files.readText(placeOf(apiId)).catch((error: unknown) => {
        if (errorCode(error) === 'ENOENT') return undefined;
        throw readingFault(error, placeOf(apiId));
      });
      const stored = text === undefined ? undefined : parse(text);
      if (stored === undefined || stored.file !== file) return undefined;
      return { document: definitionOf(stored.document), api: definitionOf(stored.api) };
    },
    async save(apiId, file, { document, api }) {
      const stored = { file, document: Object.fromEntries(document), api: Object.fromEntries(api) };
      try {
        await replaceText(files, placeOf(apiId), `${JSON.stringify(stored, null, 1)}\n`);
      } catch (error) {
        throw storageFault(error, placeOf(apiId));
      }
    },
    forget: (apiId) => removeQuietly(files, placeOf(apiId)),
  };
}

function parse(text: string): z.output<typeof fileShape> | undefined {
  try {
    return fileShape.parse(JSON.parse(text));
  } catch {
    return undefined; // without a base every difference is shown once more; nothing is lost
  }
}

function definitionOf(entities: z.output<typeof entitiesShape>): Definition {
  const known = Object.entries(entities).filter(([key]) => isEntityKey(key));
  return new Map(known.map(([key, entity]) => [key as EntityKey, entity as unknown as Entity]));
}
