// The Api entity of API Gateway V2: an HTTP API or a WebSocket API.
// https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid.html
import { z } from 'zod';
import { placeMembers } from '../place';
import { sourceLinkSchema, tagsSchema } from '../rest/rest-api';

export const v2ProtocolTypes = ['HTTP', 'WEBSOCKET'] as const;

/** Who may call an HTTP API from a page of another origin; absent members say nothing in answers. */
export const corsConfigurationSchema = z.strictObject({
  allowCredentials: z.boolean().optional(),
  allowHeaders: z.array(z.string()).optional(),
  allowMethods: z.array(z.string()).optional(),
  /** Exact origins, `*`, `https://*` or `http://*`. */
  allowOrigins: z.array(z.string()).optional(),
  exposeHeaders: z.array(z.string()).optional(),
  /** Seconds; -1 says that preflights are not to be kept. */
  maxAge: z.int().min(-1).max(86_400).optional(),
});

export const v2ApiSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]{3,20}$/),
  name: z.string().min(1).max(128),
  /** Cannot change. */
  protocolType: z.enum(v2ProtocolTypes),
  description: z.string().max(1_024).optional(),
  /** Epoch seconds. */
  createdDate: z.number(),
  version: z.string().min(1).max(64).optional(),
  /** HTTP APIs: always `$request.method $request.path`. WebSocket APIs: evaluated for each message. */
  routeSelectionExpression: z.string().min(1),
  /** WebSocket APIs: where the API key of a handshake is. */
  apiKeySelectionExpression: z.string().optional(),
  /** HTTP APIs only. */
  corsConfiguration: corsConfigurationSchema.optional(),
  disableExecuteApiEndpoint: z.boolean().default(false),
  /** WebSocket APIs only: models are not checked when they are made. */
  disableSchemaValidation: z.boolean().optional(),
  ipAddressType: z.enum(['ipv4', 'dualstack']).default('ipv4'),
  importInfo: z.array(z.string()).optional(),
  warnings: z.array(z.string()).optional(),
  /** Made by another service, or by quick create. */
  apiGatewayManaged: z.boolean().optional(),
  tags: tagsSchema.optional(),
  ...placeMembers,
  /** Gatehouse only: the document this API is kept in step with. */
  source: sourceLinkSchema.optional(),
});

/** What every HTTP API selects its routes by. */
export const httpRouteSelectionExpression = '$request.method $request.path';

export type V2Api = z.infer<typeof v2ApiSchema>;
export type CorsConfiguration = z.infer<typeof corsConfigurationSchema>;
export type V2ProtocolType = (typeof v2ProtocolTypes)[number];
