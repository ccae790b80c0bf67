// What every Node process of ours needs before anything else: globals that packages expect and Node 18 lacks, and
// room for file work. The build makes this the first module of every Node bundle.
import { webcrypto } from 'node:crypto';

(globalThis as { crypto?: unknown }).crypto ??= webcrypto;

// Saving an API of thousands of files waits for the disk; four threads, Node's number, would wait one after another.
process.env.UV_THREADPOOL_SIZE ??= '16';
