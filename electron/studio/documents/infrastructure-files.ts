// Templates, plans and CDK outputs on this machine, and the files beside them. Nothing outside of their folder is read.
import { readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { StudioError } from '../../../shared/contract/errors';
import { readCdkAssets, readCdkManifest } from '../../../shared/infrastructure/import/cdk-output';
import type { InfrastructureSource } from '../../../shared/infrastructure/import/import-infrastructure';

export interface InfrastructureFiles {
  readonly sources: readonly InfrastructureSource[];
  /** What the import is called. */
  readonly name: string;
  /** Where the template's relative paths begin; absent for a text that came without a file. */
  readonly folder?: string;
  readonly isCdk: boolean;
}

const maxFileBytes = 64 * 1_024 * 1_024;
const maxAssemblies = 50;
const templateNames = ['template.yaml', 'template.yml', 'template.json'];

/** Reads what is to be imported. NOT_FOUND where it is not there. */
export async function readInfrastructure(input: {
  readonly path: string | undefined;
  readonly text: string | undefined;
  readonly stackName: string | undefined;
}): Promise<InfrastructureFiles> {
  const { path, text, stackName } = input;
  if (text !== undefined) {
    const fileName = path === undefined ? 'template' : basename(path);
    const name = stackName ?? stackNameOf(path ?? 'imported');
    const folder = path === undefined ? {} : { folder: dirname(resolve(path)) };
    return { sources: [{ fileName, text, stackName: name }], name, isCdk: false, ...folder };
  }
  if (path === undefined)
    throw new StudioError('INVALID_ARGUMENT', 'Name a file or folder, or give a text.', { path: 'path' });
  const place = resolve(path);
  const stats = await stat(place).catch(() => undefined);
  if (stats === undefined) throw new StudioError('NOT_FOUND', `There is no file or folder ${path}.`, { file: path });
  if (stats.isDirectory()) return readFolder(place, stackName);
  if (basename(place) === 'manifest.json') return readCdk(dirname(place), stackName);
  return readTemplateFile(place, stackName);
}

async function readTemplateFile(place: string, stackName: string | undefined): Promise<InfrastructureFiles> {
  const text = await readText(place);
  if (text.startsWith('PK\u0003\u0004')) {
    throw new StudioError(
      'IMPORT_REFUSED',
      'This is a plan as Terraform stores it: import what `terraform show -json` prints.',
      {
        file: place,
      },
    );
  }
  const name = stackName ?? stackNameOf(place);
  return {
    sources: [{ fileName: basename(place), text, stackName: name }],
    name,
    folder: dirname(place),
    isCdk: false,
  };
}

/** The output of CDK, in the folder or in its `cdk.out`, or a template under its usual name. */
async function readFolder(folder: string, stackName: string | undefined): Promise<InfrastructureFiles> {
  for (const output of [folder, join(folder, 'cdk.out')]) {
    if (await isFile(join(output, 'manifest.json'))) return readCdk(output, stackName);
  }
  for (const name of templateNames)
    if (await isFile(join(folder, name))) return readTemplateFile(join(folder, name), stackName);
  throw new StudioError('NOT_FOUND', `${folder} holds neither the output of CDK nor a template.yaml.`, {
    file: folder,
  });
}

async function readCdk(folder: string, stackName: string | undefined): Promise<InfrastructureFiles> {
  const sources: InfrastructureSource[] = [];
  const waiting = [''];
  for (let read = 0; read < waiting.length && read < maxAssemblies; read++) {
    const below = waiting[read] ?? '';
    const manifest = join(folder, below, 'manifest.json');
    const { stacks, nested } = readCdkManifest(await readText(manifest), join(below, 'manifest.json'));
    waiting.push(...nested.map((name) => join(below, name)));
    for (const stack of stacks) {
      const text = await readText(join(folder, below, stack.templateFile));
      const assets =
        stack.assetsFile === undefined
          ? new Map<string, string>()
          : readCdkAssets(await readText(join(folder, below, stack.assetsFile)), join(below, stack.assetsFile));
      const fileName = join(below, stack.templateFile);
      sources.push({ fileName, text, stackName: stackName ?? stack.stackName, assets });
    }
  }
  return { sources, name: stackName ?? stackNameOf(folder), folder, isCdk: true };
}

/** The text of a file at or below `folder`; undefined for what is not there, lies elsewhere, or leads there by a link. */
export async function readBeside(folder: string, path: string): Promise<string | undefined> {
  const place = await realpath(resolve(folder, path)).catch(() => undefined);
  if (place === undefined) return undefined;
  const way = relative(await realpath(folder), place);
  if (way === '' || way.startsWith('..') || resolve(way) === way) return undefined;
  return (await isFile(place)) ? readText(place) : undefined;
}

async function readText(place: string): Promise<string> {
  const stats = await stat(place).catch((error: unknown) => {
    throw new StudioError('NOT_FOUND', `The file cannot be read: ${String(error)}`, { file: place });
  });
  if (stats.size > maxFileBytes)
    throw new StudioError('IMPORT_REFUSED', 'The file is larger than 64 MB.', { file: place });
  return readFile(place, 'utf8');
}

async function isFile(place: string): Promise<boolean> {
  const stats = await stat(place).catch(() => undefined);
  return stats?.isFile() ?? false;
}

/** A name that stacks may have, after the file; `template.yaml` and the like are called after their folder. */
function stackNameOf(path: string): string {
  const file = basename(path).replace(/(?:\.template)?\.(?:ya?ml|json|tfplan)$/, '');
  const isUsual = ['template', 'cdk.out', 'plan', 'tfplan', 'main', 'serverless'].includes(file);
  const name = isUsual && dirname(path) !== '.' ? basename(dirname(resolve(path))) : file;
  const plain = name
    .replace(/[^A-Za-z0-9-]+/g, '-')
    .replace(/^[^A-Za-z]+/, '')
    .slice(0, 100);
  return plain === '' ? 'imported' : plain;
}
