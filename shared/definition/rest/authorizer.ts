// The Authorizer entity.
import { z } from 'zod';
import { limits } from '../limits';

export const authorizerTypes = ['TOKEN', 'REQUEST', 'COGNITO_USER_POOLS'] as const;

export const authorizerSchema = z.strictObject({
  id: z.string(),
  name: z.string().min(1),
  type: z.enum(authorizerTypes),
  providerARNs: z.array(z.string()).optional(),
  authType: z.string().optional(),
  authorizerUri: z.string().optional(),
  authorizerCredentials: z.string().optional(),
  identitySource: z.string().optional(),
  identityValidationExpression: z.string().optional(),
  authorizerResultTtlInSeconds: z.int().min(0).max(limits.cacheTtlSeconds.max).optional(),
});

export type Authorizer = z.infer<typeof authorizerSchema>;
