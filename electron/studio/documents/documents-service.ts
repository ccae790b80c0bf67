// Service of the subject `documents`: OpenAPI in and out.
import type { StudioServices } from '../../../shared/contract/contract';
import { StudioError } from '../../../shared/contract/errors';
import type { ImportLoss, ImportResult } from '../../../shared/contract/workspace';
import { applyChanges } from '../../../shared/definition/changes';
import { type Definition, entityKey, findEntity } from '../../../shared/definition/entities';
import type { Stage } from '../../../shared/definition/rest/stage';
import { exportOpenApi } from '../../../shared/openapi/export/export-openapi';
import { printDocument } from '../../../shared/openapi/export/print-document';
import { type ImportedApi, type ImportOptions, importOpenApi } from '../../../shared/openapi/import/import-openapi';
import { putDocumentation } from '../../../shared/openapi/import/put-documentation';
import { putOpenApi } from '../../../shared/openapi/import/put-import';
import type { CurrentWorkspace } from '../workspace/current-workspace';
import { exportTemplate } from './export-template';
import { readStageDefinition } from './stage-definition';

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
  readonly asAws: boolean;
  readonly region?: string | undefined;
}

/** Largest document the studio reads; AWS itself stops at 6 MB. */
const maxImportBytes = 64 * 1_024 * 1_024;

/** Makes the service. */
export function documentsService(
  options: DocumentsOptions,
): Omit<StudioServices['documents'], 'sdk' | 'importInfrastructure'> {
  const { current, clock, random, region } = options;

  function importOptions(choices: ImportChoices): ImportOptions {
    const { fileName, basepath, ignoreDocumentation = false, asAws } = choices;
    return {
      random,
      region: choices.region ?? region,
      accountId: accountOf(current.workspace?.workingCopy.definition),
      ...(!asAws && { maxBytes: maxImportBytes }),
      convertsNewer: !asAws,
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
        const put = putOpenApi(definition, apiId, text, {
          ...importOptions({ region: regionOf(definition, apiId), ...choices }),
          mode,
        });
        if (failOnWarnings) refuseWarnings(put.imported.losses);
        return { definition: put.definition, result: resultOf(put.imported) };
      }),
    putDocumentation: ({ apiId, text, mode, failOnWarnings, asAws }) =>
      editBy(`Import documentation into ${apiId}`, apiId, (definition) => {
        const put = putDocumentation(definition, apiId, text, { ...importOptions({ asAws }), mode });
        if (failOnWarnings) refuseWarnings(put.imported.losses);
        return { definition: put.definition, result: { ids: put.ids, losses: put.imported.losses } };
      }),
    async export({ apiId, stageName, format, syntax, extensions }) {
      if (format !== 'oas30' && format !== 'swagger') {
        return exportTemplate(current, { apiId, stageName, format, syntax, region });
      }
      const { definition, stage } = await readStageDefinition(current, apiId, stageName);
      const { document, losses } = exportOpenApi(definition, apiId, {
        format,
        extensions,
        host: `${apiId}.execute-api.${regionOf(definition, apiId) ?? region}.amazonaws.com`,
        now: clock(),
        ...(stage !== undefined && { stage: exportedStage(stage) }),
      });
      const version = document.info?.version ?? '';
      // AWS recorded: the name of the file. What some file system does not take becomes a dash.
      const fileName = `${format}_${version.replace(/[^A-Za-z0-9._-]+/g, '-')}.${syntax}`;
      return { text: printDocument(document, syntax), fileName, version, losses };
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

function regionOf(definition: Definition, apiId: string): string | undefined {
  return findEntity(definition, 'rest-api', apiId)?.region;
}

function exportedStage({ stageName, variables = {}, documentationVersion }: Stage) {
  return { stageName, variables, ...(documentationVersion !== undefined && { documentationVersion }) };
}

function accountOf(definition: Definition | undefined): string {
  return (definition && findEntity(definition, 'account')?.accountId) ?? '000000000000';
}
