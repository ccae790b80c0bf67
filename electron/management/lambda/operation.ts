// What an operation of the lambda service is given and gives back.
import type { Definition } from '../../../shared/definition/entities';
import type { Place } from '../../../shared/definition/place';
import type { Studio } from '../../studio/create-studio';
import type { OpenWorkspace } from '../../studio/workspace/current-workspace';
import type { ManagementAnswer } from '../wire/management-request';
import type { LambdaOperationName } from './operation-table';

export interface LambdaCall {
  readonly studio: Studio;
  readonly workspace: OpenWorkspace;
  /** What is there in the call's region and account, as it is now. */
  readonly definition: Definition;
  /** Labels of the URI, decoded. */
  readonly labels: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Of the caller. */
  readonly region: string;
  readonly accountId: string;
  readonly home: Place;
  readonly body: Buffer;
  /** The body's members. */
  json(): Readonly<Record<string, unknown>>;
  /** When the settings of a function were changed by a client, in epoch milliseconds. */
  readonly configured: Map<string, number>;
}

/** The answer's JSON, undefined for an empty body, or an answer that is no JSON of the service. */
export type LambdaResult = object | undefined | RawAnswer;

/** An answer that stands for itself: what a function returned. */
export class RawAnswer {
  constructor(readonly answer: ManagementAnswer) {}
}

export type LambdaOperation = (call: LambdaCall) => Promise<LambdaResult> | LambdaResult;

/** The operations of one subject that are built. */
export type LambdaOperations = { readonly [Name in LambdaOperationName]?: LambdaOperation };
