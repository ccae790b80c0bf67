import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type CliUnderTest, openTestCli } from '../cli-fixture';
import { functionsCommand } from './functions';
import { logsCommand } from './logs';
import { serveCommand } from './serve';

let cli: CliUnderTest;
beforeEach(async () => {
  cli = await openTestCli([functionsCommand, logsCommand, serveCommand]);
});
afterEach(() => cli.dispose());

/** Something that is waited for, and the way to say that it happened. */
function signal(): { readonly happened: Promise<void>; readonly happen: () => void } {
  let happen = () => {};
  const happened = new Promise<void>((resolve) => {
    happen = resolve;
  });
  return { happened, happen };
}

it('follows the log of a workspace that another Gatehouse serves, line by line, until it is stopped', async () => {
  const [ready, stopServing, reported, stopFollowing] = [signal(), signal(), signal(), signal()];
  const workspace = join(cli.folder, 'served');
  const serving = cli.runWith(['serve', '--data', workspace, '--port', '0', '--in-process', '--json'], {
    stopped: stopServing.happened,
    printed: ready.happen,
  });
  await ready.happened;
  const at = ['--workspace', workspace];
  await cli.run('functions', 'create', 'hello', ...at);
  const following = cli.runWith(['logs', '--function', 'hello', '--follow', '--json', ...at], {
    stopped: stopFollowing.happened,
    printed: (line) => line.includes('REPORT RequestId') && reported.happen(),
  });
  await cli.run('functions', 'invoke', 'hello', ...at);
  await reported.happened;
  stopFollowing.happen();
  const followed = await following;
  stopServing.happen();
  const lines = followed.output.split('\n').map((line) => JSON.parse(line) as { functionName: string; text: string });
  const words = lines.map(({ text }) => text.split(/\s/)[0]).filter((word) => /^[A-Z]+$/.test(word ?? ''));
  expect([followed.code, words, new Set(lines.map(({ functionName }) => functionName)), (await serving).code]).toEqual([
    0,
    ['START', 'END', 'REPORT'],
    new Set(['hello']),
    0,
  ]);
});
