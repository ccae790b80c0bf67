// A process that makes edits and kills itself before a given file operation, or after the last edit is done.
import { writeSync } from 'node:fs';
import type { Files } from '../files';
import { nodeFiles } from '../node-files';
import { runEdits } from './edit-sequence';

const [folder = '', from = '1', killAt = '0'] = process.argv.slice(2);
let operations = 0;

/** Counts what changes the disk, and dies when its time has come. */
function mortal(files: Files): Files {
  const counted =
    <Given extends unknown[], T>(operation: (...given: Given) => Promise<T>) =>
    (...given: Given): Promise<T> => {
      operations += 1;
      if (operations === Number(killAt)) process.kill(process.pid, 'SIGKILL');
      return operation(...given);
    };
  return {
    ...files,
    createText: counted(files.createText),
    appendText: counted(files.appendText),
    move: counted(files.move),
    removeFile: counted(files.removeFile),
  };
}

void runEdits(folder, mortal(nodeFiles()), Number(from), (edit) => writeSync(1, `${edit}\n`)).then(() =>
  process.kill(process.pid, 'SIGKILL'),
);
