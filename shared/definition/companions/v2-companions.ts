// What stands beside HTTP and WebSocket APIs: mappings and rules of custom domain names, and VPC links of V2.
import { z } from 'zod';
import { placeMembers } from '../place';
import { tagsSchema } from '../rest/rest-api';

export const apiMappingSchema = z.strictObject({
  id: z.string().min(1),
  apiId: z.string().min(1),
  stage: z.string().min(1),
  /** Absent or empty: every path that no other mapping takes. */
  apiMappingKey: z.string().max(300, 'ApiMapping key length must be under 300 characters.').optional(),
});

const matchSchema = z.strictObject({
  matchHeaders: z
    .strictObject({ anyOf: z.array(z.strictObject({ header: z.string(), valueGlob: z.string() })) })
    .optional(),
  matchBasePaths: z.strictObject({ anyOf: z.array(z.string()) }).optional(),
});

export const routingRuleSchema = z.strictObject({
  id: z.string().min(1),
  /** 1 goes first. */
  priority: z.int().min(1).max(1_000_000),
  /** All of them; none: every request. */
  conditions: z.array(matchSchema).max(3),
  actions: z
    .array(
      z.strictObject({
        invokeApi: z.strictObject({ apiId: z.string(), stage: z.string(), stripBasePath: z.boolean().optional() }),
      }),
    )
    .length(1, 'A routing rule has one action.'),
});

export const v2VpcLinkSchema = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1).max(128),
  subnetIds: z.array(z.string()).max(10),
  securityGroupIds: z.array(z.string()).optional(),
  /** Epoch seconds. */
  createdDate: z.number().optional(),
  tags: tagsSchema.optional(),
  ...placeMembers,
});

export type ApiMapping = z.infer<typeof apiMappingSchema>;
export type RoutingRule = z.infer<typeof routingRuleSchema>;
export type V2VpcLink = z.infer<typeof v2VpcLinkSchema>;
