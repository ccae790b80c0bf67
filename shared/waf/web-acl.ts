// Web ACLs and what they refer to, with AWS's own member names.
// https://docs.aws.amazon.com/waf/latest/APIReference/API_WebACL.html
import { z } from 'zod';
import { placeMembers } from '../definition/place';
import { ruleActionSchema, statementSchema } from './statement';

const name = z.string().regex(/^[\w-]{1,128}$/, 'A name holds 1 to 128 letters, digits, _ and -.');
const description = z.string().max(256).optional();
const tags = z.record(z.string(), z.string()).optional();

const visibilitySchema = z.strictObject({
  SampledRequestsEnabled: z.boolean(),
  CloudWatchMetricsEnabled: z.boolean(),
  MetricName: z.string().min(1).max(255),
});

const none = z.strictObject({});

export const ruleSchema = z.strictObject({
  Name: name,
  Priority: z.int().min(0),
  Statement: statementSchema,
  Action: ruleActionSchema.optional(),
  OverrideAction: z.strictObject({ None: none.optional(), Count: none.optional() }).optional(),
  RuleLabels: z.array(z.strictObject({ Name: z.string().regex(/^[\w:-]{1,1024}$/) })).optional(),
  VisibilityConfig: visibilitySchema,
  CaptchaConfig: z.record(z.string(), z.unknown()).optional(),
  ChallengeConfig: z.record(z.string(), z.unknown()).optional(),
});

/** What a custom response body is said to be. */
export const responseContentTypes = ['TEXT_PLAIN', 'TEXT_HTML', 'APPLICATION_JSON'] as const;

const bodiesSchema = z.record(
  z.string(),
  z.strictObject({ ContentType: z.enum(responseContentTypes), Content: z.string() }),
);

/** Of every thing: how clients name it; with its place it makes the ARN. */
const identity = {
  Name: name,
  /** A UUID. */
  Id: z.string().min(1),
  Description: description,
  tags,
  ...placeMembers,
};

/** Checked as a whole: rules nest as deep as they like, and files say so in one sentence. */
function checked<Value>(schema: z.ZodType<Value>, sentence: string) {
  return z.custom<Value>((value) => schema.safeParse(value).success, sentence);
}

const rules = z.array(
  checked(ruleSchema, 'A rule has Name, Priority, Statement, VisibilityConfig and an Action or OverrideAction.'),
);
const defaultAction = checked(ruleActionSchema, 'A default action is Allow or Block.');

const resourceKinds = [
  'API_GATEWAY',
  'CLOUDFRONT',
  'COGNITO_USER_POOL',
  'APP_RUNNER_SERVICE',
  'VERIFIED_ACCESS_INSTANCE',
] as const;

/** How much of a body is inspected. */
export const associationSchema = z.strictObject({
  RequestBody: z
    .partialRecord(
      z.enum(resourceKinds),
      z.strictObject({ DefaultSizeInspectionLimit: z.enum(['KB_16', 'KB_32', 'KB_48', 'KB_64']) }),
    )
    .optional(),
});

export const webAclSchema = z.strictObject({
  ...identity,
  DefaultAction: defaultAction,
  Rules: rules.default([]),
  VisibilityConfig: visibilitySchema,
  CustomResponseBodies: bodiesSchema.optional(),
  AssociationConfig: checked(
    associationSchema,
    'RequestBody holds a DefaultSizeInspectionLimit for each kind of resource.',
  ).optional(),
  TokenDomains: z.array(z.string()).optional(),
  CaptchaConfig: z.record(z.string(), z.unknown()).optional(),
  ChallengeConfig: z.record(z.string(), z.unknown()).optional(),
  /** Gatehouse keeps it; nothing is delivered. */
  LoggingConfiguration: z.record(z.string(), z.unknown()).optional(),
});

export const ipSetSchema = z.strictObject({
  ...identity,
  IPAddressVersion: z.enum(['IPV4', 'IPV6']),
  /** In CIDR form. */
  Addresses: z.array(z.string()),
});

export const regexPatternSetSchema = z.strictObject({
  ...identity,
  RegularExpressionList: z.array(z.strictObject({ RegexString: z.string().min(1).max(512) })),
});

export const ruleGroupSchema = z.strictObject({
  ...identity,
  Capacity: z.int().min(1),
  Rules: rules.default([]),
  VisibilityConfig: visibilitySchema,
  CustomResponseBodies: bodiesSchema.optional(),
});

export type Rule = z.infer<typeof ruleSchema>;
export type WebAcl = z.infer<typeof webAclSchema>;
export type IpSet = z.infer<typeof ipSetSchema>;
export type RegexPatternSet = z.infer<typeof regexPatternSetSchema>;
export type RuleGroup = z.infer<typeof ruleGroupSchema>;
export type CustomResponseBodies = z.infer<typeof bodiesSchema>;

/** With the ARN that its place gives it. */
export type Named<Thing> = Thing & { readonly ARN: string };

/** What rules refer to by ARN. */
export interface WafSets {
  readonly ipSets: readonly Named<Pick<IpSet, 'Name' | 'Addresses'>>[];
  readonly regexPatternSets: readonly Named<Pick<RegexPatternSet, 'Name' | 'RegularExpressionList'>>[];
  readonly ruleGroups: readonly Named<Pick<RuleGroup, 'Name' | 'Rules' | 'CustomResponseBodies'>>[];
  /** CIDR → country code, for geo statements. */
  readonly countries: Readonly<Record<string, string>>;
}
