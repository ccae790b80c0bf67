// What would be lost or change if a REST API became an HTTP API.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vs-rest.html
import { viewRestApi } from '../api-view';
import { refuseNoApi } from '../edits/edit';
import { type Definition, type EntityKey, entityKey, listEntities } from '../entities';
import type { Method } from '../rest/method';
import type { Stage } from '../rest/stage';

export interface MigrationNote {
  /** `lost`: HTTP APIs have nothing like it. `changes`: there is another way, or another behaviour. */
  readonly severity: 'lost' | 'changes';
  /** The entity it stands on. */
  readonly key: EntityKey;
  /** For example `GET /pets`, or the name of the stage. */
  readonly place: string;
  readonly what: string;
  /** What to do about it. */
  readonly advice: string;
}

type Note = readonly [severity: MigrationNote['severity'], what: string, advice: string];

/** Every such thing of REST API `apiId`, with what to do. */
export function migrationReport(definition: Definition, apiId: string): readonly MigrationNote[] {
  const view = viewRestApi(definition, apiId);
  if (view === undefined) return refuseNoApi(definition, apiId);
  const { api } = view;
  const at = (key: EntityKey, place: string, notes: readonly (Note | false)[]): MigrationNote[] =>
    notes.flatMap((note) =>
      note === false ? [] : [{ severity: note[0], key, place, what: note[1], advice: note[2] }],
    );
  const [type = 'EDGE'] = api.endpointConfiguration.types;
  const apiNotes: (Note | false)[] = [
    ['changes', 'error bodies', 'Clients that read the messages of API Gateway itself see other texts.'],
    type === 'EDGE' && ['changes', 'edge-optimized endpoint', 'Put a CloudFront distribution before the HTTP API.'],
    type === 'PRIVATE' && ['lost', 'private endpoint', 'Keep the REST API: an HTTP API is always public.'],
    api.policy !== undefined && ['lost', 'resource policy', 'Use IAM authorization or a Lambda authorizer.'],
    api.minimumCompressionSize !== undefined && ['lost', 'compression', 'Let the backend compress.'],
    (api.binaryMediaTypes ?? []).length > 0 && [
      'changes',
      'binary media types',
      'HTTP APIs decide by themselves which bodies are binary; functions read isBase64Encoded.',
    ],
  ];
  const methods = [...view.resources.values()].flatMap(({ path, resource, methods: all }) =>
    [...all.values()].flatMap((method) =>
      at(entityKey('method', apiId, resource.id, method.httpMethod), `${method.httpMethod} ${path}`, notesOf(method)),
    ),
  );
  const responses = [...view.gatewayResponses.keys()].flatMap((responseType) =>
    at(entityKey('gateway-response', apiId, responseType), responseType, [
      ['lost', 'gateway response', 'Clients get the fixed bodies of HTTP APIs.'],
    ]),
  );
  const stages = listEntities(definition, 'stage', apiId).flatMap(({ key, entity }) =>
    at(key, entity.stageName, stageNotes(entity)),
  );
  const plans = listEntities(definition, 'usage-plan').flatMap(({ key, entity }) =>
    at(key, entity.name, [
      entity.apiStages?.some((stage) => stage.apiId === apiId) === true && [
        'lost',
        'usage plan',
        'Limit by route throttling; count and name clients in an authorizer.',
      ],
    ]),
  );
  return [...at(entityKey('rest-api', apiId), api.name, apiNotes), ...methods, ...responses, ...stages, ...plans];
}

function notesOf(method: Method): (Note | false)[] {
  const { methodIntegration: integration } = method;
  const type = integration?.type;
  const isCors = method.httpMethod === 'OPTIONS' && type === 'MOCK';
  return [
    method.apiKeyRequired && ['lost', 'API key', 'Use a JWT or Lambda authorizer.'],
    method.requestValidatorId !== undefined && ['lost', 'request validation', 'Validate in the backend.'],
    method.authorizationType === 'COGNITO_USER_POOLS' && [
      'changes',
      'Cognito authorizer',
      'Make a JWT authorizer with the issuer and the app clients of the user pool.',
    ],
    method.authorizationType === 'CUSTOM' && [
      'changes',
      'Lambda authorizer',
      'Make it of type REQUEST with payload format 1.0; TOKEN authorizers do not exist.',
    ],
    isCors && ['changes', 'CORS by an OPTIONS method', 'Say it in the CORS configuration of the API.'],
    type === 'MOCK' && !isCors && ['lost', 'MOCK integration', 'Let a function answer.'],
    type === 'HTTP' && ['lost', 'HTTP integration with templates', 'Use HTTP_PROXY and shape bodies in the backend.'],
    type === 'AWS' && ['lost', 'AWS integration with templates', 'Use a service subtype, or a function.'],
    type === 'AWS_PROXY' && ['changes', 'event format', 'Keep payload format 1.0, or move the function to 2.0.'],
    (integration?.cacheKeyParameters ?? []).length > 0 && ['lost', 'cache key', 'Cache in CloudFront.'],
    integration?.responseTransferMode === 'STREAM' && ['lost', 'response streaming', 'Keep the REST API for it.'],
  ];
}

function stageNotes(stage: Stage): (Note | false)[] {
  const settings = Object.values(stage.methodSettings ?? {});
  const isLogged = settings.some(({ loggingLevel = 'OFF' }) => loggingLevel !== 'OFF');
  return [
    stage.cacheClusterEnabled && ['lost', 'caching', 'Cache in CloudFront or in the backend.'],
    stage.canarySettings !== undefined && ['lost', 'canary', 'Shift traffic with function aliases.'],
    stage.webAclArn !== undefined && ['lost', 'WAF', 'Put a CloudFront distribution with the web ACL before the API.'],
    stage.tracingEnabled && ['lost', 'X-Ray tracing', 'Trace in the functions.'],
    stage.clientCertificateId !== undefined && ['lost', 'client certificate', 'Use a private integration.'],
    isLogged && ['lost', 'execution logs', 'Use access logs.'],
    settings.length > 0 && ['changes', 'method settings', 'Throttles and metrics become route settings.'],
  ];
}
