// Subject `links`: APIs that are kept in step with an OpenAPI document on disk.
import { z } from 'zod';
import type { EntityKey, EntityKind } from '../definition/entities';
import { type EditResult, entityKeyInput } from './definition';
import { method } from './subject';
import type { ImportLoss } from './workspace';

/** Counts of entities. */
export interface LinkCounts {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

/** Why a source document cannot be read, with its place where it has one. */
export interface LinkProblem {
  readonly message: string;
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly excerpt?: string;
}

export interface LinkState {
  readonly apiId: string;
  readonly apiName: string;
  /** As it is written in the API: relative to the workspace, or absolute. */
  readonly file: string;
  readonly writeBack: boolean;
  /** `source changed` since it was taken over last, `api changed` since then, `both`, or the document is broken. */
  readonly status: 'in step' | 'source changed' | 'api changed' | 'both changed' | 'broken';
  /** Changes of the document since it was taken over last. */
  readonly source: LinkCounts;
  /** Changes of the API since then. */
  readonly api: LinkCounts;
  /** Fields that both changed. */
  readonly conflicts: number;
  /** `source changed: 1 added, 2 changed, 0 removed` */
  readonly summary: string;
  readonly problem?: LinkProblem;
}

/** One field, or a whole entity where `path` is empty, in which API and document differ. */
export interface LinkDifference {
  readonly key: EntityKey;
  readonly kind: EntityKind;
  /** `GET /pets/{id}`, `Pet`. */
  readonly name: string;
  readonly path: readonly string[];
  readonly change: 'added' | 'changed' | 'removed';
  /** `both`: a conflict, decided by the caller. */
  readonly changedBy: 'ours' | 'theirs' | 'both';
  /** Absent: not set there. */
  readonly base?: unknown;
  readonly ours?: unknown;
  readonly theirs?: unknown;
}

export interface LinkPreview {
  readonly state: LinkState;
  readonly differences: readonly LinkDifference[];
  /** What the document says and an import cannot take over. */
  readonly losses: readonly ImportLoss[];
}

/** What a write into the document did. */
export interface LinkPush {
  readonly state: LinkState;
  readonly isWritten: boolean;
  /** What the document cannot express. */
  readonly losses: readonly ImportLoss[];
}

const apiId = z.string().min(1);
const side = z.enum(['ours', 'theirs']);

export const linkDecisionInput = z.strictObject({ key: entityKeyInput, path: z.array(z.string()), take: side });
export type LinkDecision = z.output<typeof linkDecisionInput>;

export const linksSubject = {
  /** All links of the workspace. */
  list: method(z.strictObject({}).default({})).returns<readonly LinkState[]>(),
  /** Links an API to a document that is there, or to a new one that is made of the API. */
  link: method(
    z.strictObject({ apiId, file: z.string().trim().min(1).max(4_096), writeBack: z.boolean().default(false) }),
  ).returns<EditResult & { readonly state: LinkState }>(),
  /** Cuts the link; API and document stay as they are. */
  unlink: method(z.strictObject({ apiId })).returns<EditResult>(),
  /** How API and document differ. Changes nothing. */
  preview: method(z.strictObject({ apiId })).returns<LinkPreview>(),
  /** Takes the document's changes over, as one edit. CONFLICT while a conflict is not decided. */
  merge: method(
    z.strictObject({ apiId, take: side.optional(), decisions: z.array(linkDecisionInput).default([]) }),
  ).returns<EditResult & { readonly state: LinkState }>(),
  /** Writes the API's changes into the document. CONFLICT while the document has changes that were not taken over. */
  push: method(z.strictObject({ apiId })).returns<LinkPush>(),
} as const;
