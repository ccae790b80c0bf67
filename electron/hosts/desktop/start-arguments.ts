// What the app was started with: a folder, a sample, a port, a deep link.
import { resolve } from 'node:path';
import { type SampleName, sampleNames } from '../../../shared/contract/workspace';
import { commandOfDeepLink } from './deep-link';

export interface StartArguments {
  readonly folder?: string;
  readonly sample?: SampleName;
  /** Port of the gateway; 0 picks a free one. Absent: that of the settings. */
  readonly port?: number;
  /** A command for the interface, from a deep link. */
  readonly command?: string;
}

/**
 * Reads the words after the executable. Chromium's own switches, which Electron leaves among them, and words that
 * mean nothing are passed over: a second start hands in whatever the system added.
 */
export function readStartArguments(words: readonly string[], workingFolder: string): StartArguments {
  const option = (name: string) => words.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3);
  const link = words.find((word) => /^gatehouse:/i.test(word));
  const folder = words.find((word) => !word.startsWith('-') && word !== link);
  const sample = sampleNames.find((name) => name === option('sample'));
  const port = Number(option('port') ?? Number.NaN);
  const command = link === undefined ? null : commandOfDeepLink(link);
  return {
    ...(folder !== undefined && { folder: resolve(workingFolder, folder) }),
    ...(sample !== undefined && { sample }),
    ...(Number.isInteger(port) && port >= 0 && port <= 65_535 && { port }),
    ...(command !== null && { command }),
  };
}

/** The words after the executable and, where the app runs from its folder, after that folder. */
export function startWords(argv: readonly string[], isPackaged: boolean): readonly string[] {
  const words = argv.slice(1);
  if (isPackaged) return words;
  const folderAt = words.findIndex((word) => !word.startsWith('-'));
  return words.filter((_, at) => at !== folderAt);
}
