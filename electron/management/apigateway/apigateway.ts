// The apigateway service (REST APIs, API version 2015-07-09): a thin face on the studio's services.
import { StudioError, type StudioErrorCode } from '../../../shared/contract/errors';
import type { Studio } from '../../studio/create-studio';
import { AwsError, notImplemented } from '../wire/aws-error';
import type { Caller } from '../wire/caller';
import { parseJsonObject } from '../wire/json-body';
import { jsonAnswer, type ManagementAnswer, type ManagementRequest } from '../wire/management-request';
import { compileUriTemplate } from '../wire/uri-template';
import type { Operation, OperationCall, OperationResult, Operations } from './operation';
import { type OperationName, operationTable } from './operation-table';
import { accountOperations } from './operations/account';
import { apiKeyOperations } from './operations/api-keys';
import { authorizerOperations } from './operations/authorizers';
import { basePathMappingOperations } from './operations/base-path-mappings';
import { deploymentOperations } from './operations/deployments';
import { documentationOperations } from './operations/documentation';
import { domainNameOperations } from './operations/domain-names';
import { exportOperations } from './operations/exports';
import { gatewayResponseOperations } from './operations/gateway-responses';
import { importApiKeyOperations } from './operations/import-api-keys';
import { modelOperations, requestValidatorOperations } from './operations/models';
import { resourceOperations } from './operations/resources';
import { restApiOperations } from './operations/rest-apis';
import { stageOperations } from './operations/stages';
import { testInvokeOperations } from './operations/test-invoke';
import { updateOperations } from './operations/updates';
import { usagePlanOperations } from './operations/usage-plans';
import { vpcLinkOperations } from './operations/vpc-links';

interface Row {
  readonly name: OperationName;
  readonly method: string;
  readonly status: number;
  readonly template: ReturnType<typeof compileUriTemplate>;
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
  ...usagePlanOperations,
  ...vpcLinkOperations,
  ...domainNameOperations,
  ...basePathMappingOperations,
  ...accountOperations,
  ...deploymentOperations,
  ...stageOperations,
  ...exportOperations,
  ...testInvokeOperations,
};

/** Makes the service over a studio. */
export function createApigateway(studio: Studio): ManagementService {
  const built = new Map(Object.entries(builtOperations));
  const rows: Row[] = operationTable
    .map(([name, method, uri, status]) => ({
      name,
      method,
      status,
      template: compileUriTemplate(uri),
      operation: built.get(name),
    }))
    .sort((a, b) => b.template.literals - a.template.literals);
  return async (request, caller) => {
    for (const row of rows) {
      if (row.method !== request.method) continue;
      const labels = row.template.match(request.rawPath, request.query);
      if (labels !== undefined) return answer(row, await run(studio, row, labels, request, caller));
    }
    throw new AwsError('MissingAuthenticationTokenException', 403, 'Missing Authentication Token');
  };
}

async function run(
  studio: Studio,
  row: Row,
  labels: Readonly<Record<string, string>>,
  request: ManagementRequest,
  caller: Caller,
): Promise<OperationResult> {
  if (row.operation === undefined) throw notImplemented('apigateway', row.name);
  const query = new URLSearchParams(request.query);
  const accept = request.headers.accept;
  if (accept !== undefined && !query.has('accepts')) query.set('accepts', accept);
  const call: OperationCall = {
    studio,
    workspace: studio.current.require(),
    labels,
    query,
    region: caller.region,
    json: () => parseJsonObject(request.body.toString('utf8')),
    text: () => request.body.toString('utf8'),
  };
  try {
    return await row.operation(call);
  } catch (error) {
    throw error instanceof StudioError ? asAwsError(error) : error;
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

/** The exception that stands for a refusal of the studio. Its message is AWS's own where the edits know it. */
function asAwsError(error: StudioError): AwsError {
  const [type, status] = exceptions[error.code] ?? ['BadRequestException', 400];
  return new AwsError(type, status, error.message);
}

const exceptions: { readonly [Code in StudioErrorCode]?: readonly [string, number] } = {
  NOT_FOUND: ['NotFoundException', 404],
  CONFLICT: ['ConflictException', 409],
  LIMIT_EXCEEDED: ['LimitExceededException', 429],
  GATEWAY_DOWN: ['ServiceUnavailableException', 503],
  READ_ONLY: ['ServiceUnavailableException', 503],
  STORAGE_FULL: ['ServiceUnavailableException', 503],
  STORAGE_FAILED: ['ServiceUnavailableException', 503],
  INTERNAL: ['InternalFailure', 500],
};
