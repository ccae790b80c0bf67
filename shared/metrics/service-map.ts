// The services that requests went through, as X-Ray draws them: clients, stages, and what their integrations called.

export const serviceKinds = ['client', 'stage', 'function', 'host', 'aws', 'mock'] as const;
export type ServiceKind = (typeof serviceKinds)[number];

export interface ServiceFigures {
  readonly count: number;
  readonly perMinute: number;
  /** Answers of 4xx and of 5xx or none, as shares of all. */
  readonly share4xx: number;
  readonly share5xx: number;
  /** Milliseconds; 0 where nothing was measured. */
  readonly p95Ms: number;
}

export interface ServiceNode extends ServiceFigures {
  /** `stage a1b2c3/dev`, `function get-pets`: unique in the map. */
  readonly id: string;
  readonly kind: ServiceKind;
  readonly name: string;
  /** Of stages. */
  readonly apiId?: string;
  readonly stage?: string;
  /** The last requests that went through it, newest first. */
  readonly requestIds: readonly string[];
}

export interface ServiceEdge extends ServiceFigures {
  readonly from: string;
  readonly to: string;
}

export interface ServiceMap {
  readonly from: number;
  readonly to: number;
  readonly nodes: readonly ServiceNode[];
  readonly edges: readonly ServiceEdge[];
  /** Requests that the map was made of. */
  readonly requests: number;
}
