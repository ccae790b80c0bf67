// Building blocks for tests of edits: a seeded random source, small APIs, and what a refusal said.
import { StudioError } from '../../contract/errors';
import type { Definition } from '../entities';
import type { RandomSource } from '../ids';
import { createRestApi } from './api-edits';
import { createPath } from './resource-edits';

/** A repeatable random source (mulberry32). */
export function seededRandom(seed = 1): RandomSource {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** An API with the given paths; `ids` names the resource of each path. */
export function apiWithPaths(...paths: readonly string[]): {
  readonly definition: Definition;
  readonly apiId: string;
  readonly rootId: string;
  readonly ids: Readonly<Record<string, string>>;
} {
  const random = seededRandom();
  const created = createRestApi(new Map(), { name: 'Pets', random, now: 1_700_000_000_000 });
  let { definition } = created;
  const rootId = createPath(definition, { apiId: created.apiId, path: '/', random }).resourceId;
  const ids: [string, string][] = [];
  for (const path of paths) {
    const edit = createPath(definition, { apiId: created.apiId, path, random });
    definition = edit.definition;
    ids.push([path, edit.resourceId]);
  }
  return { definition, apiId: created.apiId, rootId, ids: Object.fromEntries(ids) };
}

/** Code, message and path of the refusal of `edit`; undefined if it went through. */
export function refusalOf(
  edit: () => unknown,
): { code: string; message: string; path: string | undefined } | undefined {
  try {
    edit();
  } catch (error) {
    if (error instanceof StudioError) return { code: error.code, message: error.message, path: error.details.path };
    throw error;
  }
  return undefined;
}
