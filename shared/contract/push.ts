// Subject `push`: sends an API to any endpoint of the management API, AWS's own included.
import { z } from 'zod';
import { method } from './subject';
import type { ImportLoss } from './workspace';

/** What goes along only where it is asked for. */
export const pushCompanions = ['functions', 'plans', 'keys', 'domains'] as const;
export type PushCompanion = (typeof pushCompanions)[number];

/** Kinds of things that are compared, in the order they are shown. */
export const pushedKinds = [
  'function',
  'function permission',
  'api',
  'resource',
  'method',
  'model',
  'authorizer',
  'request validator',
  'gateway response',
  'documentation part',
  'stage',
  'usage plan',
  'api key',
  'domain name',
  'base path mapping',
] as const;
export type PushedKind = (typeof pushedKinds)[number];

/** One setting of a changed thing; texts are shortened, secrets never stand here. */
export interface PushedField {
  /** Dotted: `methodIntegration.uri`. */
  readonly path: string;
  /** Absent: it was not set. */
  readonly before?: string;
  /** Absent: it is not set any more. */
  readonly after?: string;
}

/** One thing that is made, changed or taken away at the endpoint. */
export interface PushChange {
  readonly kind: PushedKind;
  /** `GET /pets/{id}`, `Pet`, `prod`. */
  readonly name: string;
  readonly change: 'added' | 'changed' | 'removed';
  /** Of changed things. */
  readonly fields: readonly PushedField[];
}

export interface PushPlan {
  /** Names exactly this plan: `apply` takes it, and refuses where the endpoint has changed since. */
  readonly planId: string;
  readonly endpoint: string;
  readonly region: string;
  /** The account at the endpoint, where a reference to the local account had to be rewritten. */
  readonly accountId?: string;
  readonly apiName: string;
  readonly stageName: string;
  /** The API at the endpoint; absent: it is made. */
  readonly remoteApiId?: string;
  readonly changes: readonly PushChange[];
  /** True where the stage will get a new deployment. */
  readonly deploys: boolean;
  /** What will be done, in order and in words; empty where nothing changed. */
  readonly steps: readonly string[];
  /** What stays here, and why. */
  readonly notSent: readonly string[];
  /** What the document that carries the API cannot hold. */
  readonly losses: readonly ImportLoss[];
}

export interface PushResult {
  readonly remoteApiId: string;
  readonly stageName: string;
  /** Absent where no new deployment was needed. */
  readonly deploymentId?: string;
  /** What was done, in order and in words. */
  readonly done: readonly string[];
  /** What still differs, because the endpoint keeps it otherwise. */
  readonly leftovers: readonly PushChange[];
}

const target = {
  apiId: z.string().min(1),
  stageName: z.string().min(1),
  /** Address of the management API; absent: the profile's, or AWS's own in the region. */
  endpoint: z
    .string()
    .regex(/^https?:\/\/[^\s/]+/, 'An endpoint is an http:// or https:// address.')
    .optional(),
  region: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'A region looks like eu-west-1.')
    .optional(),
  /** A profile of AWS's own configuration files; absent: the environment's keys, else the default profile. */
  profile: z.string().min(1).optional(),
  /** The API to push into; absent: the one of the same name, or a new one. */
  remoteApiId: z.string().min(1).optional(),
  with: z.array(z.enum(pushCompanions)).default([]),
  /** With `functions`: the role of new ones that name none. */
  functionRole: z
    .string()
    .regex(/^arn:aws[a-z-]*:iam::\d{12}:role\/\S+$/, 'A role looks like arn:aws:iam::123456789012:role/name.')
    .optional(),
} as const;

export const pushSubject = {
  /** Reads what is at the endpoint and says what a push would do. Changes nothing. */
  plan: method(z.strictObject(target)).returns<PushPlan>(),
  /** Does what the plan says. CONFLICT where the endpoint or the working copy has changed since. */
  apply: method(z.strictObject({ ...target, planId: z.string().min(1) })).returns<PushResult>(),
} as const;
