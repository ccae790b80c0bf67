// The Route and RouteResponse entities of HTTP and WebSocket APIs.
// https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-routes-routeid.html
import { z } from 'zod';

export const routeAuthorizationTypes = ['NONE', 'AWS_IAM', 'CUSTOM', 'JWT'] as const;

/** Key: a mapping source such as `route.request.header.Auth`; whether it must be there. */
export const parameterConstraintsSchema = z.record(z.string(), z.strictObject({ required: z.boolean().optional() }));

export const v2RouteSchema = z.strictObject({
  id: z.string().min(1),
  /** HTTP APIs: `GET /pets/{id}`, `ANY /{proxy+}`, `$default`. WebSocket APIs: `$connect`, `$disconnect`, `$default` or a value. */
  routeKey: z.string().min(1).max(1_024),
  /** `integrations/{integrationId}`. */
  target: z.string().max(128).optional(),
  authorizationType: z.enum(routeAuthorizationTypes).default('NONE'),
  authorizerId: z.string().optional(),
  authorizationScopes: z.array(z.string().min(1).max(64)).max(10).optional(),
  operationName: z.string().min(1).max(64).optional(),
  apiGatewayManaged: z.boolean().optional(),
  /** From here on WebSocket APIs only. */
  apiKeyRequired: z.boolean().default(false),
  modelSelectionExpression: z.string().optional(),
  /** Name of a model by what the model selection expression yields. */
  requestModels: z.record(z.string(), z.string()).optional(),
  requestParameters: parameterConstraintsSchema.optional(),
  /** `$default` makes the route answer its messages. */
  routeResponseSelectionExpression: z.string().optional(),
});

export const v2RouteResponseSchema = z.strictObject({
  id: z.string().min(1),
  /** Only `$default` is supported. */
  routeResponseKey: z.string().min(1),
  modelSelectionExpression: z.string().optional(),
  responseModels: z.record(z.string(), z.string()).optional(),
  responseParameters: parameterConstraintsSchema.optional(),
});

export type V2Route = z.infer<typeof v2RouteSchema>;
export type V2RouteResponse = z.infer<typeof v2RouteResponseSchema>;
