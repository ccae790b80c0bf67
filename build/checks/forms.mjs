// House rules that no linter knows: length, names, barrels, module mocks, mutable state of modules, paths of a machine.

const linesLimit = 400;
const code = /\.(ts|tsx|mjs|cjs|mts)$/;
const measured = /\.(ts|tsx|css|mjs|mts|cjs)$/;

/** Words that say nothing, in names of files. */
const emptyWords = /(^|-)(manager|helpers?|utils|common|core|data|info|middleware|controller)(-|\.|$)/;

/** Absolute paths of some machine, which mean nothing on another. */
const machinePath = new RegExp(`(^|[^\\w.$}/-])/(${['work', 'root', 'tmp', 'farm'].join('|')})/[\\w-]`);

/** One problem per line: `path: what is wrong`. */
export function formProblems(files, textOf) {
  return files.flatMap((path) => {
    const text = measured.test(path) ? textOf(path) : '';
    const problems = [
      tooLong(text),
      badName(path),
      ...(code.test(path) ? [barrel(path, text), moduleMock(text), moduleState(path, text)] : []),
      ...(code.test(path) && !isTest(path) ? [absolutePath(text)] : []),
    ];
    return problems.filter((problem) => problem !== undefined).map((problem) => `${path}: ${problem}`);
  });
}

function tooLong(text) {
  const lines = text.split('\n').length - 1;
  return lines > linesLimit ? `${lines} lines; ${linesLimit} is the cap` : undefined;
}

function badName(path) {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (!code.test(name) && !name.endsWith('.css')) return undefined;
  if (emptyWords.test(name.toLowerCase())) return 'a name without meaning';
  const isComponent = /\.(tsx|module\.css)$/.test(name) && /^[A-Z][A-Za-z0-9]*\./.test(name);
  const isKebab = /^\.?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/.test(name);
  return isComponent || isKebab ? undefined : 'neither kebab-case nor a PascalCase component';
}

function barrel(path, text) {
  if (/(^|\/)index\.\w+$/.test(path)) return 'an index file; name it after what it exports';
  return /^export (\*|\{[^}]*\}) from /m.test(text) ? 're-exports from another file' : undefined;
}

function moduleMock(text) {
  return /\bvi\s*\.\s*(mock|doMock|unstubAllGlobals)\s*\(/.test(text)
    ? 'a module mock; write a fake of a port'
    : undefined;
}

/** Variables of a module that change make every user of the module share them, tests included. */
function moduleState(path, text) {
  if (isTest(path) || path.startsWith('build/')) return undefined;
  const variable = /^(?:export )?let (\w+)/m.exec(text);
  if (variable !== null) return `module state: let ${variable[1]}`;
  const exported = /^export const (\w+)(?:: [^=]+)? = new (?:Map|Set|WeakMap|WeakSet|Array)\b[^(]*\(\s*\)/m.exec(text);
  return exported === null ? undefined : `module state: ${exported[1]} is exported and empty, so somebody fills it`;
}

function absolutePath(text) {
  const line = text.split('\n').find((candidate) => machinePath.test(candidate));
  return line === undefined ? undefined : `a path of one machine: ${line.trim().slice(0, 80)}`;
}

function isTest(path) {
  return /\.(test|spec|fixture)\.\w+$/.test(path) || path.startsWith('e2e/');
}
