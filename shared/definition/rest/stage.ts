// The Stage entity. Which deployment it points to is local state (see the deployment store), not definition.
import { z } from 'zod';
import { isStageName, isStageVariableName, isStageVariableValue } from '../naming';
import { tagsSchema } from './rest-api';

export const cacheClusterSizes = ['0.5', '1.6', '6.1', '13.5', '28.4', '58.2', '118', '237'] as const;

export const methodSettingSchema = z.strictObject({
  metricsEnabled: z.boolean().optional(),
  loggingLevel: z.enum(['OFF', 'ERROR', 'INFO']).optional(),
  dataTraceEnabled: z.boolean().optional(),
  throttlingBurstLimit: z.int().optional(),
  throttlingRateLimit: z.number().optional(),
  cachingEnabled: z.boolean().optional(),
  cacheTtlInSeconds: z.int().min(0).max(3_600).optional(),
  cacheDataEncrypted: z.boolean().optional(),
  requireAuthorizationForCacheControl: z.boolean().optional(),
  unauthorizedCacheControlHeaderStrategy: z
    .enum(['FAIL_WITH_403', 'SUCCEED_WITH_RESPONSE_HEADER', 'SUCCEED_WITHOUT_RESPONSE_HEADER'])
    .optional(),
});

export const stageVariablesSchema = z.record(
  z.string().refine(isStageVariableName, 'A stage variable name holds up to 64 letters, digits and _.'),
  z
    .string()
    .refine(
      isStageVariableValue,
      'A stage variable value holds up to 512 letters, digits and - . _ ~ : / ? # & = , only.',
    ),
);

export const canarySettingsSchema = z.strictObject({
  percentTraffic: z.number().min(0).max(100).default(0),
  deploymentId: z.string().optional(),
  stageVariableOverrides: stageVariablesSchema.optional(),
  useStageCache: z.boolean().default(false),
});

export const stageSchema = z.strictObject({
  stageName: z.string().refine(isStageName, 'A stage name holds letters, digits, _ and - (1 to 128).'),
  description: z.string().optional(),
  clientCertificateId: z.string().optional(),
  cacheClusterEnabled: z.boolean().default(false),
  cacheClusterSize: z.enum(cacheClusterSizes).optional(),
  /** Key: resource path and method, either `~1pets~1{id}/GET`, `pets/{id}/GET` or the stage default `*` + `/*`. */
  methodSettings: z.record(z.string(), methodSettingSchema).optional(),
  variables: stageVariablesSchema.optional(),
  documentationVersion: z.string().optional(),
  accessLogSettings: z
    .strictObject({ format: z.string().optional(), destinationArn: z.string().optional() })
    .optional(),
  canarySettings: canarySettingsSchema.optional(),
  tracingEnabled: z.boolean().default(false),
  webAclArn: z.string().optional(),
  tags: tagsSchema.optional(),
  createdDate: z.number().optional(),
  lastUpdatedDate: z.number().optional(),
  /** Gatehouse only: deploy every change of the working copy to this stage. */
  autoDeploy: z.boolean().optional(),
  /** Gatehouse only: a port of this stage's own. */
  port: z.int().min(1).max(65_535).optional(),
});

export type MethodSetting = z.infer<typeof methodSettingSchema>;
export type CanarySettings = z.infer<typeof canarySettingsSchema>;
export type Stage = z.infer<typeof stageSchema>;
