// The folder that `cdk synth` writes: which templates it holds, and where the assets of functions lie.
import { isMembers } from '../../definition/edits/member-path';
import { readTemplate } from './reading/read-template';
import { memberOf, membersOf, textOf } from './reading/texts';

export interface CdkOutput {
  readonly stacks: readonly {
    readonly stackName: string;
    readonly templateFile: string;
    readonly assetsFile?: string;
  }[];
  /** Folders with outputs of their own, of stages. */
  readonly nested: readonly string[];
}

/** Reads `manifest.json`; names of files are relative to its folder and never lead out of it. */
export function readCdkManifest(text: string, fileName = 'manifest.json'): CdkOutput {
  const { root } = readTemplate({ fileName, text });
  const artifacts = Object.entries(membersOf(root, 'artifacts'));
  const fileOf = (artifact: unknown, name: string) => inside(textOf(memberOf(memberOf(artifact, 'properties'), name)));
  const ofType = (type: string) => artifacts.filter(([, artifact]) => memberOf(artifact, 'type') === type);
  const assets = new Map(ofType('cdk:asset-manifest').map(([id, artifact]) => [id, fileOf(artifact, 'file')]));
  return {
    stacks: ofType('aws:cloudformation:stack').flatMap(([id, artifact]) => {
      const templateFile = fileOf(artifact, 'templateFile');
      if (templateFile === undefined) return [];
      const stackName = textOf(memberOf(memberOf(artifact, 'properties'), 'stackName')) ?? id;
      const assetsFile = assets.get(`${id}.assets`);
      return [{ stackName, templateFile, ...(assetsFile !== undefined && { assetsFile }) }];
    }),
    nested: ofType('cdk:cloud-assembly').flatMap(([, artifact]) => fileOf(artifact, 'directoryName') ?? []),
  };
}

/** Reads an assets file: the hash of an archive → the folder or file it is made of. */
export function readCdkAssets(text: string, fileName: string): ReadonlyMap<string, string> {
  const { root } = readTemplate({ fileName, text });
  return new Map(
    Object.entries(membersOf(root, 'files')).flatMap(([hash, file]) => {
      const source = memberOf(file, 'source');
      const path = inside(textOf(isMembers(source) ? source.path : undefined));
      return path === undefined ? [] : [[hash, path] as const];
    }),
  );
}

function inside(path: string | undefined): string | undefined {
  if (path === undefined || path === '' || /^(?:[/\\]|[A-Za-z]:)/.test(path)) return undefined;
  return path.split(/[/\\]/).includes('..') ? undefined : path;
}
