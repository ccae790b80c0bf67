// What was counted of one stage, or of one method or route of it, in one period: kept, added up and drawn.

/** How values lie: their number, sum, ends, and each value with how often it came. */
export interface Spread {
  readonly count: number;
  readonly sum: number;
  readonly least: number;
  readonly most: number;
  readonly values: readonly (readonly [value: number, count: number])[];
}

/** Of WebSocket APIs alone. */
export interface SocketFigures {
  readonly connects: number;
  readonly messages: number;
  readonly clientErrors: number;
  readonly integrationErrors: number;
  readonly executionErrors: number;
}

/** Whose counts they are. */
export interface CountedThing {
  readonly apiId: string;
  readonly apiName: string;
  readonly stage: string;
  /** Absent: of a REST API. */
  readonly protocol?: 'REST' | 'HTTP' | 'WEBSOCKET';
  /** What the stage's canary served; absent: the stage itself. */
  readonly release?: 'canary';
  /** `GET /pets/{id}` or a route key; absent: the stage as a whole. */
  readonly part?: string;
}

export interface CountedRow extends CountedThing {
  /** When its period began, in epoch milliseconds. */
  readonly at: number;
  readonly count: number;
  readonly errors4xx: number;
  readonly errors5xx: number;
  readonly cacheHits: number;
  readonly cacheMisses: number;
  /** Bytes of both bodies; HTTP APIs only. */
  readonly bytes: number;
  readonly latency: Spread;
  readonly integrationLatency: Spread;
  readonly socket?: SocketFigures;
}
