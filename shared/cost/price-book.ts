// List prices with their date and sources. The file beside this one has those of us-east-1; a workspace may change them.
// https://aws.amazon.com/api-gateway/pricing/
import { z } from 'zod';
import listPrices from './pricing.json';

const price = z.number().min(0);
const sourced = {
  source: z.string().nullish(),
  date: z.string().nullish(),
  verified: z.boolean().optional(),
};

const tiers = z
  .array(z.looseObject({ upTo: z.number().positive().nullable(), price }))
  .min(1)
  .refine((list) => list.at(-1)?.upTo === null, 'The last tier has upTo null: it has no end.')
  .refine(
    (list) => list.every(({ upTo }, at) => at === 0 || upTo === null || upTo > (list[at - 1]?.upTo ?? Infinity)),
    'Tiers stand in the order of upTo.',
  );
const tiered = z.looseObject({ tiers, ...sourced });
const perTiered = z.looseObject({ tiers, per: z.number().positive(), ...sourced });
const flat = z.looseObject({ price, ...sourced });
const count = z.number().min(0);

/** What the estimate reads; the file has more. */
export const priceBookSchema = z.looseObject({
  region: z.string(),
  currency: z.literal('USD'),
  compiled: z.string(),
  sources: z.record(z.string(), z.looseObject({ what: z.string(), fileDates: z.string().nullable() })),
  apiGateway: z.looseObject({
    rest: perTiered,
    http: perTiered,
    websocketMessages: perTiered,
    websocketConnectionMinutes: z.looseObject({ price, per: z.number().positive(), ...sourced }),
    cachePerHour: z.array(z.looseObject({ sizeGb: z.number().positive(), price, ...sourced })).min(1),
    freeTier: z.looseObject({
      'accountsBefore2025-07-15': z.looseObject({
        restRequestsPerMonth: count,
        httpRequestsPerMonth: count,
        websocketMessagesPerMonth: count,
        websocketConnectionMinutesPerMonth: count,
      }),
    }),
  }),
  dataTransfer: z.looseObject({ internetOutPerGb: z.looseObject({ tiers, freeGbPerMonth: count, ...sourced }) }),
  privateLink: z.looseObject({ perEndpointAzHour: flat, dataPerGb: tiered }),
  waf: z.looseObject({ webAclPerMonth: flat, rulePerMonth: flat, requestsPerMillion: flat }),
  xray: z.looseObject({ tracesRecordedPerMillion: flat, freePerMonth: z.looseObject({ recorded: count }) }),
  cloudWatch: z.looseObject({ logsIngestPerGb: flat, freeLogsGbPerMonth: z.looseObject({ amount: count }) }),
  lambda: z.looseObject({
    requestsPerMillion: flat,
    durationPerGbSecond: z.looseObject({ x86_64: tiered, arm64: tiered }),
    freePerMonth: z.looseObject({ requests: count, gbSeconds: count }),
  }),
});

/** Prices in US dollars, with where each is from. */
export type PriceBook = z.output<typeof priceBookSchema>;

/** The prices of one region. */
export interface CostRegion {
  readonly region: string;
  readonly prices: PriceBook;
}

/** Of every region that prices are known of: what a workspace added, and the region of the list. */
export interface PriceBooks {
  readonly books: readonly CostRegion[];
  /** The file of the workspace that changed prices; absent: none did. */
  readonly editedBy?: string;
}

/** The list prices as they come with Gatehouse. */
export function listedPrices(): PriceBook {
  return priceBookSchema.parse(listPrices);
}
