// The export that is shown: made again whenever the choice changes; an answer that comes late is not shown.
import { useEffect, useState } from 'react';
import { useStudio } from '../../state/studio-context';
import { type ExportChoice, type Exported, exportChosen, whyNotExported } from './export-choice';

export interface ExportState {
  /** The last one that was made stays while the next is being made. */
  readonly exported: Exported | undefined;
  readonly error: unknown;
  readonly isBusy: boolean;
}

/** Makes the export of `choice`. */
export function useExport(choice: ExportChoice): ExportState {
  const { client, drafts } = useStudio();
  const [state, setState] = useState<ExportState>({ exported: undefined, error: undefined, isBusy: true });
  const key = JSON.stringify(choice);
  useEffect(() => {
    let isCurrent = true;
    const chosen = JSON.parse(key) as ExportChoice;
    if (whyNotExported(chosen) !== undefined) {
      setState({ exported: undefined, error: undefined, isBusy: false });
      return;
    }
    setState(({ exported }) => ({ exported, error: undefined, isBusy: true }));
    const make = async () => {
      await drafts.flush();
      return exportChosen(client.documents, chosen);
    };
    make().then(
      (exported) => isCurrent && setState({ exported, error: undefined, isBusy: false }),
      (error: unknown) => isCurrent && setState({ exported: undefined, error, isBusy: false }),
    );
    return () => {
      isCurrent = false;
    };
  }, [client, drafts, key]);
  return state;
}
