// Compiled deployments by the hash of their snapshot: rollbacks and several stages of one deployment compile once.
import type { ApiSnapshot } from '../../../shared/definition/api-view';
import type { StageDeployment } from '../ports';
import { compileApi } from './compile-api';
import type { CompiledDeployment } from './compiled-deployment';

export interface CompileCache<Compiled = CompiledDeployment> {
  /** The deployment of the stage's snapshot, compiled now or before. */
  compile(stage: Pick<StageDeployment, 'snapshot' | 'snapshotHash'>): Compiled;
}

const defaultCapacity = 32;

/** Opens a cache of REST APIs that keeps the `capacity` deployments used last. */
export function openCompileCache(capacity = defaultCapacity): CompileCache {
  return openSnapshotCache(compileApi, capacity);
}

/** The same for what `compile` makes of a snapshot. */
export function openSnapshotCache<Compiled>(
  compileSnapshot: (snapshot: ApiSnapshot) => Compiled,
  capacity = defaultCapacity,
): CompileCache<Compiled> {
  const kept = new Map<string, Compiled>();
  return {
    compile({ snapshot, snapshotHash }) {
      const compiled = kept.get(snapshotHash) ?? compileSnapshot(snapshot);
      // a Map keeps the order of insertion: put back, it is the youngest
      kept.delete(snapshotHash);
      kept.set(snapshotHash, compiled);
      const oldest = kept.keys().next().value;
      if (kept.size > capacity && oldest !== undefined) kept.delete(oldest);
      return compiled;
    },
  };
}
