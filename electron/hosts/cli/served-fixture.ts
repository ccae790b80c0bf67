// `gatehouse serve` in this process, for tests of commands that ask whatever has the workspace open.
import type { CliUnderTest } from './cli-fixture';

export interface ServedFolder {
  /** Ends it as a signal would, and waits until it is gone. */
  stop(): Promise<void>;
}

/** Serves the folder of `cli`, which needs the command serve; resolves when it is ready. */
export async function serveFolder(cli: CliUnderTest): Promise<ServedFolder> {
  let end = (): void => undefined;
  const stopped = new Promise<void>((resolve) => {
    end = resolve;
  });
  let tell = (): void => undefined;
  const ready = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const words = ['serve', '--in-process', '--port', '0', '--data', cli.folder];
  const served = cli.runWith(words, { stopped, printed: () => tell() });
  await ready;
  return {
    async stop() {
      end();
      await served;
    },
  };
}
