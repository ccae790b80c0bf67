// Pages of the service's lists: `Marker` names where the next one begins.
import { throwFaults } from '../wire/validation-faults';
import { rangeFault } from './function-settings';

export interface Page<T> {
  readonly items: readonly T[];
  /** `{ NextMarker }` where there is more. */
  readonly next: { readonly NextMarker?: string };
}

/** The page that `Marker` and `MaxItems` of the query name. */
export function pageOf<T>(items: readonly T[], query: URLSearchParams): Page<T> {
  const asked = query.get('MaxItems');
  const limit = asked === null ? 50 : Number(asked);
  throwFaults(rangeFault('maxItems', limit, 1, 10_000));
  const start = Math.max(0, Number(Buffer.from(query.get('Marker') ?? '', 'base64').toString('latin1')) || 0);
  // AWS documented: a page holds 50 at most, whatever is asked for
  const end = start + Math.min(limit, 50);
  return {
    items: items.slice(start, end),
    next: end < items.length ? { NextMarker: Buffer.from(String(end)).toString('base64') } : {},
  };
}
