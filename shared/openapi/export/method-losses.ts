// What of a method no document can hold.
import { pathVariables } from '../../definition/api-view';
import { isGreedyPart } from '../../definition/naming';
import type { Method } from '../../definition/rest/method';
import type { ExportContext } from './export-context';

/** Says what the operation of `method` leaves out or says differently. */
export function reportMethod(context: ExportContext, method: Method, path: string, place: string): void {
  const { losses, view, extensions } = context;
  if (extensions.has('authorizers')) reportAuthorization(context, method, place);
  const { requestValidatorId, requestParameters = {} } = method;
  if (requestValidatorId !== undefined && !view.requestValidators.has(requestValidatorId)) {
    losses.warn(place, `There is no request validator ${requestValidatorId}.`);
  }
  for (const part of path.split('/')) {
    const [variable] = isGreedyPart(part) ? [] : pathVariables(part);
    if (variable === undefined || Object.hasOwn(requestParameters, `method.request.path.${variable}`)) continue;
    losses.info(place, `The method does not declare ${variable}, which an import of the path declares.`);
  }
  reportModels(context, method.requestModels, place);
  for (const { statusCode, responseParameters = {}, responseModels } of Object.values(method.methodResponses ?? {})) {
    reportModels(context, responseModels, `${place}.responses.${statusCode}`);
    for (const [name, isRequired] of Object.entries(responseParameters)) {
      const at = `${place}.responses.${statusCode}`;
      if (!name.startsWith('method.response.header.')) losses.warn(at, `${name} is no header and is not exported.`);
      else if (isRequired) losses.info(at, `That ${name} is marked true is not exported; it has no effect.`);
    }
  }
}

function reportAuthorization({ losses }: ExportContext, method: Method, place: string): void {
  const { authorizationType, authorizerId, authorizationScopes = [] } = method;
  const takesAuthorizer = authorizationType === 'CUSTOM' || authorizationType === 'COGNITO_USER_POOLS';
  if (!takesAuthorizer && authorizerId !== undefined) {
    losses.info(place, `A method of type ${authorizationType} has no use for its authorizer.`);
  }
  if (authorizationType !== 'COGNITO_USER_POOLS' && authorizationScopes.length > 0) {
    losses.info(place, `A method of type ${authorizationType} has no use for its scopes.`);
  }
}

function reportModels({ losses, view }: ExportContext, models: Method['requestModels'], place: string): void {
  for (const name of Object.values(models ?? {})) {
    if (!view.models.has(name)) losses.warn(place, `There is no model ${name}.`);
  }
}
