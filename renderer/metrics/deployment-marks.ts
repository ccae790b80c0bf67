// Deployments as marks of a chart: what changed when the curve did.
import type { StageState } from '../../shared/contract/stages';
import type { ChartMark } from './MetricChart';

/** When the stage began to serve what it serves now and what it served before. */
export function deploymentMarks({ deploymentId, deployedAt, history }: StageState): ChartMark[] {
  const served = [...(deployedAt === undefined ? [] : [{ deploymentId, deployedAt }]), ...history];
  return served.map((each) => ({ at: each.deployedAt, label: each.deploymentId ?? '' }));
}
