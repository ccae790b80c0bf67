// The Stage entity of HTTP and WebSocket APIs. Which deployment it points to is local state, not definition.
// https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-stages-stagename.html
import { z } from 'zod';
import { isStageName, isStageVariableName } from '../naming';
import { tagsSchema } from '../rest/rest-api';

/** The stage of an HTTP API that no path names. */
export const defaultStageName = '$default';

export const routeSettingSchema = z.strictObject({
  detailedMetricsEnabled: z.boolean().optional(),
  /** WebSocket APIs only. */
  dataTraceEnabled: z.boolean().optional(),
  /** WebSocket APIs only. */
  loggingLevel: z.enum(['ERROR', 'INFO', 'OFF']).optional(),
  /** 0 refuses every call; absent: the account's limit. */
  throttlingBurstLimit: z.int().min(0).optional(),
  /** Requests a second; 0 refuses every call; absent: the account's limit. */
  throttlingRateLimit: z.number().min(0).optional(),
});

// AWS documented: a value of V2 may be four times as long as one of a REST API's stage
const VARIABLE_VALUE = /^[A-Za-z0-9\-._~:/?#&=,]{0,2048}$/;

export const v2StageSchema = z.strictObject({
  stageName: z
    .string()
    .refine(
      (name) => name === defaultStageName || isStageName(name),
      'A stage name is $default, or holds letters, digits, _ and - (1 to 128).',
    ),
  description: z.string().max(1_024).optional(),
  autoDeploy: z.boolean().default(false),
  stageVariables: z
    .record(
      z.string().refine(isStageVariableName, 'A stage variable name holds up to 64 letters, digits and _.'),
      z
        .string()
        .regex(
          VARIABLE_VALUE,
          'A stage variable value holds up to 2048 letters, digits and - . _ ~ : / ? # & = , only.',
        ),
    )
    .optional(),
  accessLogSettings: z
    .strictObject({ format: z.string().max(3_072).optional(), destinationArn: z.string().optional() })
    .optional(),
  defaultRouteSettings: routeSettingSchema.optional(),
  /** By route key. */
  routeSettings: z.record(z.string(), routeSettingSchema).optional(),
  clientCertificateId: z.string().optional(),
  apiGatewayManaged: z.boolean().optional(),
  tags: tagsSchema.optional(),
  /** Epoch seconds, as the next. */
  createdDate: z.number().optional(),
  lastUpdatedDate: z.number().optional(),
  /** Gatehouse only: a port of this stage's own. */
  port: z.int().min(1).max(65_535).optional(),
});

export type RouteSetting = z.infer<typeof routeSettingSchema>;
export type V2Stage = z.infer<typeof v2StageSchema>;
