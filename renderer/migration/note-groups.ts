// The notes of a migration report as a reader wants them: one entry for a thing that many places have in common.
import type { EntityKey } from '../../shared/definition/entities';
import {
  type MigrationNote,
  type MigrationSeverity,
  migrationSeverities,
} from '../../shared/definition/migration/migration-note';

export interface NotedPlace {
  readonly key: EntityKey;
  readonly place: string;
}

export interface NotedThing {
  readonly what: string;
  /** Empty where each place has its own, and none of them asks for anything. */
  readonly advice: string;
  readonly places: readonly NotedPlace[];
}

export interface NoteGroup {
  readonly severity: MigrationSeverity;
  /** Notes, not things. */
  readonly count: number;
  readonly things: readonly NotedThing[];
}

/** The groups in the order of their weight; those without notes are left out. */
export function groupNotes(notes: readonly MigrationNote[]): readonly NoteGroup[] {
  return migrationSeverities.flatMap((severity) => {
    const own = notes.filter((note) => note.severity === severity);
    return own.length === 0 ? [] : [{ severity, count: own.length, things: thingsOf(own, severity) }];
  });
}

function thingsOf(notes: readonly MigrationNote[], severity: MigrationSeverity): readonly NotedThing[] {
  const things = new Map<string, { what: string; advice: string; places: NotedPlace[] }>();
  for (const { what, advice, key, place } of notes) {
    const shared = severity === 'same' ? '' : advice;
    const name = JSON.stringify([what, shared]);
    const thing = things.get(name) ?? { what, advice: shared, places: [] };
    thing.places.push({ key, place });
    things.set(name, thing);
  }
  return [...things.values()];
}
