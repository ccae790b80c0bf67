// A management call as the services see it: the raw path is split before it is decoded.

import type { HeaderList } from '../../../shared/trace/trace';

export interface ManagementRequest {
  readonly method: string;
  /** Undecoded, without the query. */
  readonly rawPath: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
  /** As sent, without `?`. */
  readonly rawQuery?: string;
  /** The lines as they were sent. */
  readonly rawHeaders?: HeaderList;
}

/** The header lines as they were sent, as far as they were kept. */
export function headersOf({ rawHeaders, headers }: ManagementRequest): HeaderList {
  return rawHeaders ?? Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
}

/** The query string as it was sent, as far as it was kept. */
export function rawQueryOf({ rawQuery, query }: ManagementRequest): string {
  return rawQuery ?? query.toString();
}

export interface ManagementAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is; undefined: an empty body. */
  readonly body?: string | Buffer;
}

/** A JSON answer. */
export function jsonAnswer(
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): ManagementAnswer {
  return { status, headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(value) };
}
