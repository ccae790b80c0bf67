// Subject `domains`: custom domain names with what leads requests onward, and from where an API is reachable.
// Names, mappings, rules, associations and VPC endpoints are entities: edit and remove them with `definition`.
import { z } from 'zod';
import type { RuleTried } from '../domains/route-domain';
import type { PolicyEvidence } from '../trace/access-check';
import type { EditResult } from './definition';
import { headerListInput } from './invocations';
import { method } from './subject';

/** Where a request to a custom domain name would go. */
export interface DomainAnswer {
  /** The name that serves the host; absent: none does. */
  readonly domainName?: string;
  readonly outcome: 'api' | 'nowhere';
  /** Why, in one sentence. */
  readonly said: string;
  readonly apiId?: string;
  readonly apiName?: string;
  readonly stageName?: string;
  /** What the API is given, below its stage. */
  readonly path?: string;
  readonly basePath?: string;
  readonly routingRuleId?: string;
  /** The entity of the mapping that took it. */
  readonly mappingKey?: string;
  /** Rules that were looked at, in order. */
  readonly tried: readonly RuleTried[];
}

/** One way to an API: from where, and by which address. */
export interface ReachRow {
  readonly from: 'internet' | 'vpc-endpoint';
  readonly vpcEndpointId?: string;
  readonly vpcId?: string;
  /** `own`: the API's own host; `endpoint`: names of the VPC endpoint; `domain`: a custom domain name. */
  readonly by: 'own' | 'endpoint' | 'domain';
  /** As a client would write it. */
  readonly url: string;
  /** A header that has to go along. */
  readonly header?: readonly [name: string, value: string];
  /** `authorizer`: the method's Lambda authorizer decides. */
  readonly verdict: 'reachable' | 'refused' | 'authorizer';
  readonly status?: number;
  readonly said: string;
  /** Of the policy that decided. */
  readonly evidence?: PolicyEvidence;
}

export interface ReachReport {
  readonly apiId: string;
  readonly apiName: string;
  readonly endpointType: string;
  readonly rows: readonly ReachRow[];
}

const domainName = z.string().regex(/^(?:\*\.)?[A-Za-z0-9](?:[A-Za-z0-9-]*\.)*[A-Za-z0-9-]+$/, {
  error: 'A domain name looks like api.example.com or *.example.com.',
});
const path = z
  .string()
  .max(300)
  .regex(/^[A-Za-z0-9$\-_.+!*'()/]*$/, {
    error: "A base path has letters, digits and $-_.+!*'()/.",
  });

export const domainsSubject = {
  /** Makes a name with the addresses that AWS would give it. */
  create: method(
    z.strictObject({ domainName, endpointType: z.enum(['EDGE', 'REGIONAL', 'PRIVATE']).default('REGIONAL') }),
  ).returns<EditResult>(),
  /** Leads what begins with `basePath` to a stage; an empty one takes everything else. */
  map: method(
    z.strictObject({
      domainName: z.string(),
      basePath: path.default(''),
      apiId: z.string(),
      /** Absent: callers put it into the path; REST APIs only. */
      stageName: z.string().optional(),
    }),
  ).returns<EditResult>(),
  /** Adds a rule, behind the others unless a priority is given. */
  addRule: method(
    z.strictObject({
      domainName: z.string(),
      priority: z.int().min(1).max(1_000_000).optional(),
      headers: z
        .array(z.strictObject({ header: z.string().min(1), valueGlob: z.string().min(1) }))
        .max(2)
        .default([]),
      basePath: path.default(''),
      apiId: z.string(),
      stageName: z.string(),
      stripBasePath: z.boolean().default(false),
    }),
  ).returns<EditResult>(),
  /** Lets a VPC endpoint reach a private name. */
  associate: method(z.strictObject({ domainName: z.string(), vpcEndpointId: z.string() })).returns<EditResult>(),
  /** Says where a request would go; nothing is sent. */
  route: method(
    z.strictObject({
      host: z.string().min(1),
      pathWithQueryString: z.string().default('/'),
      headers: headerListInput.default([]),
    }),
  ).returns<DomainAnswer>(),
  /** Says from where a method of a stage is reachable, as the working copy has it; nothing is sent. */
  reach: method(
    z.strictObject({
      apiId: z.string(),
      stageName: z.string(),
      verb: z
        .string()
        .regex(/^[A-Z]{1,16}$/)
        .default('GET'),
      path: z.string().default('/'),
      /** Of callers from the internet. */
      sourceIp: z.string().default('203.0.113.10'),
    }),
  ).returns<ReachReport>(),
} as const;
