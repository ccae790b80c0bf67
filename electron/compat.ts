// Globals that packages expect and Node 18 lacks. The build makes this the first module of every Node bundle.
import { webcrypto } from 'node:crypto';

(globalThis as { crypto?: unknown }).crypto ??= webcrypto;
