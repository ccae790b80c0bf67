// Service of the subject `documents`: OpenAPI in and out.
import type { StudioServices } from '../../../shared/contract/contract';
import { StudioError } from '../../../shared/contract/errors';
import type { ImportResult } from '../../../shared/contract/workspace';
import { definitionOf, viewRestApi } from '../../../shared/definition/api-view';
import { applyChanges } from '../../../shared/definition/changes';
import { type Definition, entityKey, findEntity, listEntities } from '../../../shared/definition/entities';
import { exportOpenApi } from '../../../shared/openapi/export/export-openapi';
import { printDocument } from '../../../shared/openapi/export/print-document';
import { importOpenApi } from '../../../shared/openapi/import/import-openapi';
import type { CurrentWorkspace } from '../workspace/current-workspace';

export interface DocumentsOptions {
  readonly current: CurrentWorkspace;
  readonly clock: () => number;
  readonly random: () => number;
  readonly region: string;
  /** Makes and opens a workspace named after the document where none is open. */
  readonly ensureWorkspace: (name: string) => Promise<void>;
}

/** Largest document the studio reads; AWS itself stops at 6 MB. */
const maxImportBytes = 64 * 1_024 * 1_024;

/** Makes the service. */
export function documentsService(options: DocumentsOptions): StudioServices['documents'] {
  const { current, clock, random, region } = options;
  return {
    async import({ text, fileName, basepath }): Promise<ImportResult> {
      const accountId = accountOf(current.workspace?.workingCopy.definition);
      const imported = importOpenApi(text, {
        basepath,
        random,
        region,
        accountId,
        maxBytes: maxImportBytes,
        now: clock(),
        ...(fileName !== undefined && { fileName }),
      });
      await options.ensureWorkspace(imported.name);
      const changes = [...imported.entities].map(([key, after]) => ({ key, after }));
      await current.require().workingCopy.edit(`Import ${imported.name}`, (definition) => ({
        definition: applyChanges(definition, changes),
        key: entityKey('rest-api', imported.apiId),
      }));
      const { apiId, name, losses, summary } = imported;
      return { apiId, name, losses, resources: summary.resources, methods: summary.methods };
    },
    async export({ apiId, stageName, format, syntax, extensions }) {
      const { definition, variables } = await exportedDefinition(current, apiId, stageName);
      const name = viewRestApi(definition, apiId)?.api.name ?? apiId;
      const { document, losses } = exportOpenApi(definition, apiId, {
        format,
        extensions,
        host: `${apiId}.execute-api.${region}.amazonaws.com`,
        now: clock(),
        ...(stageName !== undefined && { stage: { stageName, variables } }),
      });
      const base = name.replace(/[^A-Za-z0-9._-]+/g, '-');
      const suffix = stageName === undefined ? '' : `-${stageName}`;
      return { text: printDocument(document, syntax), fileName: `${base}${suffix}-${format}.${syntax}`, losses };
    },
  };
}

/** What a stage serves, or the working copy where no stage is named. */
async function exportedDefinition(current: CurrentWorkspace, apiId: string, stageName: string | undefined) {
  const workspace = current.require();
  const { definition } = workspace.workingCopy;
  if (findEntity(definition, 'rest-api', apiId) === undefined) {
    throw new StudioError('NOT_FOUND', `Invalid API identifier specified ${apiId}`, { path: 'apiId' });
  }
  if (stageName === undefined) return { definition, variables: {} };
  const stage = findEntity(definition, 'stage', apiId, stageName);
  const pointer = workspace.deployments.pointer(apiId, stageName);
  const snapshot =
    pointer === undefined ? undefined : await workspace.deployments.readSnapshot(apiId, pointer.deploymentId);
  if (stage === undefined || snapshot === undefined) {
    throw new StudioError('NOT_FOUND', `Stage ${stageName} does not exist or serves no deployment.`, {
      path: 'stageName',
    });
  }
  // Documentation is no part of a deployment; an export of a stage shows the current parts.
  const parts = listEntities(definition, 'documentation-part', apiId).map(({ key, entity }) => ({
    key,
    after: entity,
  }));
  return { definition: applyChanges(definitionOf(snapshot), parts), variables: stage.variables ?? {} };
}

function accountOf(definition: Definition | undefined): string {
  return (definition && findEntity(definition, 'account')?.accountId) ?? '000000000000';
}
