// The report of an API, read when it is asked for.
import { useEffect, useState } from 'react';
import type { MigrationNote } from '../../shared/definition/migration/migration-note';
import { useStudio } from '../state/studio-context';

export interface ReadReport {
  readonly notes: readonly MigrationNote[] | undefined;
  readonly error: unknown;
}

/** The report of `apiId` with what is being typed counted in. */
export function useMigrationReport(apiId: string): ReadReport {
  const { client, drafts } = useStudio();
  const [report, setReport] = useState<ReadReport>({ notes: undefined, error: undefined });
  useEffect(() => {
    let isCurrent = true;
    const read = async () => {
      await drafts.flush();
      return client.documents.migrationReport({ apiId });
    };
    read().then(
      (notes) => isCurrent && setReport({ notes, error: undefined }),
      (error: unknown) => isCurrent && setReport({ notes: undefined, error }),
    );
    return () => {
      isCurrent = false;
    };
  }, [client, drafts, apiId]);
  return report;
}
