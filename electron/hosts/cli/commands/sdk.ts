// `gatehouse sdk`: a client library of a deployed stage.
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { StudioError } from '../../../../shared/contract/errors';
import { findSdkType, generatedSdkTypes, isGeneratedSdkType } from '../../../../shared/sdk/sdk-types';
import { type Command, type ExitCode, type Invocation, textOption, UsageError } from '../command';
import { findApi, withWorkspace, workspaceOption } from '../workspace-option';

export const sdkCommand: Command = {
  name: 'sdk',
  summary: 'Generates a client library of what a stage serves, as a zip archive.',
  usage: 'API --stage S [--type javascript] [--out FILE]',
  positionals: { min: 1, max: 1 },
  options: {
    ...workspaceOption,
    stage: { type: 'string', value: 'S', summary: 'the deployed stage that the client calls' },
    type: { type: 'string', value: 'TYPE', summary: `the kind of library: ${generatedSdkTypes.join(', ')}` },
    out: {
      type: 'string',
      value: 'FILE',
      summary: 'the archive; named after type and version of the API unless given',
    },
    url: { type: 'string', value: 'URL', summary: 'where the client calls; the stage’s URL here unless given' },
  },
  async run(invocation) {
    const stageName = textOption(invocation, 'stage');
    if (stageName === undefined) throw new UsageError('gatehouse sdk needs --stage S.');
    const type = readType(invocation);
    return withWorkspace<ExitCode>(invocation, { gateway: false }, async (client) => {
      const { id: apiId } = await findApi(client, invocation.positionals[0] ?? '');
      const invokeUrl = textOption(invocation, 'url');
      const { fileName, zipBase64, methods, anyPaths } = await client.documents.sdk({
        apiId,
        stageName,
        type,
        ...(invokeUrl !== undefined && { invokeUrl }),
      });
      const file = resolve(invocation.places.workingFolder, textOption(invocation, 'out') ?? fileName);
      await write(file, Buffer.from(zipBase64, 'base64'));
      const { print, warn } = invocation.output;
      if (invocation.options.json === true) print(JSON.stringify({ file, methods, anyPaths }));
      else print(`${file}: ${methods.length} functions`);
      for (const path of anyPaths) warn(`ANY ${path} is not part of the library.`);
      return 0;
    });
  },
};

/** The type asked for; one that AWS generates and Gatehouse does not is refused in other words than a typing error. */
function readType(invocation: Invocation) {
  const type = textOption(invocation, 'type') ?? 'javascript';
  if (isGeneratedSdkType(type)) return type;
  const known = generatedSdkTypes.join(', ');
  throw new UsageError(
    findSdkType(type) === undefined
      ? `--type takes ${known}, not ${type}.`
      : `Gatehouse does not generate ${type} libraries; --type takes ${known}.`,
  );
}

async function write(file: string, bytes: Buffer): Promise<void> {
  try {
    await writeFile(file, bytes);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StudioError('STORAGE_FAILED', `The file cannot be written: ${reason}`, { file });
  }
}
