// Compiled deployments by the hash of their snapshot: rollbacks and several stages of one deployment compile once.
import type { StageDeployment } from '../ports';
import { compileApi } from './compile-api';
import type { CompiledDeployment } from './compiled-deployment';

export interface CompileCache {
  /** The deployment of the stage's snapshot, compiled now or before. */
  compile(stage: Pick<StageDeployment, 'snapshot' | 'snapshotHash'>): CompiledDeployment;
}

/** Opens a cache that keeps the `capacity` deployments used last. */
export function openCompileCache(capacity = 32): CompileCache {
  const kept = new Map<string, CompiledDeployment>();
  return {
    compile({ snapshot, snapshotHash }) {
      const compiled = kept.get(snapshotHash) ?? compileApi(snapshot);
      // a Map keeps the order of insertion: put back, it is the youngest
      kept.delete(snapshotHash);
      kept.set(snapshotHash, compiled);
      const oldest = kept.keys().next().value;
      if (kept.size > capacity && oldest !== undefined) kept.delete(oldest);
      return compiled;
    },
  };
}
