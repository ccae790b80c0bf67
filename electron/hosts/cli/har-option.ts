// Recorded requests as a HAR file, for the verb `requests`.
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { StudioClient } from '../../../shared/contract/contract';
import { harOf } from '../../../shared/har/har-log';
import type { TraceSummary } from '../../../shared/trace/trace';
import { parseTrafficQuery, passesDeep, passesRow } from '../../../shared/trace/traffic-query';
import type { Invocation } from './command';
import { printResult } from './print-result';

/** The rows that pass what `--filter` says, bodies and headers included. */
export async function filteredRows(
  client: StudioClient,
  rows: readonly TraceSummary[],
  filter: string | undefined,
): Promise<readonly TraceSummary[]> {
  if (filter === undefined) return rows;
  const query = parseTrafficQuery(filter);
  const passing = rows.filter((row) => passesRow(row, query, Date.now()));
  if (query.deep.length === 0) return passing;
  const traces = await Promise.all(passing.map(({ requestId }) => client.requests.read({ requestId })));
  const found = new Set(traces.filter((trace) => passesDeep(trace, query)).map(({ requestId }) => requestId));
  return passing.filter(({ requestId }) => found.has(requestId));
}

/** Writes the requests of `rows` to `file`. */
export async function writeHar(
  invocation: Invocation,
  client: StudioClient,
  rows: readonly TraceSummary[],
  file: string,
): Promise<0> {
  const { version, workingFolder } = invocation.places;
  const traces = await Promise.all(rows.map(({ requestId }) => client.requests.read({ requestId })));
  const stages = await client.stages.list();
  const bases = new Map(stages.map(({ apiId, stageName, urls }) => [`${apiId}/${stageName}`, urls.path]));
  const baseOf = ({ apiId, stage }: { apiId: string; stage: string }) =>
    bases.get(`${apiId}/${stage}`) ?? `http://${apiId}.localhost/${stage}`;
  const har = harOf(traces, { version, baseOf });
  await writeFile(resolve(workingFolder, file), `${JSON.stringify(har, undefined, 2)}\n`);
  const { length } = har.log.entries;
  return printResult(invocation, { file, requests: length }, [`${length} requests in ${file}`]);
}
