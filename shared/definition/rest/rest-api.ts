// The RestApi entity: fields, defaults and ranges as the control plane keeps them.
import { z } from 'zod';
import { limits } from '../limits';
import { placeMembers } from '../place';

export const endpointTypes = ['EDGE', 'REGIONAL', 'PRIVATE'] as const;

export const endpointConfigurationSchema = z.strictObject({
  types: z.array(z.enum(endpointTypes)).length(1, 'Name exactly one endpoint type.'),
  vpcEndpointIds: z.array(z.string()).optional(),
  ipAddressType: z.enum(['ipv4', 'dualstack']).optional(),
});

export const tagsSchema = z.record(z.string(), z.string());

/** Gatehouse only: an OpenAPI document on disk that an API is linked to. */
export const sourceLinkSchema = z.strictObject({
  /** Relative to the workspace, with `/`, or absolute. */
  file: z.string().min(1, 'A link names a file.').max(4_096),
  /** Edits made here are written into the file. */
  writeBack: z.boolean().optional(),
});

export const restApiSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]{3,20}$/),
  name: z.string().min(1).max(1_024),
  description: z.string().optional(),
  /** Epoch seconds. */
  createdDate: z.number(),
  version: z.string().optional(),
  binaryMediaTypes: z.array(z.string()).optional(),
  minimumCompressionSize: z
    .int()
    .min(limits.minimumCompressionSize.min)
    .max(limits.minimumCompressionSize.max)
    .optional(),
  apiKeySource: z.enum(['HEADER', 'AUTHORIZER']).default('HEADER'),
  endpointConfiguration: endpointConfigurationSchema.default({ types: ['EDGE'], ipAddressType: 'ipv4' }),
  /** The resource policy as JSON text. */
  policy: z.string().max(limits.resourcePolicyLength).optional(),
  tags: tagsSchema.optional(),
  disableExecuteApiEndpoint: z.boolean().default(false),
  rootResourceId: z.string(),
  securityPolicy: z.string().optional(),
  endpointAccessMode: z.enum(['BASIC', 'STRICT']).optional(),
  warnings: z.array(z.string()).optional(),
  ...placeMembers,
  /** Gatehouse only: the document this API is kept in step with. */
  source: sourceLinkSchema.optional(),
});

export type RestApi = z.infer<typeof restApiSchema>;
export type SourceLink = z.infer<typeof sourceLinkSchema>;
export type EndpointType = (typeof endpointTypes)[number];
