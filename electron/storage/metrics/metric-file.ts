// Minutes of counts in one local file of the workspace, a line each, so that charts reach back over a restart.
import { join } from 'node:path';
import { z } from 'zod';
import type { CountedRow } from '../../../shared/metrics/counted-row';
import { replaceText } from '../atomic-write';
import type { Files } from '../files';
import { errorCode } from '../node-files';
import { readingFault, storageFault } from '../storage-fault';

export interface MetricFile {
  /** What an earlier run kept, oldest first. */
  readonly rows: readonly CountedRow[];
  /** Adds rows; written soon. */
  append(rows: readonly CountedRow[]): void;
  flush(): Promise<void>;
}

export interface MetricFileOptions {
  /** The workspace's local folder. */
  readonly folder: string;
  readonly files: Files;
  readonly clock: () => number;
  readonly isReadOnly: boolean;
  readonly failed: (error: unknown) => void;
}

const fileName = 'metrics.jsonl';
const keptMs = 3 * 86_400_000;
const mostRows = 20_000;

const count = z.number().min(0);
const spread = z.object({
  ...{ count, sum: count, least: count, most: count },
  values: z.array(z.tuple([count, count])),
});
const rowShape = z.object({
  ...{ at: count, apiId: z.string(), apiName: z.string(), stage: z.string() },
  protocol: z.enum(['REST', 'HTTP', 'WEBSOCKET']).exactOptional(),
  release: z.literal('canary').exactOptional(),
  part: z.string().exactOptional(),
  ...{ count, errors4xx: count, errors5xx: count, cacheHits: count, cacheMisses: count, bytes: count },
  ...{ latency: spread, integrationLatency: spread },
  socket: z
    .object({
      connects: count,
      messages: count,
      clientErrors: count,
      integrationErrors: count,
      executionErrors: count,
    })
    .exactOptional(),
});

/** Opens the file. Lines that are not understood, or are too old, are left out. */
export async function openMetricFile(options: MetricFileOptions): Promise<MetricFile> {
  const { files, clock, isReadOnly, failed } = options;
  const file = join(options.folder, fileName);
  const lines = await readLines(files, file);
  const rows = lines.flatMap(parseRow).filter(({ at }) => at >= clock() - keptMs);
  const kept = rows.slice(-mostRows);
  let inFile = lines.length;
  let writing: Promise<void> = Promise.resolve();

  function write(work: () => Promise<void>): void {
    writing = writing.then(work).catch((error: unknown) => failed(storageFault(error, fileName)));
  }

  /** Keeps the file from growing without end. */
  async function compact(): Promise<void> {
    const all = (await readLines(files, file)).flatMap(parseRow).filter(({ at }) => at >= clock() - keptMs);
    const newest = all.slice(-mostRows);
    await replaceText(files, file, textOf(newest));
    inFile = newest.length;
  }

  if (!isReadOnly && kept.length < lines.length) write(compact);
  return {
    rows: kept,
    append(more) {
      if (isReadOnly || more.length === 0) return;
      inFile += more.length;
      write(() => files.appendText(file, textOf(more)));
      if (inFile > mostRows * 2) write(compact);
    },
    flush: () => writing,
  };
}

async function readLines(files: Files, file: string): Promise<string[]> {
  const text = await files.readText(file).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return '';
    throw readingFault(error, fileName);
  });
  return text.split('\n').filter((line) => line !== '');
}

function parseRow(line: string): CountedRow[] {
  try {
    const parsed = rowShape.safeParse(JSON.parse(line));
    return parsed.success ? [parsed.data] : [];
  } catch {
    return []; // a line that a crash cut off
  }
}

function textOf(rows: readonly CountedRow[]): string {
  return rows.map((row) => `${JSON.stringify(row, shortNumber)}\n`).join('');
}

/** Latencies have a dozen digits that nobody reads. */
function shortNumber(_name: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(6)) : value;
}
