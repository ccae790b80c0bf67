// How the app ends: when asked to, with everything saved, and never hanging.
import type { App } from 'electron';
import type { StudioLog } from '../../studio/host';

/** Longer than any save takes; after it the app ends whatever still waits. */
const disposeLimitMs = 5_000;

/** Ends the app in order: windows first, then `dispose`, then the process. */
export function endInOrder(app: App, dispose: () => Promise<void>, log: StudioLog): void {
  app.on('window-all-closed', () => {
    // On macOS an app without windows goes on.
    if (process.platform !== 'darwin') app.quit();
  });
  app.once('will-quit', (event) => {
    event.preventDefault();
    setTimeout(() => app.exit(1), disposeLimitMs);
    dispose().then(
      () => app.exit(0),
      (fault: unknown) => {
        log.fault(fault);
        app.exit(1);
      },
    );
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => app.quit());
}
