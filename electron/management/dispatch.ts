// Which management service a forwarded request is for: `/_gatehouse` by path, AWS services by credential scope or path.
import { randomUUID } from 'node:crypto';
import type { Studio } from '../studio/create-studio';
import { createApigateway, type ManagementService } from './apigateway/apigateway';
import { createGatehouseService } from './gatehouse/gatehouse';
import { AwsError, notImplemented } from './wire/aws-error';
import { readCredentialScope } from './wire/credential-scope';
import { jsonAnswer, type ManagementAnswer, type ManagementRequest } from './wire/management-request';

/** Answers every forwarded request; never throws. */
export type Dispatch = (request: ManagementRequest) => Promise<ManagementAnswer>;

/** Makes the dispatcher over a studio. `report` hears of faults. */
export function createDispatch(studio: Studio, report: (fault: unknown) => void): Dispatch {
  const apigateway = createApigateway(studio);
  const gatehouse = createGatehouseService(studio);

  function choose(request: ManagementRequest): ManagementService {
    if (request.rawPath === '/_gatehouse' || request.rawPath.startsWith('/_gatehouse/')) return gatehouse;
    const service = readCredentialScope(request.headers.authorization, request.query)?.service ?? 'apigateway';
    if (service === 'apigateway' && !request.rawPath.startsWith('/v2/')) return apigateway;
    return () => {
      throw notImplemented(service === 'apigateway' ? 'apigatewayv2' : service, operationName(request));
    };
  }

  return async (request) => {
    try {
      const answer = await choose(request)(request);
      return { ...answer, headers: { 'x-amzn-RequestId': randomUUID(), ...answer.headers } };
    } catch (error) {
      if (!(error instanceof AwsError)) report(error);
      return errorAnswer(
        error instanceof AwsError
          ? error
          : new AwsError('InternalFailure', 500, 'Gatehouse met a fault of its own. Its log has the details.'),
      );
    }
  };
}

/** `X-Amz-Target` names the action of JSON services, `Action` that of Query services; else the verb and path do. */
function operationName({ headers, query, method, rawPath, body }: ManagementRequest): string {
  const target = headers['x-amz-target'];
  if (target !== undefined) return target.split('.').pop() ?? target;
  const action = query.get('Action') ?? new URLSearchParams(body.toString('latin1')).get('Action');
  return action ?? `${method} ${rawPath}`;
}

function errorAnswer(error: AwsError): ManagementAnswer {
  return jsonAnswer(
    error.status,
    { message: error.message, __type: error.type },
    {
      'x-amzn-RequestId': randomUUID(),
      'x-amzn-ErrorType': error.type,
    },
  );
}
