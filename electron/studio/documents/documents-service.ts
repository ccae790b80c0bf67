// Service of the subject `documents`: OpenAPI in and out.
import type { StudioServices } from '../../../shared/contract/contract';
import { StudioError } from '../../../shared/contract/errors';
import type { ImportLoss, ImportResult } from '../../../shared/contract/workspace';
import { applyChanges } from '../../../shared/definition/changes';
import { type Definition, entityKey, findEntity } from '../../../shared/definition/entities';
import type { Stage } from '../../../shared/definition/rest/stage';
import { exportOpenApi } from '../../../shared/openapi/export/export-openapi';
import { printDocument } from '../../../shared/openapi/export/print-document';
import { exportHttpApi } from '../../../shared/openapi/export-http/export-http-api';
import { type ImportedApi, type ImportOptions, importOpenApi } from '../../../shared/openapi/import/import-openapi';
import { putDocumentation } from '../../../shared/openapi/import/put-documentation';
import { putOpenApi } from '../../../shared/openapi/import/put-import';
import { importHttpApi, putHttpApi } from '../../../shared/openapi/import-http/import-http-api';
import type { CurrentWorkspace } from '../workspace/current-workspace';
import { exportTemplate } from './export-template';
import { readStageDefinition, readV2StageDefinition } from './stage-definition';

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
): Omit<StudioServices['documents'], 'sdk' | 'importInfrastructure' | 'migrationReport' | 'migrate'> {
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
    const { definition: before } = current.require().workingCopy;
    const key = entityKey(isV2(before, apiId) ? 'v2-api' : 'rest-api', apiId);
    const { result } = await current
      .require()
      .workingCopy.edit(label, (definition) => ({ ...change(definition), key }));
    return result;
  }

  return {
    async import({ text, endpointType, failOnWarnings, protocol, ...choices }): Promise<ImportResult> {
      const definition = current.workspace?.workingCopy.definition ?? new Map();
      const imported =
        protocol === 'HTTP'
          ? importHttpApi(text, { ...importOptions(choices), definition })
          : importOpenApi(text, { ...importOptions(choices), endpointType });
      if (failOnWarnings) refuseWarnings(imported.losses);
      await options.ensureWorkspace(imported.name);
      const changes = [...imported.entities].map(([key, after]) => ({ key, after }));
      await current.require().workingCopy.edit(`Import ${imported.name}`, (definition) => ({
        definition: applyChanges(definition, changes),
        key: entityKey(protocol === 'HTTP' ? 'v2-api' : 'rest-api', imported.apiId),
      }));
      return resultOf(imported);
    },
    put: ({ apiId, text, mode, failOnWarnings, ...choices }) =>
      editBy(`Put a document into ${apiId}`, apiId, (definition) => {
        const options = importOptions({ region: regionOf(definition, apiId), ...choices });
        const put = isV2(definition, apiId)
          ? putHttpApi(definition, apiId, text, options)
          : putOpenApi(definition, apiId, text, { ...options, mode });
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
      const isOfV2 = isV2(current.require().workingCopy.definition, apiId);
      if (format !== 'oas30' && format !== 'swagger') {
        return exportTemplate(current, { apiId, stageName, format, syntax, region });
      }
      refuseFormat(current.require().workingCopy.definition, apiId, format);
      // AWS recorded: the name of the file. What some file system does not take becomes a dash.
      const fileNameOf = (version: string) => `${format}_${version.replace(/[^A-Za-z0-9._-]+/g, '-')}.${syntax}`;
      if (isOfV2) {
        const served = await readV2StageDefinition(current, apiId, stageName);
        const home = regionOf(served, apiId) ?? region;
        const { document, version, losses } = exportHttpApi(served, apiId, {
          host: `${apiId}.execute-api.${home}.amazonaws.com`,
          region: home,
          now: clock(),
          hasExtensions: extensions.length > 0,
          stageName,
        });
        return { text: printDocument(document, syntax), fileName: fileNameOf(version), version, losses };
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
      return { text: printDocument(document, syntax), fileName: fileNameOf(version), version, losses };
    },
  };
}

/** AWS documented: HTTP APIs have documents of OpenAPI 3.0, WebSocket APIs have none. */
function refuseFormat(definition: Definition, apiId: string, format: 'oas30' | 'swagger'): void {
  const protocol = findEntity(definition, 'v2-api', apiId)?.protocolType;
  if (protocol === undefined || (protocol === 'HTTP' && format === 'oas30')) return;
  const message =
    protocol === 'HTTP'
      ? 'The document of an HTTP API is OpenAPI 3.0 (oas30).'
      : 'WebSocket APIs have no OpenAPI document. Export cloudformation, sam or terraform.';
  throw new StudioError('INVALID_DEFINITION', message, { path: 'format' });
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
  return (findEntity(definition, 'rest-api', apiId) ?? findEntity(definition, 'v2-api', apiId))?.region;
}

function isV2(definition: Definition, apiId: string): boolean {
  return findEntity(definition, 'v2-api', apiId) !== undefined;
}

function exportedStage({ stageName, variables = {}, documentationVersion }: Stage) {
  return { stageName, variables, ...(documentationVersion !== undefined && { documentationVersion }) };
}

function accountOf(definition: Definition | undefined): string {
  return (definition && findEntity(definition, 'account')?.accountId) ?? '000000000000';
}
