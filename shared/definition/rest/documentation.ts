// Documentation parts and versions.
import { z } from 'zod';

export const documentationPartTypes = [
  'API',
  'AUTHORIZER',
  'MODEL',
  'RESOURCE',
  'METHOD',
  'PATH_PARAMETER',
  'QUERY_PARAMETER',
  'REQUEST_HEADER',
  'REQUEST_BODY',
  'RESPONSE',
  'RESPONSE_HEADER',
  'RESPONSE_BODY',
] as const;

export const documentationPartSchema = z.strictObject({
  id: z.string(),
  location: z.strictObject({
    type: z.enum(documentationPartTypes),
    path: z.string().optional(),
    method: z.string().optional(),
    statusCode: z.string().optional(),
    name: z.string().optional(),
  }),
  /** JSON text, as the management API carries it. */
  properties: z.string(),
});

export const documentationVersionSchema = z.strictObject({
  version: z.string(),
  /** Epoch seconds. */
  createdDate: z.number(),
  description: z.string().optional(),
  /** Gatehouse only: the parts as they were when it was made; absent: as they are. */
  parts: z.array(documentationPartSchema).optional(),
});

export type DocumentationPart = z.infer<typeof documentationPartSchema>;
export type DocumentationVersion = z.infer<typeof documentationVersionSchema>;
