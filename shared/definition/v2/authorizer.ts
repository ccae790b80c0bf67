// The Authorizer and Model entities of HTTP and WebSocket APIs.
// https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-authorizers-authorizerid.html
import { z } from 'zod';

export const v2AuthorizerTypes = ['REQUEST', 'JWT'] as const;

export const v2AuthorizerSchema = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1).max(128),
  /** JWT: HTTP APIs only. */
  authorizerType: z.enum(v2AuthorizerTypes),
  /** HTTP APIs: `$request.header.NAME` and its like. WebSocket APIs: `route.request.header.NAME` and its like. */
  identitySource: z.array(z.string()).optional(),
  authorizerUri: z.string().min(1).max(2_048).optional(),
  authorizerCredentialsArn: z.string().optional(),
  authorizerPayloadFormatVersion: z.enum(['1.0', '2.0']).optional(),
  enableSimpleResponses: z.boolean().optional(),
  authorizerResultTtlInSeconds: z.int().min(0).max(3_600).optional(),
  identityValidationExpression: z.string().optional(),
  jwtConfiguration: z
    .strictObject({ issuer: z.string().min(1).optional(), audience: z.array(z.string()).max(50).optional() })
    .optional(),
});

/** WebSocket APIs only. */
export const v2ModelSchema = z.strictObject({
  id: z.string().min(1),
  name: z
    .string()
    .min(1)
    .max(128)
    .regex(/^[A-Za-z0-9]+$/, 'A model name holds letters and digits only.'),
  contentType: z.string().min(1).max(256).optional(),
  description: z.string().max(1_024).optional(),
  /** JSON Schema draft 4, as text. */
  schema: z.string().max(32_768),
});

export type V2Authorizer = z.infer<typeof v2AuthorizerSchema>;
export type V2Model = z.infer<typeof v2ModelSchema>;
