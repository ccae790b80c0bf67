// Deployments: immutable snapshots, addressed by their content, and which one each stage points to. Local to a machine.
import type { ApiSnapshot } from '../../../shared/definition/api-view';

export interface DeploymentRecord {
  readonly id: string;
  readonly description?: string;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  /** SHA-256 of the snapshot's canonical JSON, hexadecimal. */
  readonly snapshotHash: string;
  /** Counts the API's deployments from 1; a later one has a greater number. */
  readonly version: number;
}

export interface NewDeployment {
  readonly apiId: string;
  readonly id: string;
  readonly description?: string;
  readonly createdAt: number;
  readonly snapshot: ApiSnapshot;
}

/** What a stage serves. */
export interface StagePointer {
  readonly apiId: string;
  readonly stageName: string;
  readonly deploymentId: string;
  /** Epoch milliseconds. */
  readonly deployedAt: number;
  /** What it served before, newest first; the store writes it. */
  readonly history?: readonly PastDeployment[];
}

/** A deployment that a stage once served. */
export interface PastDeployment {
  readonly deploymentId: string;
  /** When the stage began to serve it, in epoch milliseconds. */
  readonly deployedAt: number;
}

export interface StagePlace {
  readonly apiId: string;
  readonly stageName: string;
}

export interface DeploymentStore {
  /** CONFLICT where the API has a deployment with this id. */
  create(deployment: NewDeployment): Promise<DeploymentRecord>;
  /** Changes what a deployment is described as, undefined: takes it away; undefined where there is no such one. */
  describe(apiId: string, id: string, description: string | undefined): Promise<DeploymentRecord | undefined>;
  /** Newest first. */
  list(apiId: string): readonly DeploymentRecord[];
  /** Undefined where there is no such deployment; BROKEN_FILE where its snapshot was tampered with. */
  readSnapshot(apiId: string, id: string): Promise<ApiSnapshot | undefined>;
  /** Forgets a deployment, and its snapshot if no other has the same. The caller checks that no stage points to it. */
  remove(apiId: string, id: string): Promise<void>;
  point(pointer: Omit<StagePointer, 'history'>): Promise<void>;
  unpoint(apiId: string, stageName: string): Promise<void>;
  pointer(apiId: string, stageName: string): StagePointer | undefined;
  /** Leaves stages without a deployment until they are pointed at one: nobody deploys them unasked. At once in memory. */
  withhold(stages: readonly StagePlace[]): Promise<void>;
  isWithheld(apiId: string, stageName: string): boolean;
  /** All pointers, or those of one API. */
  pointers(apiId?: string): readonly StagePointer[];
  /** Forgets everything about an API that is gone. */
  removeApi(apiId: string): Promise<void>;
  dispose(): Promise<void>;
}
