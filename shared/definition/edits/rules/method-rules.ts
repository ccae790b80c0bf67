// Rules of a method: authorizer, validator, models, parameter names. The integration has a file of its own.
import { isParameterName } from '../../naming';
import type { Method } from '../../rest/method';
import type { ApiNames } from './api-names';
import { integrationProblems } from './integration-rules';
import { wrongParameter } from './mapping-expression';
import type { RuleProblem } from './rule-problem';

// AWS recorded: PutMethod checks the authorizer, then the validator, then the models
/** Everything in `method` that API Gateway would refuse. */
export function methodProblems(method: Method, names: ApiNames): RuleProblem[] {
  return [
    ...authorizerProblems(method, names),
    ...validatorProblems(method, names),
    ...modelProblems(method, names),
    ...parameterProblems(method),
    ...methodResponseProblems(method, names),
    ...(method.methodIntegration === undefined ? [] : integrationProblems(method, method.methodIntegration, names)),
  ];
}

function authorizerProblems(method: Method, names: ApiNames): RuleProblem[] {
  if (method.authorizationType !== 'CUSTOM' && method.authorizationType !== 'COGNITO_USER_POOLS') return [];
  if (method.authorizerId !== undefined && names.authorizers.has(method.authorizerId)) return [];
  const message =
    'Invalid authorizer ID specified. Setting the authorization type to CUSTOM or COGNITO_USER_POOLS requires a valid authorizer.';
  return [{ path: ['authorizerId'], alsoAt: [['authorizationType']], message }];
}

function validatorProblems(method: Method, names: ApiNames): RuleProblem[] {
  const id = method.requestValidatorId;
  if (id === undefined || names.requestValidators.has(id)) return [];
  return [{ path: ['requestValidatorId'], message: 'Invalid Request Validator identifier specified' }];
}

function modelProblems(method: Method, names: ApiNames): RuleProblem[] {
  return unknownModels(['requestModels'], method.requestModels, names);
}

function unknownModels(
  path: readonly string[],
  models: Readonly<Record<string, string>> | undefined,
  names: ApiNames,
): RuleProblem[] {
  return Object.entries(models ?? {})
    .filter(([, model]) => !names.models.has(model))
    .map(([contentType, model]) => ({
      path: [...path, contentType],
      message: `Invalid model identifier specified: ${model}`,
    }));
}

function parameterProblems(method: Method): RuleProblem[] {
  const problems: RuleProblem[] = [];
  const places = new Map<string, string>();
  for (const key of Object.keys(method.requestParameters ?? {})) {
    const name = /^method\.request\.(?:querystring|header|path)\.(.+)$/.exec(key)?.[1];
    if (name === undefined || !isParameterName(name)) {
      problems.push({ path: ['requestParameters', key], message: wrongParameter(key) });
      continue;
    }
    const twin = places.get(name);
    places.set(name, key);
    if (twin === undefined) continue;
    const message = 'Parameter names must be unique across querystring, header and path';
    problems.push({ path: ['requestParameters', key], alsoAt: [['requestParameters', twin]], message });
  }
  return problems;
}

function methodResponseProblems(method: Method, names: ApiNames): RuleProblem[] {
  return Object.entries(method.methodResponses ?? {}).flatMap(([statusCode, response]) => {
    const path = ['methodResponses', statusCode];
    const problems = unknownModels([...path, 'responseModels'], response.responseModels, names);
    if (response.statusCode !== statusCode) {
      problems.push({ path: [...path, 'statusCode'], message: 'Invalid Response status code specified' });
    }
    for (const key of Object.keys(response.responseParameters ?? {})) {
      const name = /^method\.response\.header\.(.+)$/.exec(key)?.[1];
      if (name !== undefined && isParameterName(name)) continue;
      problems.push({ path: [...path, 'responseParameters', key], message: wrongParameter(key) });
    }
    return problems;
  });
}
