// Service of the subject `documents`: OpenAPI in and out.
import type { StudioServices } from '../../../shared/contract/contract';
import { StudioError } from '../../../shared/contract/errors';
import type { ImportLoss, ImportResult } from '../../../shared/contract/workspace';
import { definitionOf, viewRestApi } from '../../../shared/definition/api-view';
import { applyChanges } from '../../../shared/definition/changes';
import { type Definition, entityKey, findEntity, listEntities } from '../../../shared/definition/entities';
import { exportOpenApi } from '../../../shared/openapi/export/export-openapi';
import { printDocument } from '../../../shared/openapi/export/print-document';
import { type ImportedApi, type ImportOptions, importOpenApi } from '../../../shared/openapi/import/import-openapi';
import { putDocumentation } from '../../../shared/openapi/import/put-documentation';
import { putOpenApi } from '../../../shared/openapi/import/put-import';
import type { CurrentWorkspace } from '../workspace/current-workspace';

export interface DocumentsOptions {
  readonly current: CurrentWorkspace;
  readonly clock: () => number;
  readonly random: () => number;
  readonly region: string;
  /** Makes and opens a workspace named after the document where none is open. */
  readonly ensureWorkspace: (name: string) => Promise<void>;
}

interface ImportChoices {
  readonly fileName?: string | undefined;
  readonly basepath?: ImportOptions['basepath'];
  readonly ignoreDocumentation?: boolean;
}

/** Largest document the studio reads; AWS itself stops at 6 MB. */
const maxImportBytes = 64 * 1_024 * 1_024;

/** Makes the service. */
export function documentsService(options: DocumentsOptions): StudioServices['documents'] {
  const { current, clock, random, region } = options;

  function importOptions({ fileName, basepath, ignoreDocumentation = false }: ImportChoices): ImportOptions {
    return {
      random,
      region,
      accountId: accountOf(current.workspace?.workingCopy.definition),
      maxBytes: maxImportBytes,
      now: clock(),
      ignoresDocumentation: ignoreDocumentation,
      ...(basepath !== undefined && { basepath }),
      ...(fileName !== undefined && { fileName }),
    };
  }

  /** One edit of the API that also gives a result. */
  async function editBy<T>(
    label: string,
    apiId: string,
    change: (definition: Definition) => { readonly definition: Definition; readonly result: T },
  ): Promise<T> {
    const key = entityKey('rest-api', apiId);
    const { result } = await current
      .require()
      .workingCopy.edit(label, (definition) => ({ ...change(definition), key }));
    return result;
  }

  return {
    async import({ text, endpointType, failOnWarnings, ...choices }): Promise<ImportResult> {
      const imported = importOpenApi(text, { ...importOptions(choices), endpointType });
      if (failOnWarnings) refuseWarnings(imported.losses);
      await options.ensureWorkspace(imported.name);
      const changes = [...imported.entities].map(([key, after]) => ({ key, after }));
      await current.require().workingCopy.edit(`Import ${imported.name}`, (definition) => ({
        definition: applyChanges(definition, changes),
        key: entityKey('rest-api', imported.apiId),
      }));
      return resultOf(imported);
    },
    put: ({ apiId, text, mode, failOnWarnings, ...choices }) =>
      editBy(`Put a document into ${apiId}`, apiId, (definition) => {
        const put = putOpenApi(definition, apiId, text, { ...importOptions(choices), mode });
        if (failOnWarnings) refuseWarnings(put.imported.losses);
        return { definition: put.definition, result: resultOf(put.imported) };
      }),
    putDocumentation: ({ apiId, text, mode, failOnWarnings }) =>
      editBy(`Import documentation into ${apiId}`, apiId, (definition) => {
        const put = putDocumentation(definition, apiId, text, { ...importOptions({}), mode });
        if (failOnWarnings) refuseWarnings(put.imported.losses);
        return { definition: put.definition, result: { ids: put.ids, losses: put.imported.losses } };
      }),
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

function resultOf({ apiId, name, losses, summary }: ImportedApi): ImportResult {
  return { apiId, name, losses, resources: summary.resources, methods: summary.methods };
}

/** AWS recorded: the warnings stand in the refusal, each on a line of its own. */
function refuseWarnings(losses: readonly ImportLoss[]): void {
  const warnings = losses.filter(({ severity }) => severity === 'warning').map(({ message }) => message);
  if (warnings.length === 0) return;
  const lines = warnings.map((warning) => `\t${warning}`).join('\n');
  throw new StudioError('IMPORT_REFUSED', `Warnings found during import:\n${lines}`);
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
