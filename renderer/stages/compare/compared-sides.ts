// The two states of an API that are compared: what each is called in a list, and which two a stage begins with.
import type { ComparedSide, DeploymentSummary, StageState } from '../../../shared/contract/stages';

export interface SideChoice {
  /** `working`, `stage:dev`, `deployment:a1b2c3`. */
  readonly value: string;
  readonly label: string;
}

export interface ComparedPair {
  readonly before: string;
  readonly after: string;
}

const workingCopy = 'working';

/** Everything that can be compared: working copy, stages that serve something, deployments. */
export function sideChoices(
  stages: readonly StageState[],
  deployments: readonly DeploymentSummary[],
): readonly SideChoice[] {
  return [
    { value: workingCopy, label: 'Working copy' },
    ...stages
      .filter(({ deploymentId }) => deploymentId !== undefined)
      .map(({ stageName }) => ({ value: `stage:${stageName}`, label: `Stage ${stageName}` })),
    ...deployments.map(({ id, version, description }) => ({
      value: deploymentValue(id),
      label: [`${id} v${version}`, ...(description === undefined ? [] : [description])].join(', '),
    })),
  ];
}

/** The side that a choice stands for. */
export function sideOf(value: string): ComparedSide {
  if (value === workingCopy) return { kind: 'working copy' };
  const colon = value.indexOf(':');
  const name = value.slice(colon + 1);
  return value.startsWith('stage:') ? { kind: 'stage', stageName: name } : { kind: 'deployment', deploymentId: name };
}

/**
 * What a reader asks first: what the canary brings, what is not deployed yet, or what the last deployment brought.
 * Undefined where the stage serves its first deployment as the working copy is.
 */
export function firstPair({ deploymentId, canary, pending, history }: StageState): ComparedPair | undefined {
  if (deploymentId === undefined) return undefined;
  const own = deploymentValue(deploymentId);
  if (canary?.isServed === true) return { before: own, after: deploymentValue(canary.deploymentId) };
  if (pending.length > 0) return { before: own, after: workingCopy };
  const [before] = history;
  return before && { before: deploymentValue(before.deploymentId), after: own };
}

function deploymentValue(id: string): string {
  return `deployment:${id}`;
}
