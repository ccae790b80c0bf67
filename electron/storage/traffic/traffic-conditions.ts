// The traffic filter, as a test on rows in memory and as conditions of a query: both must choose the same rows.
import type { RequestFilter } from '../../../shared/contract/invocations';
import type { TraceSummary } from '../../../shared/trace/trace';

export interface Condition {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

/** The filter as SQL over the columns of the table `traces`. */
export function trafficConditions(filter: RequestFilter): Condition[] {
  const { apiId, stage, method, status, origin, text, before } = filter;
  const conditions: Condition[] = [];
  const equal = (column: string, value: string | undefined) => {
    if (value !== undefined) conditions.push({ sql: `${column} = ?`, values: [value] });
  };
  equal('api_id', apiId);
  equal('stage', stage);
  equal('method', method?.toUpperCase());
  equal('origin', origin);
  if (status !== undefined) {
    const [from, to] = statusRange(status);
    conditions.push({ sql: 'status BETWEEN ? AND ?', values: [from, to] });
  }
  if (text !== undefined && text !== '') conditions.push({ sql: 'INSTR(search, ?) > 0', values: [text.toLowerCase()] });
  if (before !== undefined) conditions.push({ sql: 'started_at < ?', values: [before] });
  return conditions;
}

/** Whether a row passes the filter. */
export function matchesFilter(row: TraceSummary, filter: RequestFilter): boolean {
  const { apiId, stage, method, status, origin, text, before } = filter;
  if (apiId !== undefined && row.apiId !== apiId) return false;
  if (stage !== undefined && row.stage !== stage) return false;
  if (method !== undefined && row.method !== method.toUpperCase()) return false;
  if (origin !== undefined && row.origin !== origin) return false;
  if (before !== undefined && row.startedAt >= before) return false;
  if (status !== undefined) {
    const [from, to] = statusRange(status);
    if (row.status < from || row.status > to) return false;
  }
  return text === undefined || text === '' || searchText(row).includes(text.toLowerCase());
}

/** `4xx` is 400 to 499; a number is itself; anything else is nothing. */
function statusRange(status: string): readonly [number, number] {
  const digit = /^([1-5])xx$/i.exec(status)?.[1];
  if (digit !== undefined) return [Number(digit) * 100, Number(digit) * 100 + 99];
  const exact = /^\d{3}$/.test(status) ? Number(status) : -1;
  return [exact, exact];
}

/** What `text` of a filter is looked for in, in lower case. */
export function searchText({ path, requestId, resourcePath, caller, failure }: TraceSummary): string {
  return [path, requestId, resourcePath, caller, failure?.responseType, failure?.reason]
    .filter((part) => part !== undefined)
    .join(' ')
    .toLowerCase();
}
