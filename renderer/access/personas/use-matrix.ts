// Who may do what on a stage: the last run, a new one, and how far it is.
import { useEffect, useState } from 'react';
import type { PersonaMatrix } from '../../../shared/contract/personas';
import { errorToast } from '../../components/error-toast';
import { useToasts } from '../../components/toast-store';
import { useStudio } from '../../state/studio-context';

export interface MatrixRuns {
  readonly matrix: PersonaMatrix | undefined;
  /** While one is under way. */
  readonly progress: { readonly done: number; readonly total: number } | undefined;
  readonly run: (sendsAll: boolean) => Promise<void>;
}

/** The runs of a stage; nothing where there is none. */
export function useMatrix(apiId: string | undefined, stageName: string | undefined): MatrixRuns {
  const { client, connection } = useStudio();
  const toasts = useToasts();
  const [matrix, setMatrix] = useState<PersonaMatrix>();
  const [progress, setProgress] = useState<MatrixRuns['progress']>();

  useEffect(() => {
    let isWanted = true;
    setMatrix(undefined);
    if (apiId === undefined || stageName === undefined) return;
    client.personas.lastMatrix({ apiId, stageName }).then(
      (last) => isWanted && setMatrix(last ?? undefined),
      (error: unknown) => isWanted && toasts.getState().show(errorToast(error)),
    );
    return () => {
      isWanted = false;
    };
  }, [client, toasts, apiId, stageName]);

  useEffect(
    () =>
      connection.listen((event) => {
        if (event.name !== 'personas.progress' || event.payload.apiId !== apiId) return;
        const { done, total } = event.payload;
        setProgress((old) => (old === undefined ? old : { done, total }));
      }),
    [connection, apiId],
  );

  return {
    matrix,
    progress,
    async run(sendsAll) {
      if (apiId === undefined || stageName === undefined) return;
      setProgress({ done: 0, total: 0 });
      try {
        setMatrix(await client.personas.runMatrix({ apiId, stageName, sendsAll }));
      } catch (error) {
        toasts.getState().show(errorToast(error));
      } finally {
        setProgress(undefined);
      }
    },
  };
}
