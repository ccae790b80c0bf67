// The part of the subject `documents` that imports infrastructure as code: it reads the files, the rest is pure.
import { resolve } from 'node:path';
import type { StudioServices } from '../../../shared/contract/contract';
import { StudioError } from '../../../shared/contract/errors';
import type { InfrastructureResult } from '../../../shared/contract/workspace';
import { applyChanges } from '../../../shared/definition/changes';
import { defaultCodeUri } from '../../../shared/definition/edits/function-edits';
import { type Definition, parseEntityKey } from '../../../shared/definition/entities';
import {
  type ImportedInfrastructure,
  importInfrastructure,
  refuseEmpty,
} from '../../../shared/infrastructure/import/import-infrastructure';
import { createCodeFile } from '../../storage/function-code/code-files';
import { accountIdOf } from '../functions/companions';
import { shownPlace } from '../functions/function-places';
import type { CurrentWorkspace, OpenWorkspace } from '../workspace/current-workspace';
import { type InfrastructureFiles, readBeside, readInfrastructure } from './infrastructure-files';

export interface InfrastructureOptions {
  readonly current: CurrentWorkspace;
  readonly clock: () => number;
  readonly random: () => number;
  readonly region: string;
  readonly ensureWorkspace: (name: string) => Promise<void>;
  /** Serves a stage with what the working copy is now. */
  readonly deploy: (apiId: string, stageName: string) => Promise<unknown>;
}

type Loss = InfrastructureResult['losses'][number];

/** Files name files that name files; a template that goes on is not followed for ever. */
const maxRounds = 5;

/** Makes the service. */
export function infrastructureService(
  options: InfrastructureOptions,
): Pick<StudioServices['documents'], 'importInfrastructure'> {
  const { current, clock, random, region } = options;

  return {
    async importInfrastructure({ path, text, stackName, fills, acceptSuggestions, deploy }) {
      const found = await readInfrastructure({ path, text, stackName });
      const files = new Map<string, string>();
      const run = (definition: Definition): ImportedInfrastructure => {
        const folder = current.workspace?.folder;
        return importInfrastructure(found.sources, {
          definition,
          region,
          accountId: accountIdOf(definition),
          random,
          now: clock(),
          files,
          fills: new Map(Object.entries(fills)),
          acceptsSuggestions: acceptSuggestions,
          placeCode: (place) => codeUriOf(found, folder, place),
        });
      };
      // Once without changing anything: what is refused or asked for is known before a workspace is made.
      const tried = await withFiles(found, files, () => run(current.workspace?.workingCopy.definition ?? new Map()));
      const shape = { kind: found.isCdk ? ('cdk' as const) : (tried.kind as InfrastructureResult['kind']) };
      if (tried.fills.length > 0) return { ...shape, ...resultOf(tried, files), deployed: [], written: [] };
      refuseEmpty(tried);
      await options.ensureWorkspace(tried.apis[0]?.name ?? found.name);
      const workspace = current.require();
      if (workspace.isReadOnly) {
        throw new StudioError('READ_ONLY', 'This workspace cannot be written. Open a copy to edit it.');
      }
      const inline = await writeInlineCode(workspace, tried);
      let withheld: Promise<void> | undefined;
      const { result } = await workspace.workingCopy.edit(`Import ${found.name}`, (definition) => {
        const imported = run(definition);
        // before anybody hears of the stages: whoever does would deploy them, and once is enough
        withheld = workspace.deployments.withhold(stagesOf(imported));
        const [key = tried.taken[0]?.key] = imported.entities.keys();
        if (key === undefined) throw new StudioError('INTERNAL', 'The import holds nothing.');
        const changes = [...imported.entities].map(([changed, after]) => ({ key: changed, after }));
        return { definition: applyChanges(definition, changes), key, result: imported };
      });
      await withheld;
      const deployed = deploy ? await deployStages(result) : { stages: [], losses: [] };
      const told = resultOf(result, files);
      const losses = [...told.losses, ...inline.losses, ...deployed.losses];
      return { ...shape, ...told, losses, deployed: deployed.stages, written: inline.written };
    },
  };

  async function deployStages({ taken, losses }: ImportedInfrastructure) {
    const stages: string[] = [];
    const problems: Loss[] = [];
    for (const { apiId, stageName, place } of stagesOf({ taken })) {
      try {
        await options.deploy(apiId, stageName);
        stages.push(`${apiId}/${stageName}`);
      } catch (error) {
        if (!(error instanceof StudioError)) throw error;
        const message = `Stage ${stageName} is not deployed: ${error.message}`;
        problems.push({ severity: 'warning', place, message, file: losses[0]?.file ?? '' });
      }
    }
    return { stages, losses: problems };
  }
}

/** The stages that came, each once: overrides name one that quick create made. */
function stagesOf({ taken }: Pick<ImportedInfrastructure, 'taken'>) {
  const stages = taken.flatMap(({ key, place }) => {
    const { kind, ids } = parseEntityKey(key);
    const [apiId = '', stageName = ''] = ids;
    return kind === 'stage' || kind === 'v2-stage' ? [[key, { apiId, stageName, place }] as const] : [];
  });
  return [...new Map(stages).values()];
}

/** Runs the import again for as long as it names files that lie beside the template. */
async function withFiles(
  found: InfrastructureFiles,
  files: Map<string, string>,
  run: () => ImportedInfrastructure,
): Promise<ImportedInfrastructure> {
  for (let round = 1; ; round++) {
    const imported = run();
    const missing = imported.wantedFiles.filter((path) => !files.has(path));
    if (missing.length === 0 || round > maxRounds || found.folder === undefined) return imported;
    let hasNew = false;
    for (const path of missing) {
      const text = await readBeside(found.folder, path);
      if (text === undefined) continue;
      files.set(path, text);
      hasNew = true;
    }
    if (!hasNew) return imported;
  }
}

function resultOf(
  { fills, accepted, apis, taken, losses, wantedFiles }: ImportedInfrastructure,
  files: Map<string, string>,
) {
  const absent = wantedFiles
    .filter((path) => !files.has(path))
    .map((path) => ({
      severity: 'warning' as const,
      place: path,
      message: 'The template names this file, which is not there or not beside it; it is left out.',
      file: path,
    }));
  return {
    fills,
    accepted,
    apis,
    taken: taken.map(({ type, logicalId, key }) => ({ type, logicalId, key })),
    losses: [...losses, ...absent],
  };
}

/** A path of the template as a function's `codeUri`: inside of the workspace relative, elsewhere absolute. */
function codeUriOf({ folder }: InfrastructureFiles, workspace: string | undefined, path: string): string {
  if (folder === undefined) return path;
  const place = resolve(folder, path);
  if (workspace === undefined) return place;
  return place === workspace ? '.' : shownPlace(workspace, place);
}

/** Code that stands in the template becomes a file of the function's own folder; one that is there stays. */
async function writeInlineCode({ folder }: OpenWorkspace, { inlineCode }: ImportedInfrastructure) {
  const written: string[] = [];
  const losses: Loss[] = [];
  for (const { functionName, fileName, text } of inlineCode) {
    const codeUri = defaultCodeUri(functionName);
    try {
      await createCodeFile(resolve(folder, codeUri), fileName, text);
      written.push(`${codeUri}/${fileName}`);
    } catch (error) {
      if (!(error instanceof StudioError) || error.code !== 'CONFLICT') throw error;
      const file = `${codeUri}/${fileName}`;
      losses.push({
        severity: 'warning',
        place: file,
        message: 'There is a file already, which stays as it is.',
        file,
      });
    }
  }
  return { written, losses };
}
