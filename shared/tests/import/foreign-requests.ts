// Requests as a reader took them from a foreign document, before addresses and secrets are looked at.
import { StudioError } from '../../contract/errors';
import type { TestCapture, TestCheck, TestPair } from '../../definition/companions/test-suite';
import type { LossList } from '../../openapi/import/losses';
import type { TestImportKind } from './import-plan';

export interface ForeignRequest {
  /** Where it stood, for reports: `log.entries[3]`, `line 12`. */
  readonly place: string;
  /** Absent: it is named after the path that it turns out to ask for. */
  readonly name?: string;
  readonly description?: string;
  readonly method: string;
  /** Absolute, or beginning with a `{{variable}}`. With its query. */
  readonly url: string;
  readonly headers: readonly TestPair[];
  readonly body?: string;
  readonly isBase64?: boolean;
  readonly expect: readonly TestCheck[];
  readonly capture?: readonly TestCapture[];
}

export interface ForeignRequests {
  readonly kind: TestImportKind;
  /** What the document calls itself. */
  readonly name?: string;
  readonly description?: string;
  readonly variables: ReadonlyMap<string, string>;
  readonly requests: readonly ForeignRequest[];
}

/** What every reader is given. */
export interface ReadingOptions {
  readonly losses: LossList;
  readonly withExpectations: boolean;
  readonly apiRequestsOnly: boolean;
  readonly fileName?: string;
}

/** More than anyone wants in one suite. */
export const maxRequests = 2_000;
/** Characters of a document. */
export const maxDocument = 64 * 1_024 * 1_024;
/** Characters of one body. */
export const maxBody = 4 * 1_024 * 1_024;

/** A pair that is sent. */
export function pair(name: string, value: string, enabled = true): TestPair {
  return { name, value, enabled };
}

/** IMPORT_REFUSED with its place in the text. */
export function refuseAt(message: string, text: string, at: number, fileName: string | undefined): never {
  const before = text.slice(0, at).split(/\r\n|\n|\r/);
  const [line, column] = [before.length, (before[before.length - 1] ?? '').length + 1];
  const source = text.split(/\r\n|\n|\r/, line)[line - 1] ?? '';
  const from = Math.max(0, column - 61);
  const indent = source.slice(from, column - 1).replace(/[^\t]/g, ' ');
  throw new StudioError('IMPORT_REFUSED', message, {
    ...(fileName !== undefined && { file: fileName }),
    line,
    column,
    excerpt: `${source.slice(from, from + 120)}\n${indent}^`,
  });
}
