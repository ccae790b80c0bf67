// The Resource entity. Its path is derived from the parents, never stored.
import { z } from 'zod';
import { isPathPart } from '../naming';

export const resourceSchema = z.strictObject({
  id: z.string(),
  /** Absent on the root only. */
  parentId: z.string().optional(),
  /** Absent on the root only. */
  pathPart: z
    .string()
    .refine(isPathPart, 'A path part holds letters, digits, _ - . , : or is one whole {name} or {name+}.')
    .optional(),
});

export type Resource = z.infer<typeof resourceSchema>;
