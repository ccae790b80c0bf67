// Many changes that come together are told once.

/** A function that runs `work` once, `delayMs` after the first of the calls since it last ran. */
export function coalesce(work: () => void, delayMs: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    if (timer !== undefined) return;
    timer = setTimeout(() => {
      timer = undefined;
      work();
    }, delayMs);
  };
}
