// Stages that deploy by themselves: once for every round of changes that came while a deployment was under way.
import { StudioError } from '../../../shared/contract/errors';
import type { DeploymentSummary } from '../../../shared/contract/stages';

export interface AutoDeploysOptions {
  /** Deploys the working copy of the API to the stage. */
  readonly deploy: (apiId: string, stageName: string) => Promise<DeploymentSummary>;
  /** One was refused; its message says why. */
  readonly failed: () => void;
  readonly report: (fault: unknown) => void;
}

export interface AutoDeploys {
  /** Deploys soon; not once more where that is waiting already. */
  request(apiId: string, stageName: string): void;
  /** Resolves when nothing that was asked for is under way. */
  settled(): Promise<void>;
  /** What became of the last one, in AWS's words. */
  message(apiId: string, stageName: string): string | undefined;
  /** Forgets what became of all of them. */
  clear(): void;
}

/** Makes the queue; nothing waits. */
export function createAutoDeploys({ deploy, failed, report }: AutoDeploysOptions): AutoDeploys {
  const waiting = new Set<string>();
  const running = new Set<Promise<void>>();
  const messages = new Map<string, string>();

  async function run(apiId: string, stageName: string): Promise<void> {
    // what one edit and its followers change is deployed as one
    await Promise.resolve();
    const name = `${apiId}/${stageName}`;
    waiting.delete(name);
    try {
      const { id } = await deploy(apiId, stageName);
      // AWS documented: public bug reports quote both messages
      messages.set(name, `Successfully deployed stage with deployment ID '${id}'`);
    } catch (error) {
      if (!(error instanceof StudioError)) {
        report(error);
        return;
      }
      // A half-made API is not deployable yet: the last deployment stays.
      messages.set(name, `Deployment attempt failed: ${error.message}`);
      failed();
    }
  }

  return {
    request(apiId, stageName) {
      const name = `${apiId}/${stageName}`;
      if (waiting.has(name)) return;
      waiting.add(name);
      const done = run(apiId, stageName).finally(() => running.delete(done));
      running.add(done);
    },
    async settled() {
      while (running.size > 0) await Promise.all(running);
    },
    message: (apiId, stageName) => messages.get(`${apiId}/${stageName}`),
    clear: () => messages.clear(),
  };
}
