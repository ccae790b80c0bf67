// Files that a template names: the import reads none itself. It lists what it wants, and is run again with the texts.
import { type Members, readTemplate } from '../reading/read-template';

export interface SideFiles {
  /** The text of the file `path`, relative to the template; undefined where it has not come, or cannot come. */
  text(path: string): string | undefined;
  /** The file as JSON or YAML, with CloudFormation's short forms. */
  members(path: string): Members | undefined;
  /** Files that were asked for and have not come. */
  wanted(): readonly string[];
}

/** The files that came along. */
export function createSideFiles(files: ReadonlyMap<string, string>): SideFiles {
  const wanted = new Set<string>();
  const text = (path: string) => {
    const known = files.get(path);
    if (known === undefined) wanted.add(path);
    return known;
  };
  return {
    text,
    members(path) {
      const known = text(path);
      return known === undefined ? undefined : readTemplate({ fileName: path, text: known }).root;
    },
    wanted: () => [...wanted],
  };
}

/** True for a path of this machine, not an address of S3 or the web. */
export function isLocalPath(path: string): boolean {
  return path !== '' && !/^[A-Za-z][A-Za-z0-9+.-]+:\/\//.test(path) && !path.startsWith('arn:');
}
