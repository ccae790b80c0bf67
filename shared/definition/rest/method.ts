// The Method entity: method request, method responses, and the integration inside it.
import { z } from 'zod';
import { integrationSchema, statusCodeSchema } from './integration';

export const httpMethods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'ANY'] as const;
export const authorizationTypes = ['NONE', 'AWS_IAM', 'CUSTOM', 'COGNITO_USER_POOLS'] as const;

export const methodResponseSchema = z.strictObject({
  statusCode: statusCodeSchema,
  /** `method.response.header.X` → documentation only; it never forces a header. */
  responseParameters: z.record(z.string(), z.boolean()).optional(),
  /** Content type → model name. */
  responseModels: z.record(z.string(), z.string()).optional(),
});

export const methodSchema = z.strictObject({
  httpMethod: z.enum(httpMethods),
  authorizationType: z.enum(authorizationTypes).default('NONE'),
  authorizerId: z.string().optional(),
  authorizationScopes: z.array(z.string()).optional(),
  apiKeyRequired: z.boolean().default(false),
  requestValidatorId: z.string().optional(),
  operationName: z.string().optional(),
  /** `method.request.{path|querystring|header}.X` → required. */
  requestParameters: z.record(z.string(), z.boolean()).optional(),
  /** Content type (or `$default`) → model name. */
  requestModels: z.record(z.string(), z.string()).optional(),
  methodResponses: z.record(statusCodeSchema, methodResponseSchema).optional(),
  methodIntegration: integrationSchema.optional(),
});

export type HttpMethod = (typeof httpMethods)[number];
export type AuthorizationType = (typeof authorizationTypes)[number];
export type MethodResponse = z.infer<typeof methodResponseSchema>;
export type Method = z.infer<typeof methodSchema>;
