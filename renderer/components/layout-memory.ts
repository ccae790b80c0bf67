// Where the sizes of panels are kept between sessions; the shell connects it to the settings.
import { createContext, useContext } from 'react';

export interface LayoutMemory {
  /** The remembered sizes of a group in percent, or undefined. */
  readonly read: (name: string) => readonly number[] | undefined;
  readonly write: (name: string, sizes: readonly number[]) => void;
}

const forgetful: LayoutMemory = { read: () => undefined, write: () => undefined };

export const LayoutMemoryContext = createContext<LayoutMemory>(forgetful);

/** The memory of panel sizes; forgets everything outside the shell. */
export function useLayoutMemory(): LayoutMemory {
  return useContext(LayoutMemoryContext);
}
