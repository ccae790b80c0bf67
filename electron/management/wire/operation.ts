// What an operation on what a workspace holds is given and gives back.
import type { Definition } from '../../../shared/definition/entities';
import type { Place } from '../../../shared/definition/place';
import type { Studio } from '../../studio/create-studio';
import type { OpenWorkspace } from '../../studio/workspace/current-workspace';

export interface OperationCall {
  readonly studio: Studio;
  readonly workspace: OpenWorkspace;
  /** What is there in the call's region and account, as it is now. */
  readonly definition: Definition;
  /** Labels of the URI, decoded. */
  readonly labels: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The one of the signature; `us-east-1` without. */
  readonly region: string;
  /** Of the caller. */
  readonly accountId: string;
  /** Where the workspace itself is: what says nothing of its place belongs there. */
  readonly home: Place;
  /** The body's members as the operation's shape has them: types and enumerations are checked. */
  json(): Readonly<Record<string, unknown>>;
  /** The body as text, for operations whose body is a document; `unreadable` says why one in no UTF-8 is refused. */
  text(unreadable: string): string;
}

/** The answer's JSON, or undefined for an empty body; `bytes` for exports and client libraries. */
export type OperationResult =
  | object
  | undefined
  | { readonly contentType: string; readonly attachment: string; readonly bytes: string | Buffer };

export type Operation = (call: OperationCall) => Promise<OperationResult> | OperationResult;

/** Label `name`; the table's URI names it, so its absence is a fault. */
export function label(call: OperationCall, name: string): string {
  const value = call.labels[name];
  if (value === undefined) throw new Error(`The URI has no label ${name}.`);
  return value;
}
