// A Lambda function as the workspace knows it: what runs it, with which settings, and its saved test events.
// https://docs.aws.amazon.com/lambda/latest/api/API_FunctionConfiguration.html
import { z } from 'zod';
import { placeMembers } from '../place';
import { tagsSchema } from '../rest/rest-api';

/** LOCAL runs the code here, ENDPOINT calls another Lambda Invoke API, CANNED always answers the same. */
export const functionModes = ['LOCAL', 'ENDPOINT', 'CANNED'] as const;

export const functionEndpointSchema = z.strictObject({
  /** Where the Lambda Invoke API answers: `http://localhost:4566`, `https://lambda.eu-west-1.amazonaws.com`. */
  url: z.string().regex(/^https?:\/\/\S+$/, 'An endpoint is an http:// or https:// address.'),
  /** The function's name there; absent: the same name. */
  functionName: z.string().min(1).optional(),
  /** Region to sign for; absent: the one of the invocation. */
  region: z.string().min(1).optional(),
});

export const cannedAnswerSchema = z.strictObject({
  /** JSON text, as the function would return it. */
  payload: z.string().default('null'),
  /** Set where the answer stands for an error the function threw. */
  functionError: z.enum(['Handled', 'Unhandled']).optional(),
});

const environmentSchema = z.strictObject({ variables: z.record(z.string(), z.string()).default({}) });
const layersSchema = z.array(z.string().min(1)).max(5, 'A function has at most five layers.');

/** A published version: the settings it was published with, and the copy of its code. */
export const functionVersionSchema = z.strictObject({
  description: z.string().max(256).optional(),
  runtime: z.string().min(1),
  handler: z.string().max(128),
  timeout: z.int().min(1).max(900),
  memorySize: z.int().min(128).max(10_240),
  environment: environmentSchema.optional(),
  layers: layersSchema.optional(),
  role: z.string().optional(),
  /** Relative to the workspace; the copy stays on the machine it was published on. */
  codeUri: z.string().min(1),
  /** Base64. */
  codeSha256: z.string(),
  codeSize: z.int().min(0),
  /** ISO 8601. */
  lastModified: z.string(),
});

export const functionAliasSchema = z.strictObject({
  /** A version, or `$LATEST`. */
  functionVersion: z.string().min(1),
  description: z.string().max(256).optional(),
  /** Version → share of the calls, from 0 to 1, that it takes from `functionVersion`. */
  weights: z.record(z.string(), z.number().min(0).max(1)).optional(),
});

export const lambdaFunctionSchema = z.strictObject({
  functionName: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'A function name has up to 64 letters, digits, - and _.'),
  ...placeMembers,
  /** The name that its own region and account know it by, where another function of the workspace had it already. */
  lambdaName: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}$/)
    .optional(),
  description: z.string().max(256).optional(),
  mode: z.enum(functionModes).default('LOCAL'),
  /** `nodejs22.x`, `python3.12`, `provided.al2023` …; the interpreter that is installed runs it. */
  runtime: z.string().min(1).default('nodejs22.x'),
  handler: z.string().max(128).default('index.handler'),
  /** Folder or `.zip` with the code, relative to the workspace or absolute. */
  codeUri: z.string().min(1).optional(),
  /** Seconds. */
  timeout: z.int().min(1).max(900).default(3),
  /** Megabytes. */
  memorySize: z.int().min(128).max(10_240).default(128),
  environment: environmentSchema.optional(),
  /** Folders or `.zip` files laid over `/opt`, in order. */
  layers: layersSchema.optional(),
  role: z.string().optional(),
  reservedConcurrentExecutions: z.int().min(0).optional(),
  endpoint: functionEndpointSchema.optional(),
  cannedAnswer: cannedAnswerSchema.optional(),
  /** Name → JSON text of an event to try the function with. */
  testEvents: z.record(z.string(), z.string()).optional(),
  tags: tagsSchema.optional(),
  /** Settings of Lambda that nothing here reads, as JSON text: `Architectures`, `EphemeralStorage` … */
  otherSettings: z.record(z.string(), z.string()).optional(),
  versions: z.record(z.string(), functionVersionSchema).optional(),
  /** The number given last: none is given twice. */
  lastVersion: z.int().min(1).optional(),
  aliases: z.record(z.string(), functionAliasSchema).optional(),
  /** Who may call the function: statements as JSON text, each of the function or of one version or alias. */
  policy: z.array(z.strictObject({ qualifier: z.string().optional(), statement: z.string() })).optional(),
});

export type FunctionMode = (typeof functionModes)[number];
export type FunctionVersion = z.infer<typeof functionVersionSchema>;
export type FunctionAlias = z.infer<typeof functionAliasSchema>;
export type LambdaFunction = z.infer<typeof lambdaFunctionSchema>;
