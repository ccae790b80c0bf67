// The bookmarks, in one file that the functions share. On AWS they would be in a table.
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

// Below the workspace's local folder, which git ignores.
const taskRoot = process.env.LAMBDA_TASK_ROOT ?? process.cwd();
const file = process.env.BOOKMARKS_FILE ?? join(taskRoot, '..', '..', '.gatehouse', 'bookmarks-sample.json');

const firstBookmarks = [
  { id: 'b1', url: 'https://docs.aws.amazon.com/apigateway/', title: 'API Gateway', owner: 'ada' },
  { id: 'b2', url: 'https://developer.mozilla.org/', title: 'MDN', owner: 'ada' },
];

/** All bookmarks, oldest first. */
export async function readBookmarks() {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return firstBookmarks; // before the first one that is made here
  }
}

export async function saveBookmarks(bookmarks) {
  await mkdir(dirname(file), { recursive: true });
  // Beside, then renamed: a function that reads meanwhile sees the old file or the new one, whole.
  const beside = `${file}.${process.pid}`;
  await writeFile(beside, JSON.stringify(bookmarks, null, 2));
  await rename(beside, file);
}
