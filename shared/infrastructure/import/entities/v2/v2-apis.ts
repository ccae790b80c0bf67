// `AWS::ApiGatewayV2::Api` → an HTTP or WebSocket API, with what its document or its target describes.
import { StudioError } from '../../../../contract/errors';
import { checkEntity } from '../../../../definition/edits/entity-check';
import { entityProblems } from '../../../../definition/edits/rules/entity-rules';
import { newIntegration } from '../../../../definition/edits/v2-route-edits';
import { type Entity, type EntityKey, entityKey, findEntity } from '../../../../definition/entities';
import { newRouteId } from '../../../../definition/ids';
import { httpRouteSelectionExpression } from '../../../../definition/v2/api';
import { defaultRouteKey } from '../../../../definition/v2/route-key';
import { defaultStageName } from '../../../../definition/v2/stage';
import type { StackResource } from '../../values/stack';
import type { BuildContext, Builder } from '../build-context';
import { defined, type PropertyReader, readMembers, readProperties } from '../property-reader';
import { httpBodyOf, importHttpBody } from './http-body';

/** Builds the API with everything its document holds, or what quick create makes of a target. */
export const buildV2Api: Builder = (context, resource) => {
  const { book, losses } = context;
  const properties = readProperties(resource, losses);
  const apiId = resource.ref;
  const key = entityKey('v2-api', apiId);
  const name = properties.text('Name');
  const body = httpBodyOf(context, resource, properties, name ?? resource.logicalId);
  const protocolType = properties.text('ProtocolType')?.toUpperCase() ?? (body === undefined ? undefined : 'HTTP');
  if (body !== undefined && protocolType !== 'HTTP') {
    losses.warn(`${resource.propertiesPlace}.Body`, 'Only HTTP APIs have a document; the API is left out.');
    return;
  }
  const imported =
    body === undefined ? new Map<EntityKey, Entity>() : importHttpBody(context, resource, body, properties);
  const isHttp = protocolType === 'HTTP';
  const expression = properties.text('RouteSelectionExpression');
  const value = {
    id: apiId,
    createdDate: Math.floor(context.now / 1_000),
    ...imported.get(key),
    ...defined({
      name: name ?? (body === undefined ? resource.logicalId : undefined),
      protocolType,
      description: properties.text('Description'),
      version: properties.text('Version'),
      routeSelectionExpression: isHttp ? httpRouteSelectionExpression : expression,
      apiKeySelectionExpression: isHttp ? undefined : properties.text('ApiKeySelectionExpression'),
      corsConfiguration: corsOf(context, resource, properties),
      disableExecuteApiEndpoint: properties.flag('DisableExecuteApiEndpoint'),
      disableSchemaValidation: isHttp ? undefined : properties.flag('DisableSchemaValidation'),
      ipAddressType: properties.text('IpAddressType'),
      tags: properties.tags(),
    }),
  };
  const target = properties.text('Target');
  const quick = { target, routeKey: properties.text('RouteKey'), credentialsArn: properties.text('CredentialsArn') };
  // Terraform's provider writes the expression that HTTP APIs have anyway, and a source of keys that they do not use.
  properties.finish('ApiKeySelectionExpression', 'DisableSchemaValidation', 'FailOnWarnings', 'BasePath');
  if (!book.add(resource, 'v2-api', [apiId], value)) return;
  book.put(resource, new Map([...imported].filter(([each]) => each !== key)));
  if (target !== undefined) quickCreate(context, resource, { ...quick, target });
};

function corsOf(
  { losses }: BuildContext,
  { propertiesPlace }: StackResource,
  properties: PropertyReader,
): object | undefined {
  const written = properties.members('CorsConfiguration');
  if (written === undefined) return undefined;
  const cors = readMembers(written, `${propertiesPlace}.CorsConfiguration`, losses);
  const configuration = defined({
    allowCredentials: cors.flag('AllowCredentials'),
    allowHeaders: cors.texts('AllowHeaders'),
    allowMethods: cors.texts('AllowMethods'),
    allowOrigins: cors.texts('AllowOrigins'),
    exposeHeaders: cors.texts('ExposeHeaders'),
    maxAge: cors.number('MaxAge'),
  });
  cors.finish();
  return configuration;
}

interface QuickCreate {
  readonly target: string;
  readonly routeKey: string | undefined;
  readonly credentialsArn: string | undefined;
}

/** AWS documented: a target makes an integration, its route, and the stage `$default` that deploys by itself. */
function quickCreate(context: BuildContext, resource: StackResource, quick: QuickCreate): void {
  const { book, random, now, losses } = context;
  const apiId = resource.ref;
  const { routeKey = defaultRouteKey, credentialsArn } = quick;
  const apiGatewayManaged = true;
  const at = Math.floor(now / 1_000);
  const routeId = newRouteId(random);
  try {
    const integration = newIntegration(book.definition, { apiId, uri: quick.target, random });
    const target = `integrations/${integration.id}`;
    const stage = { stageName: defaultStageName, autoDeploy: true, createdDate: at, lastUpdatedDate: at };
    const made: readonly (readonly [EntityKey, Entity])[] = [
      [
        entityKey('v2-integration', apiId, integration.id),
        checkEntity('v2-integration', { ...integration, ...defined({ credentialsArn }), apiGatewayManaged }),
      ],
      [
        entityKey('v2-route', apiId, routeId),
        checkEntity('v2-route', { id: routeId, routeKey, target, apiGatewayManaged }),
      ],
      [entityKey('v2-stage', apiId, defaultStageName), checkEntity('v2-stage', { ...stage, apiGatewayManaged })],
    ];
    const whole = new Map([...book.definition, ...made]);
    const [problem] = made.flatMap(([key, entity]) => entityProblems(whole, key, entity));
    if (problem !== undefined) throw new StudioError('INVALID_DEFINITION', problem.message);
    // The stage is told as one, so that it is deployed as others are.
    const asStage = { ...resource, type: 'AWS::ApiGatewayV2::Stage' };
    book.put(asStage, new Map(made), entityKey('v2-stage', apiId, defaultStageName));
  } catch (error) {
    if (!(error instanceof StudioError)) throw error;
    losses.warn(`${resource.propertiesPlace}.Target`, `${error.message.replace(/\.$/, '')}. It is left out.`);
  }
}

/** The API a part belongs to; reported where it is not there. */
export function v2ApiOf(context: BuildContext, resource: StackResource, properties: PropertyReader) {
  const apiId = properties.text('ApiId');
  const api = apiId === undefined ? undefined : findEntity(context.book.definition, 'v2-api', apiId);
  if (api !== undefined) return api;
  const name = apiId ?? 'no API';
  context.losses.warn(resource.place, `It belongs to ${name}, which is not here; ${resource.logicalId} is left out.`);
  return undefined;
}
