// A REST service over a studio: finds the operation of a call, checks its body, runs it, and answers or refuses.
import { StudioError, type StudioErrorCode } from '../../../shared/contract/errors';
import { diffDefinitions } from '../../../shared/definition/changes';
import type { Definition } from '../../../shared/definition/entities';
import type { Studio } from '../../studio/create-studio';
import { findUnmet } from '../../studio/definition/unmet-settings';
import type { OpenWorkspace } from '../../studio/workspace/current-workspace';
import { AwsError, badRequest, notImplemented } from './aws-error';
import type { Caller } from './caller';
import { parseJsonObject } from './json-body';
import { jsonAnswer, type ManagementAnswer, type ManagementRequest } from './management-request';
import type { Operation, OperationCall, OperationResult } from './operation';
import { openPlaces, type ViewPlace } from './places';
import { type MatchedOperation, openRestTable } from './rest-service';

export interface CallParts {
  readonly labels: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The body's JSON object; asked for only where the operation has one. */
  readonly json: () => Readonly<Record<string, unknown>>;
}

export interface OperationService<Name extends string> {
  /** As the refusal of an operation that is not built names it. */
  readonly name: string;
  readonly table: readonly (readonly [name: Name, method: string, uri: string, status: number])[];
  readonly operations: { readonly [Built in Name]?: Operation };
  /** The body as its shape has it, or a refusal of the framework. */
  readonly check: (name: Name, parts: CallParts) => Readonly<Record<string, unknown>>;
  /** What the service calls a quota that is used up. */
  readonly limitException: string;
}

/** Makes the service over a studio. */
export function serveOperations<Name extends string>(
  studio: Studio,
  service: OperationService<Name>,
): (request: ManagementRequest, caller: Caller) => Promise<ManagementAnswer> {
  const built = new Map<string, Operation | undefined>(Object.entries(service.operations));
  const match = openRestTable(service.table);
  const view = openPlaces();
  return async (request, caller) => {
    const matched = match(request);
    if (matched === undefined) {
      throw new AwsError('MissingAuthenticationTokenException', 403, 'Missing Authentication Token');
    }
    const { labels, name } = matched;
    const query = new URLSearchParams(request.query);
    const body = service.check(name, { labels, query, json: () => parseJsonObject(request.body) });
    const operation = built.get(name);
    if (operation === undefined) throw notImplemented(service.name, name);
    const accept = request.headers.accept;
    if (accept !== undefined && !query.has('accepts')) query.set('accepts', accept);
    try {
      return await run(studio, view, { ...matched, operation, query, body }, request, caller);
    } catch (error) {
      throw error instanceof StudioError ? asAwsError(error, service.limitException) : error;
    }
  };
}

interface Row extends MatchedOperation<string> {
  readonly operation: Operation;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
}

async function run(
  studio: Studio,
  view: ViewPlace,
  row: Row,
  request: ManagementRequest,
  caller: Caller,
): Promise<ManagementAnswer> {
  const workspace = studio.current.require();
  const before = workspace.workingCopy.definition;
  const call: OperationCall = {
    studio,
    workspace,
    get definition() {
      return view(workspace.workingCopy.definition, caller, caller.home);
    },
    labels: row.labels,
    query: row.query,
    region: caller.region,
    accountId: caller.accountId,
    home: caller.home,
    json: () => row.body,
    text: (unreadable) => documentText(request.body, unreadable),
  };
  return withWarnings(answer(row, await row.operation(call)), before, workspace);
}

/** A document's bytes as text. What is no UTF-8 is refused: characters put in its place would be stored as if sent. */
function documentText(body: Buffer, unreadable: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw badRequest(unreadable);
  }
}

function answer(row: Row, result: OperationResult): ManagementAnswer {
  if (result === undefined) return { status: row.status };
  if (!('bytes' in result)) return jsonAnswer(row.status, result);
  const headers = {
    'Content-Type': result.contentType,
    'Content-Disposition': `attachment; filename="${result.attachment}"`,
  };
  return { status: row.status, headers, body: result.bytes };
}

/** Says in a header what the call asked for and will not get here; `serve --strict` refuses it instead. */
async function withWarnings(
  answered: ManagementAnswer,
  before: Definition,
  { workingCopy: { definition }, logGroups }: OpenWorkspace,
): Promise<ManagementAnswer> {
  if (before === definition) return answered;
  const { groups } = await logGroups.read();
  const known = { definition, logGroups: new Set(groups.keys()) };
  const [first, ...others] = findUnmet(diffDefinitions(before, definition), known);
  if (first === undefined) return answered;
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  // header values hold no other characters
  const warning = `${first.path}: ${first.message}${more}`.replace(/[\u2018\u2019]/g, "'").replace(/[^ -~]/g, '?');
  return { ...answered, headers: { ...answered.headers, 'x-gatehouse-warning': warning.slice(0, 1_000) } };
}

/** The exception that stands for a refusal of the studio. Its message is AWS's own where the edits know it. */
function asAwsError(error: StudioError, limitException: string): AwsError {
  if (error.code === 'LIMIT_EXCEEDED') return new AwsError(limitException, 429, wordingOf(error));
  const [type, status] = exceptions[error.code] ?? ['BadRequestException', 400];
  return new AwsError(type, status, wordingOf(error));
}

/** What a schema says of a value names no field; clients see no form to tell them. */
function wordingOf({ message, details }: StudioError): string {
  const said = /^(?:Invalid (?:option|input|string|key|element)|Too (?:small|big)|Unrecognized key): (.+)$/s.exec(
    message,
  )?.[1];
  const member = details.path?.split('.').at(-1);
  return said === undefined || member === undefined ? message : `Invalid ${member} specified: ${said}`;
}

const exceptions: { readonly [Code in StudioErrorCode]?: readonly [string, number] } = {
  NOT_FOUND: ['NotFoundException', 404],
  CONFLICT: ['ConflictException', 409],
  GATEWAY_DOWN: ['ServiceUnavailableException', 503],
  NO_WORKSPACE: ['ServiceUnavailableException', 503],
  READ_ONLY: ['ServiceUnavailableException', 503],
  STORAGE_FULL: ['ServiceUnavailableException', 503],
  STORAGE_FAILED: ['ServiceUnavailableException', 503],
  INTERNAL: ['InternalFailure', 500],
};
