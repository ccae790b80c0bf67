// What the end-to-end tests need of the operating system: a browser, a display without a screen, Electron's libraries.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { isStarted } from './paths.mjs';
import { runQuiet, runShown } from './run.mjs';

const programs = { chromium: 'chromium', 'xvfb-run': 'xvfb', xauth: 'xauth' };
const libraries = {
  'libgtk-3.so.0': 'libgtk-3-0',
  'libnss3.so': 'libnss3',
  'libgbm.so.1': 'libgbm1',
  'libasound.so.2': 'libasound2',
};

/** What some tests would like to have; without it they say so and are skipped. */
const wishes = { java: 'default-jdk-headless', jars: ['velocity', 'libjsonpath-java'] };

/** Installs what is missing on Debian as root; elsewhere throws with the packages to install. */
export async function installSystemPackages() {
  const missing = await missingPackages();
  const mayInstall = process.getuid?.() === 0 && isProgram('apt-get');
  if (missing.length > 0 && !mayInstall) throw new Error(adviceFor(missing));
  if (missing.length > 0) await install(missing);
  if (mayInstall) await installWishes();
}

async function install(names) {
  console.log(`Installing system packages: ${names.join(' ')} …`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await must('apt-get', ['update', '-qq'], env);
  await must('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], env);
}

/** The original template engine, which the template tests are held to where it can be had. */
async function installWishes() {
  const missing = isProgram('java') ? [] : [wishes.java];
  if (!existsSync('/usr/share/java/velocity.jar') || !existsSync('/usr/share/java/json-path.jar'))
    missing.push(...wishes.jars);
  if (missing.length === 0) return;
  try {
    await install(missing);
  } catch (error) {
    console.log(`The tests against the original template engine will be skipped: ${error.message}`);
  }
}

/** Debian names of the packages that are not there; on macOS and Windows none are needed but a browser. */
export async function missingPackages() {
  if (process.platform !== 'linux') return [];
  const known = (await runQuiet('/sbin/ldconfig', ['-p'])).output;
  const wantedPrograms = Object.entries(programs).filter(([program]) => !isProgram(program));
  const wantedLibraries = Object.entries(libraries).filter(([library]) => !known.includes(`${library} `));
  return [...wantedPrograms, ...wantedLibraries].map(([, name]) => name);
}

function adviceFor(missing) {
  return `The end-to-end tests need system packages that are not installed. On Debian or Ubuntu run
  sudo apt-get install ${missing.join(' ')}
and on other systems install what these stand for.`;
}

function isProgram(name) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.some((folder) => folder !== '' && existsSync(join(folder, name)));
}

async function must(command, args, env) {
  const code = await runShown(command, args, { env });
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} failed with exit code ${code}.`);
}

if (isStarted(import.meta.url)) await installSystemPackages();
