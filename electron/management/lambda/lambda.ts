// The lambda service (API version 2015-03-31) over the workspace's functions.
// https://docs.aws.amazon.com/lambda/latest/api/welcome.html
import { StudioError } from '../../../shared/contract/errors';
import type { Studio } from '../../studio/create-studio';
import type { ManagementService } from '../apigateway/apigateway';
import { AwsError, notImplemented } from '../wire/aws-error';
import { parseJsonObject } from '../wire/json-body';
import { jsonAnswer, type ManagementAnswer } from '../wire/management-request';
import { openPlaces } from '../wire/places';
import { openRestTable } from '../wire/rest-service';
import { lambdaErrorAnswer, lambdaErrorOf } from './lambda-errors';
import { type LambdaCall, type LambdaResult, RawAnswer } from './operation';
import { lambdaOperationTable } from './operation-table';
import { functionDetailOperations } from './operations/function-details';
import { functionOperations } from './operations/functions';
import { invokeOperations } from './operations/invoke';
import { permissionOperations } from './operations/permissions';
import { versionOperations } from './operations/versions';

/** Makes the service over a studio; an operation that is not built answers 501 naming itself. */
export function createLambda(studio: Studio): ManagementService {
  const match = openRestTable(lambdaOperationTable);
  const built = new Map(
    Object.entries({
      ...functionOperations,
      ...invokeOperations,
      ...permissionOperations,
      ...versionOperations,
      ...functionDetailOperations,
    }),
  );
  const configured = new Map<string, number>();
  const view = openPlaces();
  return async (request, caller) => {
    try {
      const matched = match(request);
      if (matched === undefined) {
        throw new AwsError('UnknownOperationException', 404, `${request.method} ${request.rawPath} is no operation.`);
      }
      const operation = built.get(matched.name);
      if (operation === undefined) throw notImplemented('lambda', matched.name);
      const workspace = studio.current.require();
      const call: LambdaCall = {
        studio,
        workspace,
        get definition() {
          return view(workspace.workingCopy.definition, caller, caller.home);
        },
        labels: matched.labels,
        query: request.query,
        headers: request.headers,
        region: caller.region,
        accountId: caller.accountId,
        home: caller.home,
        body: request.body,
        json: () => parseJsonObject(request.body),
        configured,
      };
      return answerOf(matched.status, await operation(call));
    } catch (error) {
      if (error instanceof StudioError) return lambdaErrorAnswer(lambdaErrorOf(error));
      if (error instanceof AwsError) return lambdaErrorAnswer(error);
      throw error;
    }
  };
}

function answerOf(status: number, result: LambdaResult): ManagementAnswer {
  if (result instanceof RawAnswer) return result.answer;
  return result === undefined ? { status } : jsonAnswer(status, result);
}
