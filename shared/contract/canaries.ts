// Subject `canaries`: a second deployment on a stage of a REST API, which serves a share of its requests.
import { z } from 'zod';
import { stageVariablesSchema } from '../definition/rest/stage';
import type { EditResult } from './definition';
import type { DeploymentSummary, StageState } from './stages';
import { method } from './subject';

const place = { apiId: z.string().min(1), stageName: z.string().min(1) };
const settings = {
  /** 0 to 100. */
  percentTraffic: z.number().min(0).max(100).optional(),
  /** Replaces all overrides there are. */
  stageVariableOverrides: stageVariablesSchema.optional(),
  useStageCache: z.boolean().optional(),
};

/** What a stage's canary serves. */
export interface CanaryState {
  readonly deploymentId: string;
  readonly percentTraffic: number;
  /** False where the deployment was made on another machine: every request is served by the stage's own. */
  readonly isServed: boolean;
}

export const canariesSubject = {
  /**
   * Freezes the working copy and serves it as the stage's canary; the stage's own deployment stays. Settings that are
   * not named begin anew: no traffic, no overrides.
   */
  deploy: method(
    z.strictObject({ ...place, ...settings, description: z.string().optional() }),
  ).returns<DeploymentSummary>(),
  /** Changes the canary, or begins one with a deployment there is (default: the stage's own). */
  set: method(
    z.strictObject({ ...place, ...settings, deploymentId: z.string().min(1).optional() }),
  ).returns<EditResult>(),
  /** The canary's deployment and variables become the stage's own, and the canary ends. NOT_FOUND without one. */
  promote: method(z.strictObject(place)).returns<StageState>(),
  /** Ends the canary: the stage's own deployment serves every request again. */
  remove: method(z.strictObject(place)).returns<EditResult>(),
} as const;
