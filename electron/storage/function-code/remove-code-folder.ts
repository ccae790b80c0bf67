// Removes the whole code folder of a function.
import { rm } from 'node:fs/promises';
import { storageFault } from '../storage-fault';

/** Removes the folder at the absolute `place`; links in it go, what they lead to stays. */
export async function removeCodeFolder(place: string): Promise<void> {
  try {
    await rm(place, { recursive: true, force: true, maxRetries: 3 });
  } catch (error) {
    throw storageFault(error, place);
  }
}
