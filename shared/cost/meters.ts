// Everything that is metered: what it is called, its price by tiers, and what is free of it.
import type { PriceBook } from './price-book';
import type { PriceTier } from './price-tiers';

export const meterIds = [
  'rest-requests',
  'http-requests',
  'websocket-messages',
  'connection-minutes',
  'cache-hours',
  'transfer-out',
  'private-transfer',
  'private-endpoint-hours',
  'function-calls',
  'function-x86',
  'function-arm',
  'logs',
  'traces',
  'web-acls',
  'web-acl-rules',
  'web-acl-requests',
] as const;
export type MeterId = (typeof meterIds)[number];

/** `none`: every unit is paid; `always`: what is free for all accounts; `first-year`: also the first twelve months'. */
export const freeTiers = ['none', 'always', 'first-year'] as const;
export type FreeTier = (typeof freeTiers)[number];

export interface Meter {
  readonly service: 'API Gateway' | 'Data transfer' | 'Lambda' | 'CloudWatch' | 'X-Ray' | 'WAF' | 'PrivateLink';
  readonly label: string;
  readonly unit: string;
  /** Units that a price is for. */
  readonly per: number;
  readonly tiers: readonly PriceTier[];
  readonly free?: { readonly always?: number; readonly firstYear?: number };
  readonly source: Sourced;
}

interface Sourced {
  readonly source?: string | null | undefined;
  readonly date?: string | null | undefined;
  readonly verified?: boolean | undefined;
}

const million = 1_000_000;

/** Every meter of a price list; the cache's is that of one size. */
export function metersOf(book: PriceBook, cacheSizeGb: number): Readonly<Record<MeterId, Meter>> {
  const { apiGateway, dataTransfer, privateLink, waf, xray, cloudWatch, lambda } = book;
  const firstYear = apiGateway.freeTier['accountsBefore2025-07-15'];
  const gateway = { service: 'API Gateway' } as const;
  const firewall = { service: 'WAF' } as const;
  const link = { service: 'PrivateLink' } as const;
  const compute = { service: 'Lambda', unit: 'GB-s', per: 1, free: { always: lambda.freePerMonth.gbSeconds } } as const;
  return {
    'rest-requests': {
      ...gateway,
      ...tiered('REST API requests', 'requests', apiGateway.rest),
      free: { firstYear: firstYear.restRequestsPerMonth },
    },
    'http-requests': {
      ...gateway,
      ...tiered('HTTP API requests', 'units of 512 KB', apiGateway.http),
      free: { firstYear: firstYear.httpRequestsPerMonth },
    },
    'websocket-messages': {
      ...gateway,
      ...tiered('WebSocket messages', 'units of 32 KB', apiGateway.websocketMessages),
      free: { firstYear: firstYear.websocketMessagesPerMonth },
    },
    'connection-minutes': {
      ...gateway,
      ...flat('Connection minutes', 'minutes', apiGateway.websocketConnectionMinutes),
      per: apiGateway.websocketConnectionMinutes.per,
      free: { firstYear: firstYear.websocketConnectionMinutesPerMonth },
    },
    'cache-hours': { ...gateway, ...flat(`Cache ${cacheSizeGb} GB`, 'hours', cachePrice(book, cacheSizeGb)) },
    'transfer-out': {
      service: 'Data transfer',
      ...tiered('Out to the internet', 'GB', { ...dataTransfer.internetOutPerGb, per: 1 }),
      free: { always: dataTransfer.internetOutPerGb.freeGbPerMonth },
    },
    'private-transfer': { ...link, ...tiered('Data', 'GB', { ...privateLink.dataPerGb, per: 1 }) },
    'private-endpoint-hours': {
      ...link,
      ...flat('Endpoints in one zone', 'hours', privateLink.perEndpointAzHour),
    },
    'function-calls': {
      service: 'Lambda',
      ...flat('Calls', 'calls', lambda.requestsPerMillion, million),
      free: { always: lambda.freePerMonth.requests },
    },
    'function-x86': {
      ...tiered('Duration, x86', 'GB-s', { ...lambda.durationPerGbSecond.x86_64, per: 1 }),
      ...compute,
    },
    'function-arm': {
      ...tiered('Duration, arm64', 'GB-s', { ...lambda.durationPerGbSecond.arm64, per: 1 }),
      ...compute,
    },
    logs: {
      service: 'CloudWatch',
      ...flat('Logs ingested', 'GB', cloudWatch.logsIngestPerGb),
      free: { always: cloudWatch.freeLogsGbPerMonth.amount },
    },
    traces: {
      service: 'X-Ray',
      ...flat('Traces recorded', 'traces', xray.tracesRecordedPerMillion, million),
      free: { always: xray.freePerMonth.recorded },
    },
    'web-acls': { ...firewall, ...flat('Web ACLs', 'ACLs', waf.webAclPerMonth) },
    'web-acl-rules': { ...firewall, ...flat('Rules', 'rules', waf.rulePerMonth) },
    'web-acl-requests': { ...firewall, ...flat('Requests inspected', 'requests', waf.requestsPerMillion, million) },
  };
}

/** Of the size, or the next greater one in the list. */
function cachePrice({ apiGateway }: PriceBook, sizeGb: number) {
  const sizes = [...apiGateway.cachePerHour].sort((a, b) => a.sizeGb - b.sizeGb);
  return sizes.find((each) => each.sizeGb >= sizeGb) ?? sizes.at(-1) ?? { price: 0 };
}

function tiered(label: string, unit: string, of: Sourced & Pick<Meter, 'per' | 'tiers'>) {
  return { label, unit, per: of.per, tiers: of.tiers, source: of };
}

function flat(label: string, unit: string, of: Sourced & { readonly price: number }, per = 1) {
  return { label, unit, per, tiers: [{ upTo: null, price: of.price }], source: of };
}
