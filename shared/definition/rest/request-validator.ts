// The RequestValidator entity.
import { z } from 'zod';

export const requestValidatorSchema = z.strictObject({
  id: z.string(),
  name: z.string().min(1),
  validateRequestBody: z.boolean().default(false),
  validateRequestParameters: z.boolean().default(false),
});

export type RequestValidator = z.infer<typeof requestValidatorSchema>;
