// The statements of WAF rules, with AWS's own member names.
// https://docs.aws.amazon.com/waf/latest/APIReference/API_Statement.html
import { z } from 'zod';
import { fieldToMatchSchema, textTransformationSchema } from './field-to-match';

const transformations = z.array(textTransformationSchema).min(1).max(10);
const inspected = { FieldToMatch: fieldToMatchSchema, TextTransformations: transformations };
const arn = z.string().min(20).max(2_048);
const forwardedIp = z.strictObject({ HeaderName: z.string().min(1), FallbackBehavior: z.enum(['MATCH', 'NO_MATCH']) });
const none = z.strictObject({});
const keyPart = z.strictObject({ Name: z.string().min(1), TextTransformations: transformations });

export const positionalConstraints = ['EXACTLY', 'STARTS_WITH', 'ENDS_WITH', 'CONTAINS', 'CONTAINS_WORD'] as const;
export const comparisonOperators = ['EQ', 'NE', 'LE', 'LT', 'GE', 'GT'] as const;

const byteMatchSchema = z.strictObject({
  /** Readable text here; base64 on the wire of the management API. */
  SearchString: z.string().min(1),
  ...inspected,
  PositionalConstraint: z.enum(positionalConstraints),
});

const customKeySchema = z.strictObject({
  Header: keyPart.optional(),
  Cookie: keyPart.optional(),
  QueryArgument: keyPart.optional(),
  QueryString: z.strictObject({ TextTransformations: transformations }).optional(),
  UriPath: z.strictObject({ TextTransformations: transformations }).optional(),
  HTTPMethod: none.optional(),
  ForwardedIP: none.optional(),
  IP: none.optional(),
  LabelNamespace: z.strictObject({ Namespace: z.string().min(1) }).optional(),
});

const actionSchema = z.lazy(() => ruleActionSchema);

const customHeaderSchema = z.strictObject({ Name: z.string().min(1).max(64), Value: z.string().min(1).max(255) });
const requestHandling = z.strictObject({
  CustomRequestHandling: z.strictObject({ InsertHeaders: z.array(customHeaderSchema).min(1) }).optional(),
});

/** What a matching rule does; exactly one member. */
export const ruleActionSchema = z.strictObject({
  Allow: requestHandling.optional(),
  Block: z
    .strictObject({
      CustomResponse: z
        .strictObject({
          ResponseCode: z.int().min(200).max(599),
          CustomResponseBodyKey: z.string().optional(),
          ResponseHeaders: z.array(customHeaderSchema).min(1).optional(),
        })
        .optional(),
    })
    .optional(),
  Count: requestHandling.optional(),
  Captcha: requestHandling.optional(),
  Challenge: requestHandling.optional(),
});

const ruleActionOverrideSchema = z.strictObject({ Name: z.string(), ActionToUse: actionSchema });

/** Exactly one member. */
export const statementSchema = z.strictObject({
  ByteMatchStatement: byteMatchSchema.optional(),
  RegexMatchStatement: z.strictObject({ RegexString: z.string().min(1).max(512), ...inspected }).optional(),
  RegexPatternSetReferenceStatement: z.strictObject({ ARN: arn, ...inspected }).optional(),
  SizeConstraintStatement: z
    .strictObject({ ...inspected, ComparisonOperator: z.enum(comparisonOperators), Size: z.int().min(0) })
    .optional(),
  SqliMatchStatement: z.strictObject({ ...inspected, SensitivityLevel: z.enum(['LOW', 'HIGH']).optional() }).optional(),
  XssMatchStatement: z.strictObject(inspected).optional(),
  IPSetReferenceStatement: z
    .strictObject({
      ARN: arn,
      IPSetForwardedIPConfig: forwardedIp.extend({ Position: z.enum(['FIRST', 'LAST', 'ANY']) }).optional(),
    })
    .optional(),
  GeoMatchStatement: z
    .strictObject({
      CountryCodes: z.array(z.string().regex(/^[A-Z]{2}$/)).min(1),
      ForwardedIPConfig: forwardedIp.optional(),
    })
    .optional(),
  LabelMatchStatement: z.strictObject({ Scope: z.enum(['LABEL', 'NAMESPACE']), Key: z.string().min(1) }).optional(),
  get RateBasedStatement() {
    return z
      .strictObject({
        Limit: z.int().min(10).max(2_000_000_000),
        EvaluationWindowSec: z.union([z.literal(60), z.literal(120), z.literal(300), z.literal(600)]).optional(),
        AggregateKeyType: z.enum(['IP', 'FORWARDED_IP', 'CUSTOM_KEYS', 'CONSTANT']),
        CustomKeys: z.array(customKeySchema).min(1).max(5).optional(),
        ScopeDownStatement: statementSchema.optional(),
        ForwardedIPConfig: forwardedIp.optional(),
      })
      .optional();
  },
  get AndStatement() {
    return z.strictObject({ Statements: z.array(statementSchema).min(2) }).optional();
  },
  get OrStatement() {
    return z.strictObject({ Statements: z.array(statementSchema).min(2) }).optional();
  },
  get NotStatement() {
    return z.strictObject({ Statement: statementSchema }).optional();
  },
  RuleGroupReferenceStatement: z
    .strictObject({ ARN: arn, RuleActionOverrides: z.array(ruleActionOverrideSchema).optional() })
    .optional(),
  get ManagedRuleGroupStatement() {
    return z
      .strictObject({
        VendorName: z.string().min(1),
        Name: z.string().min(1),
        Version: z.string().optional(),
        ScopeDownStatement: statementSchema.optional(),
        RuleActionOverrides: z.array(ruleActionOverrideSchema).optional(),
      })
      .optional();
  },
});

export type Statement = z.infer<typeof statementSchema>;
export type RuleAction = z.infer<typeof ruleActionSchema>;
export type RuleActionOverride = z.infer<typeof ruleActionOverrideSchema>;
export type RateBasedStatement = NonNullable<Statement['RateBasedStatement']>;
export type CustomKey = z.infer<typeof customKeySchema>;
export type ForwardedIpConfig = z.infer<typeof forwardedIp>;
