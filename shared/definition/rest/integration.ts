// The Integration and its integration responses, as they stand inside a method.
import { z } from 'zod';

export const integrationTypes = ['HTTP', 'HTTP_PROXY', 'AWS', 'AWS_PROXY', 'MOCK'] as const;
export const passthroughBehaviors = ['WHEN_NO_MATCH', 'WHEN_NO_TEMPLATES', 'NEVER'] as const;
export const contentHandlings = ['CONVERT_TO_TEXT', 'CONVERT_TO_BINARY'] as const;

const templates = z.record(z.string(), z.string().nullable());

export const statusCodeSchema = z.string().regex(/^[1-5]\d\d$/, 'A status code is three digits from 100 to 599.');

export const integrationResponseSchema = z.strictObject({
  statusCode: statusCodeSchema,
  /** Java regular expression over the backend's status or errorMessage; absent or empty: the default response. */
  selectionPattern: z.string().optional(),
  /** `method.response.header.X` → mapping expression. */
  responseParameters: z.record(z.string(), z.string()).optional(),
  /** Content type → template. */
  responseTemplates: templates.optional(),
  contentHandling: z.enum(contentHandlings).optional(),
});

export const integrationSchema = z.strictObject({
  type: z.enum(integrationTypes),
  httpMethod: z.string().optional(),
  uri: z.string().optional(),
  connectionType: z.enum(['INTERNET', 'VPC_LINK']).optional(),
  connectionId: z.string().optional(),
  integrationTarget: z.string().optional(),
  credentials: z.string().optional(),
  /** `integration.request.{path|querystring|header}.X` → mapping expression. */
  requestParameters: z.record(z.string(), z.string()).optional(),
  requestTemplates: templates.optional(),
  passthroughBehavior: z.enum(passthroughBehaviors).default('WHEN_NO_MATCH'),
  contentHandling: z.enum(contentHandlings).optional(),
  timeoutInMillis: z.int().min(50).max(900_000).default(29_000),
  cacheNamespace: z.string().optional(),
  cacheKeyParameters: z.array(z.string()).default([]),
  tlsConfig: z.strictObject({ insecureSkipVerification: z.boolean().default(false) }).optional(),
  responseTransferMode: z.enum(['BUFFERED', 'STREAM']).optional(),
  /** Status code → integration response. */
  integrationResponses: z.record(statusCodeSchema, integrationResponseSchema).optional(),
});

export type IntegrationType = (typeof integrationTypes)[number];
export type PassthroughBehavior = (typeof passthroughBehaviors)[number];
export type ContentHandling = (typeof contentHandlings)[number];
export type IntegrationResponse = z.infer<typeof integrationResponseSchema>;
export type Integration = z.infer<typeof integrationSchema>;
