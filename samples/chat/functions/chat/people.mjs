// Who is connected: one small file each, so that functions that run at the same time never write the same one.
// A chat on AWS keeps them in a table.
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

// Below the workspace's local folder, which git ignores.
const taskRoot = process.env.LAMBDA_TASK_ROOT ?? process.cwd();
const folder = process.env.CHAT_FOLDER ?? join(taskRoot, '..', '..', '.gatehouse', 'chat-sample');

/** Connection ids are base64: `/` and `=` are no part of a file name. */
const fileOf = (connectionId) => join(folder, `${encodeURIComponent(connectionId)}.json`);

/** Everybody who is connected, in the order of their names. */
export async function everybody() {
  const files = await readdir(folder).catch(() => []);
  const people = await Promise.all(
    files.filter((file) => file.endsWith('.json')).map((file) => readPerson(join(folder, file))),
  );
  return people.filter((person) => person !== undefined).sort((a, b) => a.name.localeCompare(b.name));
}

/** The person at the other end of a connection, or undefined. */
export function person(connectionId) {
  return readPerson(fileOf(connectionId));
}

export async function savePerson(one) {
  await mkdir(folder, { recursive: true });
  // Beside, then renamed: who reads meanwhile sees the file as it was or as it will be.
  const beside = `${fileOf(one.connectionId)}.${process.pid}`;
  await writeFile(beside, JSON.stringify(one));
  await rename(beside, fileOf(one.connectionId));
}

export async function forget(connectionId) {
  await rm(fileOf(connectionId), { force: true });
}

async function readPerson(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return undefined; // gone since the folder was read
  }
}
