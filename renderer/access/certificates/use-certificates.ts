// What the studio says of certificates, read again when the definition changes.
import { useCallback, useEffect, useState } from 'react';
import { useMirror } from '../../state/studio-context';

export interface Reading<T> {
  readonly value: T | undefined;
  readonly error: unknown;
  readonly reload: () => void;
}

/** Reads with `read`; the value before stays until the next one is there. */
export function useReading<T>(read: () => Promise<T>): Reading<T> {
  const revision = useMirror((mirror) => mirror.revision);
  const [count, setCount] = useState(0);
  const [value, setValue] = useState<T>();
  const [error, setError] = useState<unknown>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: revision and count tell when to read again
  useEffect(() => {
    let isWanted = true;
    read().then(
      (next) => {
        if (!isWanted) return;
        setValue(next);
        setError(undefined);
      },
      (fault: unknown) => isWanted && setError(fault),
    );
    return () => {
      isWanted = false;
    };
  }, [read, revision, count]);
  return { value, error, reload: useCallback(() => setCount((before) => before + 1), []) };
}
