// Driver.java in a Java machine, for the tests and the benchmark: whether it can run here, and what it answers.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const jars = [
  ...['velocity', 'commons-lang', 'commons-collections3', 'json-path', 'json-smart', 'accessors-smart', 'asm'],
  ...['slf4j-api', 'slf4j-nop'],
];
const jarFolder = '/usr/share/java';
const source = join(dirname(fileURLToPath(import.meta.url)), 'Driver.java');

/**
 * Why the original engine cannot be asked here; nothing if it can.
 * @returns {string | undefined}
 */
export function whyNoJavaEngine() {
  if (spawnSync('java', ['-version'], { stdio: 'ignore' }).status !== 0)
    return 'there is no Java (Debian: default-jdk-headless)';
  const missing = jars.filter((name) => !existsSync(join(jarFolder, `${name}.jar`)));
  if (missing.length === 0) return undefined;
  return `${jarFolder} lacks ${missing.join(', ')} (Debian: velocity, libjsonpath-java)`;
}

/**
 * Sends requests as JSON lines and resolves to the answers in order.
 * @param {readonly object[]} requests
 * @param {readonly string[]} options of the Java machine
 * @returns {Promise<unknown[]>}
 */
export async function askDriver(requests, options = []) {
  const classes = mkdtempSync(join(tmpdir(), 'velocity-driver-'));
  try {
    const classPath = [...jars.map((name) => join(jarFolder, `${name}.jar`)), classes].join(delimiter);
    const compiled = spawnSync('javac', ['-nowarn', '-d', classes, '-cp', classPath, source], { encoding: 'utf8' });
    // Without a compiler Java runs the source itself, which takes a little longer.
    const hasCompiler = compiled.error === undefined;
    if (hasCompiler && compiled.status !== 0) throw new Error(compiled.stderr);
    const answers = await answersOf([...options, '-cp', classPath, hasCompiler ? 'Driver' : source], requests);
    if (answers.length !== requests.length)
      throw new Error(`${requests.length} templates were asked for, ${answers.length} were answered.`);
    return answers;
  } finally {
    rmSync(classes, { recursive: true, force: true });
  }
}

/** @returns {Promise<unknown[]>} */
function answersOf(words, requests) {
  const child = spawn('java', words, { stdio: ['pipe', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    const parts = [];
    child.stdout.on('data', (part) => parts.push(part));
    child.on('error', reject);
    child.on('close', () => {
      const lines = Buffer.concat(parts).toString('utf8').split('\n').filter(Boolean);
      resolve(lines.map((line) => JSON.parse(line)));
    });
    child.stdin.end(requests.map((request, id) => `${asciiJson({ id, ...request })}\n`).join(''));
  });
}

/** The reader on the other side drops some characters unless they are escaped. */
function asciiJson(value) {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
