// Usage plans, their keys, and API keys: live entities beside the APIs.
import { z } from 'zod';
import { placeMembers } from '../place';
import { tagsSchema } from '../rest/rest-api';

const throttle = z.strictObject({ burstLimit: z.int().min(0).optional(), rateLimit: z.number().min(0).optional() });

export const usagePlanSchema = z.strictObject({
  id: z.string(),
  name: z.string().min(1),
  description: z.string().optional(),
  apiStages: z
    .array(
      z.strictObject({
        apiId: z.string(),
        stage: z.string(),
        /** `/path/METHOD` → throttle. */
        throttle: z.record(z.string(), throttle).optional(),
      }),
    )
    .optional(),
  throttle: throttle.optional(),
  quota: z
    .strictObject({
      limit: z.int().min(0),
      offset: z.int().min(0).default(0),
      period: z.enum(['DAY', 'WEEK', 'MONTH']),
    })
    .optional(),
  productCode: z.string().optional(),
  /** Ids of the API keys in the plan. */
  keyIds: z.array(z.string()).optional(),
  tags: tagsSchema.optional(),
  ...placeMembers,
});

export const apiKeySchema = z.strictObject({
  id: z.string(),
  /** A secret: files hold a slot, never the value. */
  value: z.string().min(20).max(128),
  name: z.string().max(1_024).optional(),
  customerId: z.string().optional(),
  description: z.string().optional(),
  enabled: z.boolean().default(false),
  createdDate: z.number(),
  lastUpdatedDate: z.number(),
  stageKeys: z.array(z.string()).optional(),
  tags: tagsSchema.optional(),
  ...placeMembers,
});

export type UsagePlan = z.infer<typeof usagePlanSchema>;
export type ApiKey = z.infer<typeof apiKeySchema>;
