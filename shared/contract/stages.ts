// Subjects `deployments` and `stages`.
import { z } from 'zod';
import type { ChangeDetail, DescribedChange } from '../definition/diff/describe-changes';
import type { EntityKey } from '../definition/entities';
import type { CanaryState } from './canaries';
import type { EditResult } from './definition';
import { method } from './subject';

const apiId = z.string().min(1);
const stageName = z.string().min(1);
const settings = z.record(z.string(), z.unknown());

export interface DeploymentSummary {
  readonly id: string;
  readonly description?: string;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  /** SHA-256 of the snapshot, hexadecimal. */
  readonly snapshotHash: string;
  /** Counts the API's deployments from 1; a later one has a greater number. */
  readonly version: number;
  readonly stageNames: readonly string[];
  /** Stages whose canary it is. */
  readonly canaryOf: readonly string[];
}

/** A deployment that a stage once served, and when it began to. */
export interface PastDeployment {
  readonly deploymentId: string;
  /** Epoch milliseconds. */
  readonly deployedAt: number;
}

export interface InvokeUrls {
  /** `http://{apiId}.execute-api.{region}.localhost:{port}/{stage}`; `ws://` of WebSocket APIs, no stage of `$default`. */
  readonly host: string;
  /** `http://127.0.0.1:{port}/_aws/execute-api/{apiId}/{stage}` */
  readonly path: string;
  /** `http://127.0.0.1:{port}/restapis/{apiId}/{stage}/_user_request_`, of REST APIs. */
  readonly userRequest?: string;
  /** `http://127.0.0.1:{port}/_aws/execute-api/{apiId}/{stage}/@connections`, of WebSocket APIs. */
  readonly connections?: string;
  /** `http://127.0.0.1:{own port}`, where the stage has one. */
  readonly ownPort?: string;
}

export interface StageState {
  readonly apiId: string;
  readonly stageName: string;
  readonly deploymentId?: string;
  readonly deployedAt?: number;
  /** What it served before and could serve again, newest first. */
  readonly history: readonly PastDeployment[];
  readonly canary?: CanaryState;
  /** Entities of the working copy that differ from what the stage serves. */
  readonly pending: readonly EntityKey[];
  readonly urls: InvokeUrls;
  /** What became of the last deployment that the stage made by itself since the workspace was opened. */
  readonly lastDeploymentStatusMessage?: string;
  /** Why the stage's own port is not open, where it is not. */
  readonly portProblem?: string;
}

/** A state of an API. */
export const comparedSideSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('working copy') }),
  z.strictObject({ kind: z.literal('deployment'), deploymentId: z.string().min(1) }),
  z.strictObject({ kind: z.literal('stage'), stageName }),
]);

/** One of two states of an API that are compared. */
export type ComparedSide = z.infer<typeof comparedSideSchema>;

export interface Comparison {
  readonly before: ComparedState;
  readonly after: ComparedState;
  /** What turns the first into the second. */
  readonly changes: readonly DescribedChange[];
  /** Settings that differ, where both sides are stages. */
  readonly stageSettings: readonly ChangeDetail[];
}

export interface ComparedState {
  /** `working copy`, `deployment a1b2c3`, `stage dev`. */
  readonly title: string;
  readonly deploymentId?: string;
  /** Epoch milliseconds; absent for the working copy. */
  readonly createdAt?: number;
}

export const deploymentsSubject = {
  /** Freezes the working copy and points the stage at it; makes the stage where it is missing. */
  create: method(
    z.strictObject({
      apiId,
      stageName: stageName.optional(),
      description: z.string().optional(),
      /** Members that the stage is given with it; refused before anything is deployed. */
      stageSettings: settings.optional(),
    }),
  ).returns<DeploymentSummary>(),
  list: method(z.strictObject({ apiId })).returns<readonly DeploymentSummary[]>(),
  /** Changes what a deployment is described as; without a description it has none. */
  describe: method(
    z.strictObject({ apiId, deploymentId: z.string(), description: z.string().optional() }),
  ).returns<DeploymentSummary>(),
  /** What changed from one state of the API to another, in words. */
  compare: method(
    z.strictObject({ apiId, before: comparedSideSchema, after: comparedSideSchema }),
  ).returns<Comparison>(),
  /** Refused with CONFLICT while a stage points to it. */
  remove: method(z.strictObject({ apiId, deploymentId: z.string() })).returns<Record<string, never>>(),
} as const;

export const stagesSubject = {
  list: method(z.strictObject({ apiId: apiId.optional() }).default({})).returns<readonly StageState[]>(),
  create: method(
    z.strictObject({
      apiId,
      stageName,
      /** Stages of HTTP and WebSocket APIs may go without: they serve nothing yet. */
      deploymentId: z.string().optional(),
      description: z.string().optional(),
      settings: settings.optional(),
    }),
  ).returns<EditResult>(),
  /** Points the stage at another deployment: rolling back and forward. */
  activate: method(z.strictObject({ apiId, stageName, deploymentId: z.string() })).returns<StageState>(),
  /** Points the stage at what it served before. NOT_FOUND where there is no such deployment any more. */
  rollBack: method(z.strictObject({ apiId, stageName })).returns<StageState>(),
  remove: method(z.strictObject({ apiId, stageName })).returns<EditResult>(),
} as const;
