// The document SAM writes for an API: what is there, and one operation for each event that it does not hold yet.
import { isMembers } from '../../../definition/edits/member-path';
import { own, withEntry } from '../../../definition/records';
import type { LossList } from '../../../openapi/import/losses';
import type { Members } from '../reading/read-template';
import { listOf, memberOf, membersOf, textOf } from '../reading/texts';
import { ifCondition, mapPathItem, withCors, withDefaultAuth, withSharedConditions } from './document-paths';
import type { ApiEvent } from './expand-function';
import { authorizersOf, securityOf } from './security-definitions';

export interface DocumentSource {
  readonly logicalId: string;
  readonly properties: Members;
  readonly definition: Members | undefined;
  readonly events: readonly ApiEvent[];
  readonly place: string;
  readonly losses: LossList;
}

const integrationKey = 'x-amazon-apigateway-integration';

/** The body of the API. */
export function apiDocument({ properties, definition, events, place, losses }: DocumentSource): Members {
  const auth = membersOf(properties, 'Auth');
  const base: Members = definition ?? {
    swagger: '2.0',
    info: { version: '1.0', title: properties.Name ?? { Ref: 'AWS::StackName' } },
  };
  const isOpenApi3 = typeof base.openapi === 'string';
  const cors = properties.Cors;
  const own = withDefaultAuth(membersOf(base, 'paths'), auth);
  const whole = events.reduce((paths, event) => withEvent(paths, event, auth, { losses, isOpenApi3 }), own);
  const paths = cors === undefined ? whole : withCors(whole, cors, isPreflightGuarded(auth) ? auth : {});
  return {
    ...base,
    paths: withSharedConditions(paths),
    ...named(base, isOpenApi3, authorizersOf(auth, `${place}.Auth`, losses), membersOf(properties, 'Models')),
    ...gatewayResponses(membersOf(properties, 'GatewayResponses'), base),
    ...validatorsOf(events, base),
  };
}

interface EventSink {
  readonly losses: LossList;
  readonly isOpenApi3: boolean;
}

/** The paths with the method that an event asks for; one that the document integrates itself stays as it is. */
function withEvent(paths: Members, event: ApiEvent, auth: Members, sink: EventSink): Members {
  const item = mapPathItem(own(paths, event.path) ?? {}, (members) => {
    const before = membersOf(members, event.verb);
    if (Object.hasOwn(before, integrationKey)) return members;
    const operation = operationOf(event, before, auth, sink);
    const { condition } = event;
    return withEntry(members, event.verb, condition === undefined ? operation : ifCondition(condition, operation));
  });
  return withEntry(paths, event.path, item);
}

function operationOf(event: ApiEvent, before: Members, auth: Members, { losses, isOpenApi3 }: EventSink): Members {
  const { properties, uri } = event;
  const own = membersOf(properties, 'Auth');
  const security = securityOf(own, auth);
  const model = membersOf(properties, 'RequestModel');
  const modelName = textOf(model.Model);
  const validator = validatorName(event);
  const parameters = [
    ...pathParameters(event.path),
    ...listOf(properties, 'RequestParameters').flatMap((source) => parameterOf(source, event, losses)),
    ...(modelName === undefined || isOpenApi3 ? [] : [bodyParameter(modelName, model)]),
  ];
  const role = own.InvokeRole ?? auth.InvokeRole;
  return {
    responses: {},
    ...before,
    ...(parameters.length > 0 && { parameters: [...listOf(before, 'parameters'), ...parameters] }),
    ...(modelName !== undefined && isOpenApi3 && { requestBody: requestBody(modelName, model) }),
    ...(security.length > 0 && { security }),
    ...(validator !== undefined && { 'x-amazon-apigateway-request-validator': validator }),
    [integrationKey]: {
      type: 'aws_proxy',
      httpMethod: 'POST',
      uri,
      ...(typeof role === 'string' && role !== 'NONE' && { credentials: credentialsOf(role) }),
      ...(isMembers(role) && { credentials: role }),
    },
  };
}

function bodyParameter(name: string, model: Members): object {
  return { in: 'body', name, required: model.Required === true, schema: { $ref: `#/definitions/${name}` } };
}

function requestBody(name: string, model: Members): object {
  const content = { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } };
  return { content, required: model.Required === true };
}

function credentialsOf(role: string): string {
  return role === 'CALLER_CREDENTIALS' ? 'arn:aws:iam::*:user/*' : role;
}

function pathParameters(path: string): object[] {
  return [...path.matchAll(/\{([^{}+]+)\+?\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    type: 'string',
  }));
}

/** `method.request.header.X`, alone or with `Required` and `Caching`. */
function parameterOf(source: unknown, event: ApiEvent, losses: LossList): object[] {
  const [name, settings] = isMembers(source) ? (Object.entries(source)[0] ?? []) : [textOf(source), {}];
  const [, kind, written] = /^method\.request\.(path|querystring|header)\.(.+)$/.exec(name ?? '') ?? [];
  if (kind === undefined || written === undefined) {
    losses.warn(`${event.place}.Properties.RequestParameters`, `${name} is no parameter of a request; it is left out.`);
    return [];
  }
  if (kind === 'path') return [];
  const place = kind === 'querystring' ? 'query' : kind;
  return [{ name: written, in: place, required: memberOf(settings, 'Required') === true, type: 'string' }];
}

// AWS assumed: names of the validators, as SAM writes them
function validatorName({ properties }: ApiEvent): string | undefined {
  const { ValidateBody, ValidateParameters } = membersOf(properties, 'RequestModel');
  if (ValidateBody === true && ValidateParameters === true) return 'body-and-params';
  if (ValidateBody === true) return 'body-only';
  return ValidateParameters === true ? 'params-only' : undefined;
}

function validatorsOf(events: readonly ApiEvent[], base: Members): object {
  const name = 'x-amazon-apigateway-request-validators';
  const made = new Map(
    events.flatMap((event) => {
      const validator = validatorName(event);
      if (validator === undefined) return [];
      const settings = {
        validateRequestBody: validator !== 'params-only',
        validateRequestParameters: validator !== 'body-only',
      };
      return [[validator, settings] as const];
    }),
  );
  return made.size === 0 ? {} : { [name]: { ...membersOf(base, name), ...Object.fromEntries(made) } };
}

function isPreflightGuarded(auth: Members): boolean {
  return auth.AddDefaultAuthorizerToCorsPreflight !== false;
}

function gatewayResponses(source: Members, base: Members): object {
  const name = 'x-amazon-apigateway-gateway-responses';
  const made = Object.entries(source).map(([type, response]) => {
    const parameters = membersOf(response, 'ResponseParameters');
    const mapped = [
      ['Headers', 'header'],
      ['Paths', 'path'],
      ['QueryStrings', 'querystring'],
    ].flatMap(([group = '', kind]) =>
      Object.entries(membersOf(parameters, group)).map(([key, value]) => [`gatewayresponse.${kind}.${key}`, value]),
    );
    const status = memberOf(response, 'StatusCode');
    const templates = memberOf(response, 'ResponseTemplates');
    return [
      type,
      {
        ...(status !== undefined && { statusCode: status }),
        ...(mapped.length > 0 && { responseParameters: Object.fromEntries(mapped) as object }),
        ...(templates !== undefined && { responseTemplates: templates }),
      },
    ];
  });
  return made.length === 0 ? {} : { [name]: { ...membersOf(base, name), ...(Object.fromEntries(made) as object) } };
}

/** Schemes and models, where documents of either version keep them. */
function named(base: Members, isOpenApi3: boolean, schemes: Members, models: Members): object {
  const [owner, schemesName, modelsName] = isOpenApi3
    ? ([membersOf(base, 'components'), 'securitySchemes', 'schemas'] as const)
    : ([base, 'securityDefinitions', 'definitions'] as const);
  const made = {
    [schemesName]: { ...membersOf(owner, schemesName), ...schemes },
    ...(Object.keys(models).length > 0 && { [modelsName]: { ...membersOf(owner, modelsName), ...models } }),
  };
  return isOpenApi3 ? { components: { ...owner, ...made } } : made;
}
