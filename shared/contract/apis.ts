// Subjects `apis`, `resources` and `methods`: structure of an API. Field edits go through `definition`.
import { z } from 'zod';
import { corsGatewayResponses } from '../definition/edits/cors-edits';
import { integrationTypes } from '../definition/rest/integration';
import { httpMethods } from '../definition/rest/method';
import { endpointTypes } from '../definition/rest/rest-api';
import { corsConfigurationSchema } from '../definition/v2/api';
import type { EditResult } from './definition';
import { method } from './subject';

const apiId = z.string().min(1);
const resourceId = z.string().min(1);
const httpMethod = z.enum(httpMethods);
const v2Name = z.string().trim().min(1, 'An API needs a name.').max(128);

export const apisSubject = {
  create: method(
    z.strictObject({
      protocol: z.enum(['REST']).default('REST'),
      name: z.string().trim().min(1, 'An API needs a name.').max(1_024),
      description: z.string().optional(),
      endpointType: z.enum(endpointTypes).default('REGIONAL'),
    }),
  ).returns<EditResult & { readonly apiId: string }>(),
  /** A new HTTP API; with a target what quick create makes: integration, route and the stage `$default`. */
  createHttpApi: method(
    z.strictObject({
      name: v2Name,
      description: z.string().optional(),
      corsConfiguration: corsConfigurationSchema.optional(),
      /** A URL or the ARN of a function. */
      target: z.string().min(1).optional(),
      /** `$default` where absent. */
      routeKey: z.string().min(1).optional(),
    }),
  ).returns<EditResult & { readonly apiId: string }>(),
  createWebSocketApi: method(
    z.strictObject({
      name: v2Name,
      description: z.string().optional(),
      routeSelectionExpression: z.string().min(1).default('$request.body.action'),
    }),
  ).returns<EditResult & { readonly apiId: string }>(),
  /** Removes an API of any protocol with all that belongs to it. */
  remove: method(z.strictObject({ apiId })).returns<EditResult>(),
} as const;

export const routesSubject = {
  /** A new route of an HTTP or WebSocket API, with an integration that is there or one made for `uri`. */
  create: method(
    z.strictObject({
      apiId,
      routeKey: z.string().min(1),
      integrationId: z.string().min(1).optional(),
      /** A URL, the ARN of a function, or `mock` in WebSocket APIs. */
      uri: z.string().min(1).optional(),
      /** WebSocket APIs: the client gets an answer. */
      isTwoWay: z.boolean().default(false),
    }),
  ).returns<EditResult & { readonly routeId: string }>(),
  /** Another integration for a route: one that is there, one made for `uri`, or none. */
  attach: method(
    z.strictObject({
      apiId,
      routeId: z.string().min(1),
      integrationId: z.string().min(1).optional(),
      /** A URL, the ARN of a function, or `mock` in WebSocket APIs. */
      uri: z.string().min(1).optional(),
    }),
  ).returns<EditResult>(),
  /** WebSocket APIs: whether messages of the route are answered. */
  setTwoWay: method(z.strictObject({ apiId, routeId: z.string().min(1), isTwoWay: z.boolean() })).returns<EditResult>(),
} as const;

export const resourcesSubject = {
  create: method(
    z.strictObject({
      apiId,
      parentId: resourceId,
      pathPart: z.string().min(1),
      enableCors: z.boolean().default(false),
    }),
  ).returns<EditResult & { readonly resourceId: string }>(),
  /** Makes every missing resource of a path such as `/pets/{id}/toys`. */
  createPath: method(z.strictObject({ apiId, path: z.string().startsWith('/') })).returns<
    EditResult & { readonly resourceId: string }
  >(),
  rename: method(z.strictObject({ apiId, resourceId, pathPart: z.string().min(1) })).returns<EditResult>(),
  move: method(z.strictObject({ apiId, resourceId, parentId: resourceId })).returns<EditResult>(),
  /** Removes the resource with everything below it. */
  remove: method(z.strictObject({ apiId, resourceId })).returns<EditResult>(),
  /** What the console's "Enable CORS" does for one resource. */
  enableCors: method(
    z.strictObject({
      apiId,
      resourceId,
      /** Methods to allow; absent: those the resource has. */
      methods: z.array(httpMethod).optional(),
      allowHeaders: z.string().optional(),
      allowOrigin: z.string().optional(),
      allowCredentials: z.boolean().optional(),
      exposeHeaders: z.string().optional(),
      /** Seconds. */
      maxAge: z.int().min(0).optional(),
      gatewayResponses: z.array(z.enum(corsGatewayResponses)).optional(),
    }),
  ).returns<EditResult>(),
} as const;

export const modelsSubject = {
  /** Gives a model another name; whatever refers to it follows. */
  rename: method(z.strictObject({ apiId, name: z.string().min(1), newName: z.string().min(1) })).returns<EditResult>(),
} as const;

export const methodsSubject = {
  /** A new method; with `integrationType` MOCK it answers 200 at once. */
  create: method(
    z.strictObject({
      apiId,
      resourceId,
      httpMethod,
      integrationType: z.enum(integrationTypes).default('MOCK'),
      uri: z.string().optional(),
    }),
  ).returns<EditResult>(),
  remove: method(z.strictObject({ apiId, resourceId, httpMethod })).returns<EditResult>(),
} as const;
