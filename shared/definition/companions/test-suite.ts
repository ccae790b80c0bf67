// Requests with expectations, in order: what `gatehouse test` runs. Gatehouse only; nothing of it goes to AWS.
import { z } from 'zod';

/** What a check or a capture looks at. `path` is a JSONPath into the body, `model` holds the body to a model's schema. */
export const testCheckKinds = ['status', 'header', 'path', 'body', 'model'] as const;

export const testOperators = [
  'equals',
  'notEquals',
  'contains',
  'notContains',
  'matches',
  'exists',
  'notExists',
  'lessThan',
  'greaterThan',
  'length',
] as const;

export type TestCheckKind = (typeof testCheckKinds)[number];
export type TestOperator = (typeof testOperators)[number];

/** The operators each kind of check takes; the first is the default. */
export const operatorsOfCheck: Readonly<Record<TestCheckKind, readonly TestOperator[]>> = {
  status: ['equals', 'notEquals', 'lessThan', 'greaterThan'],
  header: ['equals', 'notEquals', 'contains', 'notContains', 'matches', 'exists', 'notExists'],
  path: [
    'equals',
    'notEquals',
    'exists',
    'notExists',
    'contains',
    'notContains',
    'matches',
    'lessThan',
    'greaterThan',
    'length',
  ],
  body: ['equals', 'notEquals', 'contains', 'notContains', 'matches', 'exists', 'notExists', 'length'],
  model: ['matches'],
};

/** Operators that are said without a value. */
export const operatorsWithoutValue: readonly TestOperator[] = ['exists', 'notExists'];

/** The name of a variable, as in `{{orderId}}`. */
export const testVariableName = /^[A-Za-z_][A-Za-z0-9_.-]{0,127}$/;

/** The name of a secret, as in `{{secret:TOKEN}}`. */
export const testSecretName = /^[A-Z][A-Z0-9_]{0,63}$/;

const itemId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'An id has up to 64 letters, digits, - and _.');
const variableName = z.string().regex(testVariableName, 'A variable name has letters, digits, _, . and -.');

export const testTargetSchema = z.strictObject({ apiId: z.string().min(1), stageName: z.string().min(1) });

/** A query parameter or header; order is kept and names may repeat. */
export const testPairSchema = z.strictObject({
  name: z.string(),
  value: z.string().default(''),
  enabled: z.boolean().default(true),
});

export const testCheckSchema = z.strictObject({
  check: z.enum(testCheckKinds),
  /** Of a header: its name. Of a path: the JSONPath. */
  name: z.string().min(1).optional(),
  operator: z.enum(testOperators).default('equals'),
  /** Status: `200` or `2xx`. Path and body: JSON where it is JSON, else text. Model: its name. May hold `{{variables}}`. */
  value: z.string().optional(),
});

export const testCaptureSchema = z.strictObject({
  variable: variableName,
  from: z.enum(['status', 'header', 'path', 'body']).default('path'),
  /** Of a header: its name. Of a path: the JSONPath. */
  name: z.string().min(1).optional(),
});

export const testRequestSchema = z.strictObject({
  id: itemId,
  name: z.string().min(1).max(256),
  description: z.string().optional(),
  method: z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,31}$/, 'A method is a word such as GET.'),
  /** Below the stage, or an absolute URL. May hold `{{variables}}`. */
  path: z.string().regex(/^(\/|https?:\/\/|\{\{)/, 'A path starts with / or is an http:// or https:// address.'),
  /** Absent: the suite's. */
  target: testTargetSchema.optional(),
  query: z.array(testPairSchema).optional(),
  headers: z.array(testPairSchema).optional(),
  body: z.string().optional(),
  /** The body is base64 of its bytes; variables are not looked for in it. */
  isBase64: z.boolean().optional(),
  /** Name of the caller to be. */
  persona: z.string().min(1).optional(),
  expect: z.array(testCheckSchema).default([]),
  /** Variables for the requests that follow. */
  capture: z.array(testCaptureSchema).optional(),
});

const clientName = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'A client has up to 64 letters, digits, - and _.');
/** How long a step waits for what it expects, in milliseconds. */
const withinMs = z.int().min(1).max(60_000).default(5_000);

/** What a client of a WebSocket API does or hears; texts may hold `{{variables}}`. */
export const scenarioStepSchema = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('open'),
    client: clientName,
    query: z.array(testPairSchema).optional(),
    headers: z.array(testPairSchema).optional(),
    subprotocols: z.array(z.string()).optional(),
    persona: z.string().min(1).optional(),
    /** The status with which the handshake has to be refused; absent: it has to be accepted. */
    refused: z.int().min(400).max(599).optional(),
  }),
  z.strictObject({ do: z.literal('send'), client: clientName, body: z.string(), isBase64: z.boolean().optional() }),
  /** Waits for a message that meets all checks; those before it are passed over. */
  z.strictObject({
    do: z.literal('expect'),
    client: clientName,
    // none: any message will do
    expect: z.array(testCheckSchema).default([]),
    capture: z.array(testCaptureSchema).optional(),
    withinMs,
  }),
  /** A message through `@connections` to the client. */
  z.strictObject({ do: z.literal('post'), client: clientName, body: z.string() }),
  z.strictObject({ do: z.literal('close'), client: clientName }),
  /** Waits until the gateway has closed the client. */
  z.strictObject({ do: z.literal('closed'), client: clientName, code: z.int().optional(), withinMs }),
  /** Moves the virtual clock forward, so that idle limits and time-to-lives can be tried. It never goes back. */
  z.strictObject({ do: z.literal('advanceClock'), seconds: z.number().min(0).max(10_000_000) }),
]);

/** Clients of a WebSocket API in conversation: one result. */
export const testScenarioSchema = z.strictObject({
  id: itemId,
  name: z.string().min(1).max(256),
  description: z.string().optional(),
  /** Absent: the suite's. */
  target: testTargetSchema.optional(),
  steps: z.array(scenarioStepSchema).default([]),
});

export const testSuiteSchema = z.strictObject({
  id: itemId,
  name: z.string().min(1).max(256),
  description: z.string().optional(),
  /** The API and stage its requests go to unless they say otherwise. */
  target: testTargetSchema.optional(),
  variables: z.record(variableName, z.string()).optional(),
  requests: z.array(testRequestSchema).default([]),
  /** Of WebSocket APIs; they run after the requests. */
  scenarios: z.array(testScenarioSchema).optional(),
});

export type TestTarget = z.infer<typeof testTargetSchema>;
export type TestPair = z.infer<typeof testPairSchema>;
export type TestCheck = z.infer<typeof testCheckSchema>;
export type TestCapture = z.infer<typeof testCaptureSchema>;
export type TestRequest = z.infer<typeof testRequestSchema>;
export type ScenarioStep = z.infer<typeof scenarioStepSchema>;
export type TestScenario = z.infer<typeof testScenarioSchema>;
export type TestSuite = z.infer<typeof testSuiteSchema>;
