// The room that a stage's cache has here: AWS sells dedicated machines, one process has to share its memory.
import type { StageSettings } from '../ports';

const megabyte = 1_024 * 1_024;
/** 0.5 GB stands for 16 MB. */
const megabytesPerGigabyte = 32;
const mostMegabytes = 256;

/** Bytes of the cache size, scaled down: 32 MB for each GB, and no more than 256 MB. */
export function cacheLimitBytes({ cache }: Pick<StageSettings, 'cache'>): number {
  if (cache === undefined) return 0;
  return Math.min(cache.sizeGigabytes * megabytesPerGigabyte, mostMegabytes) * megabyte;
}
