// Kept answers in the memory of this process. Each stage has the room that its cache size stands for, all stages
// together no more than `mostBytes`; what was not used for longest goes first.
import { Buffer } from 'node:buffer';
import type { CachedEntrySummary, CacheScope } from '../../../shared/cache/cached-entries';
import type { CachedEntry, CachePlace, CacheStage, ResponseCache } from './response-cache';

const defaultBytes = 512 * 1_024 * 1_024;
/** What an entry takes beside its texts and its body. */
const entryBytes = 256;

interface Slot {
  readonly entry: CachedEntry;
  readonly scope: CacheScope;
  readonly bytes: number;
  hits: number;
}

interface Shelf {
  /** A Map keeps the order of insertion: the first slot is the one that was used longest ago. */
  readonly slots: Map<string, Slot>;
  bytes: number;
}

/** A cache whose calls all answer at once. */
export interface MemoryResponseCache extends ResponseCache {
  find(place: CachePlace, key: string, now: number): CachedEntry | undefined;
  keep(place: CachePlace, key: string, entry: CachedEntry, limitBytes: number): void;
  entries(stage: CacheStage, now: number): readonly CachedEntrySummary[];
  forget(place: CachePlace, id: string): boolean;
  flush(stage: CacheStage): number;
}

/** Opens an empty cache. */
export function openMemoryResponseCache(mostBytes = defaultBytes): MemoryResponseCache {
  const shelves = new Map<string, Shelf>();
  let bytes = 0;

  function remove(shelf: Shelf, name: string, slot: Slot): void {
    shelf.slots.delete(name);
    shelf.bytes -= slot.bytes;
    bytes -= slot.bytes;
  }

  function removeOldest(shelf: Shelf): void {
    const [oldest] = shelf.slots;
    if (oldest !== undefined) remove(shelf, ...oldest);
  }

  function fullest(): Shelf | undefined {
    let most: Shelf | undefined;
    for (const shelf of shelves.values()) if (most === undefined || shelf.bytes > most.bytes) most = shelf;
    return most;
  }

  return {
    find(place, key, now) {
      const shelf = shelves.get(shelfName(place));
      const name = slotName(place, key);
      const slot = shelf?.slots.get(name);
      if (shelf === undefined || slot === undefined) return undefined;
      if (slot.entry.expiresAt <= now) {
        remove(shelf, name, slot);
        return undefined;
      }
      slot.hits += 1;
      shelf.slots.delete(name);
      shelf.slots.set(name, slot);
      return slot.entry;
    },
    keep(place, key, entry, limitBytes) {
      const shelf = shelves.get(shelfName(place)) ?? { slots: new Map<string, Slot>(), bytes: 0 };
      shelves.set(shelfName(place), shelf);
      const name = slotName(place, key);
      const former = shelf.slots.get(name);
      if (former !== undefined) remove(shelf, name, former);
      const slot: Slot = { entry, scope: place.scope, bytes: sizeOf(key, entry), hits: 0 };
      if (slot.bytes > limitBytes) return;
      shelf.slots.set(name, slot);
      shelf.bytes += slot.bytes;
      bytes += slot.bytes;
      while (shelf.bytes > limitBytes) removeOldest(shelf);
      for (let full = fullest(); bytes > mostBytes && full !== undefined; full = fullest()) removeOldest(full);
    },
    entries(stage, now) {
      const shelf = shelves.get(shelfName(stage));
      if (shelf === undefined) return [];
      for (const [name, slot] of shelf.slots) if (slot.entry.expiresAt <= now) remove(shelf, name, slot);
      return Array.from(shelf.slots.values(), summaryOf).sort((a, b) => b.keptAt - a.keptAt);
    },
    forget(place, id) {
      const shelf = shelves.get(shelfName(place));
      for (const [name, slot] of shelf?.slots ?? []) {
        if (shelf === undefined || slot.entry.id !== id || slot.scope !== place.scope) continue;
        remove(shelf, name, slot);
        return true;
      }
      return false;
    },
    flush(stage) {
      const shelf = shelves.get(shelfName(stage));
      if (shelf === undefined) return 0;
      shelves.delete(shelfName(stage));
      bytes -= shelf.bytes;
      return shelf.slots.size;
    },
  };
}

function shelfName({ apiId, stageName }: CacheStage): string {
  return `${apiId}/${stageName}`;
}

function slotName({ scope }: CachePlace, key: string): string {
  return `${scope} ${key}`;
}

/** What an entry takes, in bytes. */
export function sizeOf(key: string, { content }: CachedEntry): number {
  const named = entryBytes + 2 * key.length;
  if (content.kind === 'sealed') return named + content.bytes.length;
  const { headers, body } = content.answer;
  return headers.reduce((sum, [name, value]) => sum + Buffer.byteLength(name + value), named + body.length);
}

function summaryOf({ entry, scope, bytes, hits }: Slot): CachedEntrySummary {
  const { id, shownKey, resourcePath, status, keptAt, expiresAt, content } = entry;
  const isEncrypted = content.kind === 'sealed';
  return { id, scope, key: shownKey, resourcePath, status, bytes, keptAt, expiresAt, hits, isEncrypted };
}
