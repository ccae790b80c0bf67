// Settings that are used although Gatehouse only stores them, read off the fidelity ledger.
import { z } from 'zod';
import type { FidelityEntry } from '../../fidelity/ledger';
import { isDeepEqual } from '../changes';
import { isMembers } from '../edits/member-path';
import { type Definition, type EntityKey, type EntityKind, entitySchemas, listEntities } from '../entities';
import type { Report } from './finding-report';

interface StoredSetting {
  readonly path: readonly string[];
  readonly note: string;
  /** The value that means "not used". */
  readonly unused: unknown;
}

/** Settings that name or date a thing: they do nothing on AWS either. */
const names = new Set(['id', 'name', 'description', 'version', 'createdDate', 'lastUpdatedDate']);

/** Looks for used settings that are stored only, in one API or in all entities. */
export function findUnenforcedSettings(
  definition: Definition,
  apiId: string | undefined,
  ledger: readonly FidelityEntry[],
  report: Report,
): void {
  for (const [kind, settings] of storedSettings(ledger)) {
    for (const { key, entity } of listEntities(definition, kind, apiId)) {
      findUses(key, entity, settings, report);
    }
  }
}

function storedSettings(ledger: readonly FidelityEntry[]): ReadonlyMap<EntityKind, readonly StoredSetting[]> {
  const settings = new Map<EntityKind, StoredSetting[]>();
  for (const { setting, fidelity, note = '' } of ledger) {
    const [kind = '', ...path] = setting.split('.');
    if (fidelity !== 'stored only' || !Object.hasOwn(entitySchemas, kind) || names.has(path.join('.'))) continue;
    const list = settings.get(kind as EntityKind) ?? [];
    list.push({ path, note, unused: defaultOf(entitySchemas[kind as EntityKind], path) });
    settings.set(kind as EntityKind, list);
  }
  return settings;
}

/** One finding per entity and note: an authorizer with six members that all wait for authorizers is one thing. */
function findUses(key: EntityKey, entity: unknown, settings: readonly StoredSetting[], report: Report): void {
  const said = new Set<string>();
  for (const { path, note, unused } of settings) {
    for (const [place, value] of valuesAt(entity, path, [])) {
      if (said.has(note) || value === undefined || isDeepEqual(value, unused) || isUnused(key, place, value)) continue;
      said.add(note);
      report('setting-not-enforced', key, place, note);
    }
  }
}

/** What AWS fills in beside a setting that somebody set: nobody asked for these. */
const filledIn: ReadonlyMap<string, unknown> = new Map<string, unknown>([['responseTransferMode', 'BUFFERED']]);

/** What a setting reads where nobody set it, beyond its default. */
function isUnused(key: EntityKey, place: readonly string[], value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  const name = place[place.length - 1];
  if (name === 'cacheNamespace') return key.includes(`/${String(value)}/`);
  if (name !== undefined && filledIn.get(name) === value) return true;
  return value === false || (isMembers(value) && Object.keys(value).length === 0);
}

/** The values at a path whose `*` stand for every member of a map or list. */
function valuesAt(
  value: unknown,
  [name, ...rest]: readonly string[],
  place: readonly string[],
): (readonly [readonly string[], unknown])[] {
  if (name === undefined) return [[place, value]];
  if (typeof value !== 'object' || value === null) return [];
  if (name === '*') return Object.entries(value).flatMap(([key, member]) => valuesAt(member, rest, [...place, key]));
  if (!Object.hasOwn(value, name)) return [];
  return valuesAt((value as Readonly<Record<string, unknown>>)[name], rest, [...place, name]);
}

/** The default a schema fills in at `path`; undefined where there is none. */
function defaultOf(schema: z.ZodType, [name, ...rest]: readonly string[]): unknown {
  if (schema instanceof z.ZodOptional)
    return defaultOf(schema.unwrap() as z.ZodType, [...(name === undefined ? [] : [name]), ...rest]);
  if (schema instanceof z.ZodDefault) {
    const value: unknown = schema.def.defaultValue;
    if (name === undefined) return value;
    if (isMembers(value) && Object.hasOwn(value, name) && rest.length === 0) return value[name];
    return defaultOf(schema.unwrap() as z.ZodType, [name, ...rest]);
  }
  if (name === undefined) return undefined;
  if (schema instanceof z.ZodRecord && name === '*') return defaultOf(schema.valueType as z.ZodType, rest);
  if (!(schema instanceof z.ZodObject)) return undefined;
  const shape = schema.shape as Readonly<Record<string, z.ZodType>>;
  const member = Object.hasOwn(shape, name) ? shape[name] : undefined;
  return member === undefined ? undefined : defaultOf(member, rest);
}
