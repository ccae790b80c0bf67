// The list of a function's code folder, read again when something in it changes.
import { useCallback, useEffect, useState } from 'react';
import type { FunctionFiles } from '../../../shared/contract/functions';
import { describeError } from '../../components/error-words';
import { useStudio } from '../../state/studio-context';

export interface FunctionFileList {
  readonly files: FunctionFiles | undefined;
  /** Why there is no list: a zip, or no code at all. */
  readonly refusal: string | undefined;
  readonly reload: () => Promise<void>;
}

/** The files of `functionName`. */
export function useFunctionFiles(functionName: string): FunctionFileList {
  const { client, connection } = useStudio();
  const [read, setRead] = useState<{
    readonly of: string;
    readonly files?: FunctionFiles;
    readonly refusal?: string;
  }>();
  const reload = useCallback(async () => {
    try {
      const files = await client.functions.files({ functionName });
      setRead({ of: functionName, files });
    } catch (error) {
      setRead({ of: functionName, refusal: describeError(error).sentence });
    }
  }, [client, functionName]);
  useEffect(() => {
    void reload();
    return connection.listen((event) => {
      if (event.name === 'functions.files-changed' && event.payload.functionName === functionName) void reload();
    });
  }, [reload, connection, functionName]);
  const own = read?.of === functionName ? read : undefined;
  return { files: own?.files, refusal: own?.refusal, reload };
}
