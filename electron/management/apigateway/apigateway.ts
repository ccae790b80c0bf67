// The apigateway service (REST APIs, API version 2015-07-09): a thin face on the studio's services.
import { StudioError, type StudioErrorCode } from '../../../shared/contract/errors';
import { diffDefinitions } from '../../../shared/definition/changes';
import type { Definition } from '../../../shared/definition/entities';
import type { Studio } from '../../studio/create-studio';
import { findUnmet } from '../../studio/definition/unmet-settings';
import type { OpenWorkspace } from '../../studio/workspace/current-workspace';
import { AwsError, badRequest, notImplemented } from '../wire/aws-error';
import type { Caller } from '../wire/caller';
import { parseJsonObject } from '../wire/json-body';
import { jsonAnswer, type ManagementAnswer, type ManagementRequest } from '../wire/management-request';
import { openPlaces, type ViewPlace } from '../wire/places';
import { type MatchedOperation, openRestTable } from '../wire/rest-service';
import { checkCall } from './check-call';
import type { Operation, OperationCall, OperationResult, Operations } from './operation';
import { type OperationName, operationTable } from './operation-table';
import { accessAssociationOperations } from './operations/access-associations';
import { accountOperations } from './operations/account';
import { apiKeyOperations } from './operations/api-keys';
import { authorizerOperations } from './operations/authorizers';
import { basePathMappingOperations } from './operations/base-path-mappings';
import { clientCertificateOperations } from './operations/client-certificates';
import { deploymentOperations } from './operations/deployments';
import { documentationOperations } from './operations/documentation';
import { domainNameOperations } from './operations/domain-names';
import { exportOperations } from './operations/exports';
import { gatewayResponseOperations } from './operations/gateway-responses';
import { importApiKeyOperations } from './operations/import-api-keys';
import { modelOperations, requestValidatorOperations } from './operations/models';
import { resourceOperations } from './operations/resources';
import { restApiOperations } from './operations/rest-apis';
import { sdkOperations } from './operations/sdks';
import { stageOperations } from './operations/stages';
import { testInvokeOperations } from './operations/test-invoke';
import { testInvokeAuthorizerOperations } from './operations/test-invoke-authorizer';
import { updateOperations } from './operations/updates';
import { usageOperations } from './operations/usage';
import { usagePlanOperations } from './operations/usage-plans';
import { vpcLinkOperations } from './operations/vpc-links';

interface Row extends MatchedOperation<OperationName> {
  readonly operation: Operation | undefined;
}

/** Answers a call of the service; an operation that is not built answers 501 naming itself. */
export type ManagementService = (request: ManagementRequest, caller: Caller) => Promise<ManagementAnswer>;

const builtOperations: Operations = {
  ...restApiOperations,
  ...resourceOperations,
  ...updateOperations,
  ...modelOperations,
  ...requestValidatorOperations,
  ...authorizerOperations,
  ...gatewayResponseOperations,
  ...documentationOperations,
  ...apiKeyOperations,
  ...importApiKeyOperations,
  ...usageOperations,
  ...usagePlanOperations,
  ...vpcLinkOperations,
  ...domainNameOperations,
  ...basePathMappingOperations,
  ...accessAssociationOperations,
  ...clientCertificateOperations,
  ...accountOperations,
  ...deploymentOperations,
  ...stageOperations,
  ...exportOperations,
  ...sdkOperations,
  ...testInvokeOperations,
  ...testInvokeAuthorizerOperations,
};

/** Makes the service over a studio. */
export function createApigateway(studio: Studio): ManagementService {
  const built = new Map(Object.entries(builtOperations));
  const match = openRestTable(operationTable);
  const view = openPlaces();
  return async (request, caller) => {
    const matched = match(request);
    if (matched === undefined) {
      throw new AwsError('MissingAuthenticationTokenException', 403, 'Missing Authentication Token');
    }
    return run(studio, view, { ...matched, operation: built.get(matched.name) }, request, caller);
  };
}

async function run(
  studio: Studio,
  view: ViewPlace,
  row: Row,
  request: ManagementRequest,
  caller: Caller,
): Promise<ManagementAnswer> {
  const { labels } = row;
  const query = new URLSearchParams(request.query);
  const body = checkCall(row.name, { labels, query, json: () => parseJsonObject(request.body) });
  if (row.operation === undefined) throw notImplemented('apigateway', row.name);
  const accept = request.headers.accept;
  if (accept !== undefined && !query.has('accepts')) query.set('accepts', accept);
  try {
    const workspace = studio.current.require();
    const before = workspace.workingCopy.definition;
    const call: OperationCall = {
      studio,
      workspace,
      get definition() {
        return view(workspace.workingCopy.definition, caller, caller.home);
      },
      labels,
      query,
      region: caller.region,
      accountId: caller.accountId,
      home: caller.home,
      json: () => body,
      text: (unreadable) => documentText(request.body, unreadable),
    };
    const answered = answer(row, await row.operation(call));
    return await withWarnings(answered, before, workspace);
  } catch (error) {
    throw error instanceof StudioError ? asAwsError(error) : error;
  }
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
function asAwsError(error: StudioError): AwsError {
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
  LIMIT_EXCEEDED: ['LimitExceededException', 429],
  GATEWAY_DOWN: ['ServiceUnavailableException', 503],
  NO_WORKSPACE: ['ServiceUnavailableException', 503],
  READ_ONLY: ['ServiceUnavailableException', 503],
  STORAGE_FULL: ['ServiceUnavailableException', 503],
  STORAGE_FAILED: ['ServiceUnavailableException', 503],
  INTERNAL: ['InternalFailure', 500],
};
