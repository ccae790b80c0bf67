// Subjects `deployments` and `stages`.
import { z } from 'zod';
import type { EntityKey } from '../definition/entities';
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
  readonly stageNames: readonly string[];
}

export interface InvokeUrls {
  /** `http://{apiId}.execute-api.{region}.localhost:{port}/{stage}` */
  readonly host: string;
  /** `http://127.0.0.1:{port}/_aws/execute-api/{apiId}/{stage}` */
  readonly path: string;
  /** `http://127.0.0.1:{port}/restapis/{apiId}/{stage}/_user_request_` */
  readonly userRequest: string;
  /** `http://127.0.0.1:{own port}`, where the stage has one. */
  readonly ownPort?: string;
}

export interface StageState {
  readonly apiId: string;
  readonly stageName: string;
  readonly deploymentId?: string;
  readonly deployedAt?: number;
  /** Entities of the working copy that differ from what the stage serves. */
  readonly pending: readonly EntityKey[];
  readonly urls: InvokeUrls;
  /** Why the stage's own port is not open, where it is not. */
  readonly portProblem?: string;
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
  /** Refused with CONFLICT while a stage points to it. */
  remove: method(z.strictObject({ apiId, deploymentId: z.string() })).returns<Record<string, never>>(),
} as const;

export const stagesSubject = {
  list: method(z.strictObject({ apiId: apiId.optional() }).default({})).returns<readonly StageState[]>(),
  create: method(
    z.strictObject({
      apiId,
      stageName,
      deploymentId: z.string(),
      description: z.string().optional(),
      settings: settings.optional(),
    }),
  ).returns<EditResult>(),
  /** Points the stage at another deployment: rolling back and forward. */
  activate: method(z.strictObject({ apiId, stageName, deploymentId: z.string() })).returns<StageState>(),
  remove: method(z.strictObject({ apiId, stageName })).returns<EditResult>(),
} as const;
