// The parts of `npm run check`. Each says what it checks and resolves to its problems in words, empty where all is well.
import { runQuiet } from '../run.mjs';
import { formProblems } from './forms.mjs';
import { sourceFiles, textOf } from './source-files.mjs';

/** Name of a part → how it is run. The slow ones come first, so that the others run beside them. */
export const parts = {
  types: () => toolProblems('typescript-7/bin/tsc', ['-b', 'tsconfig.json', 'build/tsconfig.tests.json']),
  layers: () =>
    toolProblems('dependency-cruiser/bin/dependency-cruise.mjs', [
      ...['--config', '.dependency-cruiser.cjs', '--output-type', 'err-long', '--no-progress'],
      ...['shared', 'electron', 'renderer', 'e2e'],
    ]),
  'dead code': () => toolProblems('knip/bin/knip.js', ['--no-progress', '--no-config-hints']),
  lint: () => toolProblems('@biomejs/biome/bin/biome', ['check', '--colors=off', '--max-diagnostics=100']),
  forms: () => formProblems(sourceFiles(), textOf).join('\n'),
};

async function toolProblems(script, args) {
  const { code, output } = await runQuiet(process.execPath, [`node_modules/${script}`, ...args]);
  if (code === 0) return '';
  return output.trim() === '' ? `${script} ended with exit code ${code} and said nothing.` : output.trim();
}
