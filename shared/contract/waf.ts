// Subject `waf`: web ACLs with what they guard, and what one says about a request that nobody sends.
// Web ACLs, IP sets, pattern sets and rule groups are entities: edit and remove them with `definition`.
import { z } from 'zod';
import type { Verdict } from '../waf/verdict';
import type { EditResult } from './definition';
import { headerListInput } from './invocations';
import { method } from './subject';

/** A stage of a REST API. */
export interface GuardedStage {
  readonly apiId: string;
  readonly apiName: string;
  readonly stageName: string;
}

/** A web ACL with what follows from it. */
export interface WebAclState {
  readonly id: string;
  readonly name: string;
  readonly arn: string;
  readonly defaultAction: 'ALLOW' | 'BLOCK';
  /** In the order in which they are asked. */
  readonly rules: readonly { readonly name: string; readonly priority: number; readonly action: string }[];
  /** Web ACL capacity units; AWS takes up to 5000. */
  readonly capacity: number;
  readonly stages: readonly GuardedStage[];
}

export const wafSubject = {
  /** Every web ACL, by name. */
  list: method(z.strictObject({})).returns<readonly WebAclState[]>(),
  /** Makes a web ACL without rules. */
  create: method(
    z.strictObject({
      name: z.string().regex(/^[\w-]{1,128}$/, 'A name holds 1 to 128 letters, digits, _ and -.'),
      defaultAction: z.enum(['ALLOW', 'BLOCK']).default('ALLOW'),
    }),
  ).returns<WebAclState>(),
  /** Puts the web ACL before a stage of a REST API, at once; without `arn` nothing guards the stage. */
  associate: method(
    z.strictObject({ arn: z.string().optional(), apiId: z.string(), stageName: z.string() }),
  ).returns<EditResult>(),
  /** Judges a request rule by rule; nothing is sent, and no rate of the gateway counts it. */
  test: method(
    z.strictObject({
      arn: z.string(),
      method: z
        .string()
        .regex(/^[A-Z]{1,16}$/)
        .default('GET'),
      /** With the stage in it, as WAF sees it: `/prod/pets?limit=1`. */
      target: z.string().max(8_192).default('/'),
      headers: headerListInput.default([]),
      body: z.string().max(1_048_576).default(''),
      sourceIp: z.string().default('203.0.113.10'),
      /** The last of so many that came within one minute. */
      times: z.int().min(1).max(20_000).default(1),
    }),
  ).returns<Verdict>(),
} as const;
