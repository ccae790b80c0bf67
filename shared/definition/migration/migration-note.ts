// What is said of one thing on the way from a REST API to an HTTP API, and how such notes are taken.
import type { EntityKey } from '../entities';

/** In the order of what they mean for the reader. */
export const migrationSeverities = ['lost', 'changes', 'same'] as const;
export type MigrationSeverity = (typeof migrationSeverities)[number];

export interface MigrationNote {
  /**
   * `lost`: HTTP APIs have nothing like it, or it cannot be told from the definition. `changes`: there is another way,
   * or another behaviour. `same`: it goes over and does what it did.
   */
  readonly severity: MigrationSeverity;
  /** The entity it stands on. */
  readonly key: EntityKey;
  /** For example `GET /pets`, or the name of the stage. */
  readonly place: string;
  readonly what: string;
  /** What to do about it, or what it became. */
  readonly advice: string;
  /** The entity has no part in the HTTP API at all. */
  readonly isLeftOut?: true;
}

/** Takes the notes of one entity. */
export interface PlacedNotes {
  lost(what: string, advice: string): void;
  /** It is lost, and the entity with it. */
  leftOut(what: string, advice: string): void;
  changes(what: string, advice: string): void;
  /** Says it of an entity that has no other note. */
  sameUnlessNoted(what: string, advice: string): void;
}

export interface MigrationNotes {
  at(key: EntityKey, place: string): PlacedNotes;
  all(): readonly MigrationNote[];
}

/** An empty list of notes. */
export function openMigrationNotes(): MigrationNotes {
  const notes: MigrationNote[] = [];
  const noted = new Set<EntityKey>();
  const add = (note: MigrationNote) => {
    noted.add(note.key);
    notes.push(note);
  };
  return {
    at: (key, place) => ({
      lost: (what, advice) => add({ severity: 'lost', key, place, what, advice }),
      leftOut: (what, advice) => add({ severity: 'lost', key, place, what, advice, isLeftOut: true }),
      changes: (what, advice) => add({ severity: 'changes', key, place, what, advice }),
      sameUnlessNoted: (what, advice) => {
        if (!noted.has(key)) add({ severity: 'same', key, place, what, advice });
      },
    }),
    all: () => notes,
  };
}
