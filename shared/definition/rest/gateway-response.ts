// The GatewayResponse entity and the table of all types with their default status.
import { z } from 'zod';
import { statusCodeSchema } from './integration';

/** Default status per type; DEFAULT_4XX and DEFAULT_5XX have none of their own. */
export const gatewayResponseStatus = {
  ACCESS_DENIED: 403,
  API_CONFIGURATION_ERROR: 500,
  AUTHORIZER_CONFIGURATION_ERROR: 500,
  AUTHORIZER_FAILURE: 500,
  BAD_REQUEST_BODY: 400,
  BAD_REQUEST_PARAMETERS: 400,
  DEFAULT_4XX: undefined,
  DEFAULT_5XX: undefined,
  EXPIRED_TOKEN: 403,
  INTEGRATION_FAILURE: 504,
  INTEGRATION_TIMEOUT: 504,
  INVALID_API_KEY: 403,
  INVALID_SIGNATURE: 403,
  MISSING_AUTHENTICATION_TOKEN: 403,
  QUOTA_EXCEEDED: 429,
  REQUEST_TOO_LARGE: 413,
  RESOURCE_NOT_FOUND: 404,
  THROTTLED: 429,
  UNAUTHORIZED: 401,
  UNSUPPORTED_MEDIA_TYPE: 415,
  WAF_FILTERED: 403,
} as const satisfies Record<string, number | undefined>;

export type GatewayResponseType = keyof typeof gatewayResponseStatus;

export const gatewayResponseTypes = Object.keys(gatewayResponseStatus) as readonly GatewayResponseType[];

// AWS recorded: the control plane returns this body for every type that nobody changed
export const defaultGatewayResponseTemplate = '{"message":$context.error.messageString}';

export const gatewayResponseSchema = z.strictObject({
  responseType: z.enum(gatewayResponseTypes as [GatewayResponseType, ...GatewayResponseType[]]),
  statusCode: statusCodeSchema.optional(),
  /** `gatewayresponse.header.X` → mapping expression. */
  responseParameters: z.record(z.string(), z.string()).optional(),
  /** Content type → body with `$context` substitution (not VTL). */
  responseTemplates: z.record(z.string(), z.string()).optional(),
});

export type GatewayResponse = z.infer<typeof gatewayResponseSchema>;
