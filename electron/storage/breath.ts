// Long work in short stretches: windows, requests and saves go on while thousands of files are read.

/** Waits for the rest of the program, if the thread was held for a stretch. */
export type Breath = () => Promise<void>;

/** Begins a long work; call the breath between its steps. */
export function beginBreath(stretchMs = 12): Breath {
  let since = performance.now();
  return async () => {
    if (performance.now() - since <= stretchMs) return;
    await new Promise((resolve) => setImmediate(resolve));
    since = performance.now();
  };
}
