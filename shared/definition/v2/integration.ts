// The Integration and IntegrationResponse entities of HTTP and WebSocket APIs.
// https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-integrations-integrationid.html
import { z } from 'zod';

export const v2IntegrationTypes = ['AWS', 'AWS_PROXY', 'HTTP', 'HTTP_PROXY', 'MOCK'] as const;
export const v2IntegrationMethods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'ANY'] as const;
export const contentHandlingStrategies = ['CONVERT_TO_BINARY', 'CONVERT_TO_TEXT'] as const;

const templatesSchema = z.record(z.string(), z.string());

export const v2IntegrationSchema = z.strictObject({
  id: z.string().min(1),
  integrationType: z.enum(v2IntegrationTypes),
  integrationMethod: z.enum(v2IntegrationMethods).optional(),
  /** A URL, a function ARN, an invocation ARN, or the ARN of a listener or Cloud Map service; as it was sent. */
  integrationUri: z.string().min(1).max(2_048).optional(),
  /** HTTP APIs: `SQS-SendMessage` and its like. */
  integrationSubtype: z.string().min(1).max(128).optional(),
  connectionType: z.enum(['INTERNET', 'VPC_LINK']).default('INTERNET'),
  connectionId: z.string().optional(),
  /** A role's ARN, or `arn:aws:iam::*:user/*` for the caller's own identity. */
  credentialsArn: z.string().optional(),
  description: z.string().max(1_024).optional(),
  payloadFormatVersion: z.enum(['1.0', '2.0']).optional(),
  timeoutInMillis: z.int().min(50).max(30_000),
  /** HTTP APIs: `append:header.NAME` → value, or the inputs of a subtype. WebSocket APIs: `integration.request.…` → source. */
  requestParameters: z.record(z.string(), z.string()).optional(),
  /** HTTP APIs: per status `200` … `599`. */
  responseParameters: z.record(z.string(), z.record(z.string(), z.string())).optional(),
  tlsConfig: z.strictObject({ serverNameToVerify: z.string().optional() }).optional(),
  apiGatewayManaged: z.boolean().optional(),
  /** From here on WebSocket APIs only. */
  requestTemplates: templatesSchema.optional(),
  templateSelectionExpression: z.string().optional(),
  passthroughBehavior: z.enum(['WHEN_NO_MATCH', 'WHEN_NO_TEMPLATES', 'NEVER']).optional(),
  contentHandlingStrategy: z.enum(contentHandlingStrategies).optional(),
  integrationResponseSelectionExpression: z.string().optional(),
});

export const v2IntegrationResponseSchema = z.strictObject({
  id: z.string().min(1),
  /** `$default` or a pattern between slashes: `/2\d\d/`. */
  integrationResponseKey: z.string().min(1),
  responseTemplates: templatesSchema.optional(),
  templateSelectionExpression: z.string().optional(),
  responseParameters: z.record(z.string(), z.string()).optional(),
  contentHandlingStrategy: z.enum(contentHandlingStrategies).optional(),
});

export type V2Integration = z.infer<typeof v2IntegrationSchema>;
export type V2IntegrationResponse = z.infer<typeof v2IntegrationResponseSchema>;
