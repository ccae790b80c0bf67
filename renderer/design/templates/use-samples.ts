// The saved samples of a method, and the one that is being typed.
import { useCallback, useEffect, useState } from 'react';
import type { Sample } from '../../../shared/contract/samples';
import type { EntityKey } from '../../../shared/definition/entities';
import { errorToast } from '../../components/error-toast';
import { useToasts } from '../../components/toast-store';
import { useClient } from '../../state/studio-context';
import type { SampleBox } from './sample-record';

export interface SampleShelf {
  /** Those of this box. */
  readonly saved: readonly Sample[];
  /** The name of the chosen one; undefined: none is. */
  readonly chosen: string | undefined;
  readonly sample: Sample;
  /** It differs from what was saved, or was never saved. */
  readonly isChanged: boolean;
  readonly choose: (name: string | undefined) => void;
  readonly edit: (sample: Sample) => void;
  readonly save: (name: string) => Promise<void>;
  readonly remove: (name: string) => Promise<void>;
}

/** `given` stands there until a sample is chosen or typed. */
export function useSamples(key: EntityKey, box: SampleBox, given: Sample): SampleShelf {
  const client = useClient();
  const toasts = useToasts();
  const [all, setAll] = useState<readonly Sample[]>([]);
  const [chosen, setChosen] = useState<string>();
  const [draft, setDraft] = useState<Sample>();
  useEffect(() => {
    let isWanted = true;
    setChosen(undefined);
    setDraft(undefined);
    client.samples
      .list({ key })
      .then((list) => isWanted && setAll(list))
      .catch((error: unknown) => isWanted && toasts.getState().show(errorToast(error)));
    return () => {
      isWanted = false;
    };
  }, [client, toasts, key]);
  const write = useCallback(
    async (samples: readonly Sample[]) => {
      try {
        setAll(await client.samples.save({ key, samples: samples.map((sample) => ({ ...sample })) }));
        return true;
      } catch (error) {
        toasts.getState().show(errorToast(error));
        return false;
      }
    },
    [client, toasts, key],
  );
  const saved = all.filter((sample) => sample.box === box);
  const kept = saved.find(({ name }) => name === chosen);
  const sample = draft ?? kept ?? given;
  const others = (name: string) => all.filter((each) => each.box !== box || each.name !== name);
  return {
    saved,
    chosen: kept?.name,
    sample,
    isChanged: kept === undefined || (draft !== undefined && JSON.stringify(draft) !== JSON.stringify(kept)),
    choose: (name) => {
      setChosen(name);
      setDraft(undefined);
    },
    edit: setDraft,
    async save(name) {
      if (!(await write([...others(name), { ...sample, name }]))) return;
      setChosen(name);
      setDraft(undefined);
    },
    async remove(name) {
      await write(others(name));
      if (chosen === name) setChosen(undefined);
    },
  };
}
