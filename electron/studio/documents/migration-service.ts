// The part of the subject `documents` that moves REST APIs to HTTP.
import type { StudioServices } from '../../../shared/contract/contract';
import { StudioError } from '../../../shared/contract/errors';
import { findEntity, listEntities } from '../../../shared/definition/entities';
import { inOrder, migrationReport } from '../../../shared/definition/migration/migration-report';
import { toHttpApi } from '../../../shared/definition/migration/to-http-api';
import type { CurrentWorkspace } from '../workspace/current-workspace';

export interface MigrationOptions {
  readonly current: CurrentWorkspace;
  readonly clock: () => number;
  readonly random: () => number;
  /** Serves a stage with what the working copy is now. */
  readonly deploy: (apiId: string, stageName: string) => Promise<unknown>;
}

/** Makes the service. */
export function migrationService(
  options: MigrationOptions,
): Pick<StudioServices['documents'], 'migrationReport' | 'migrate'> {
  const { current, clock, random } = options;

  return {
    migrationReport: ({ apiId }) => migrationReport(current.require().workingCopy.definition, apiId),
    async migrate({ apiId, name, deploy }) {
      const { workingCopy } = current.require();
      const before = findEntity(workingCopy.definition, 'rest-api', apiId);
      const made = await workingCopy.edit(`Create an HTTP API from ${before?.name ?? apiId}`, (definition) => {
        const { apiId: madeId, ...edit } = toHttpApi(definition, { apiId, name, random, now: clock() });
        return { ...edit, madeId };
      });
      const { madeId, routes, notes } = made;
      const stages = listEntities(workingCopy.definition, 'v2-stage', madeId).map(({ entity }) => entity.stageName);
      return {
        apiId: madeId,
        name: findEntity(workingCopy.definition, 'v2-api', madeId)?.name ?? '',
        routes,
        notes: inOrder(notes),
        // AWS documented: an API without routes cannot be deployed
        deployed: deploy && routes > 0 ? await serve(madeId, stages) : [],
      };
    },
  };

  async function serve(apiId: string, stageNames: readonly string[]): Promise<string[]> {
    const served: string[] = [];
    for (const stageName of stageNames) {
      try {
        await options.deploy(apiId, stageName);
        served.push(stageName);
      } catch (error) {
        // The API is there: that a stage cannot be served shows on the stage, with its reason.
        if (!(error instanceof StudioError)) throw error;
      }
    }
    return served;
  }
}
