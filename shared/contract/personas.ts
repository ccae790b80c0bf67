// Subject `personas`: saved callers. Personas are entities: edit them with `definition.put` and `definition.remove`.
import { z } from 'zod';
import { headerListInput } from './invocations';
import { method } from './subject';

/** The name that stands for nobody: no token, no key, no signature. */
export const anonymous = 'anonymous';

/** A request with everything that says who sends it. */
export interface DressedRequest {
  readonly pathWithQueryString: string;
  readonly headers: readonly (readonly [string, string])[];
  /** The token that is sent, where the persona has one. */
  readonly token?: string;
  /** ARN of who signs, where the persona signs. */
  readonly principal?: string;
}

/** What came of one method for one persona. */
export interface MatrixCell {
  /** A persona's name, or `anonymous`. */
  readonly persona: string;
  readonly status: number;
  readonly requestId: string;
  /** The check that denied, in words; or the gateway response's type. */
  readonly said?: string;
  /** The status of the run before, where it was another one. */
  readonly before?: number;
  /** Why the request could not be sent. */
  readonly fault?: string;
}

export interface MatrixRow {
  readonly resourceId: string;
  readonly resourcePath: string;
  readonly httpMethod: string;
  /** What was sent, below the stage. */
  readonly path: string;
  readonly cells: readonly MatrixCell[];
}

export interface PersonaMatrix {
  readonly apiId: string;
  readonly stageName: string;
  /** Epoch milliseconds. */
  readonly ranAt: number;
  readonly personas: readonly string[];
  readonly rows: readonly MatrixRow[];
}

/** Sent after each request of a matrix. */
export interface MatrixProgress {
  readonly apiId: string;
  readonly done: number;
  readonly total: number;
}

const request = {
  apiId: z.string(),
  stageName: z.string(),
  verb: z.string(),
  /** Path and query below the stage. */
  pathWithQueryString: z.string().default(''),
  headers: headerListInput.default([]),
  body: z.string().default(''),
};

export const personasSubject = {
  /** What would be sent; nothing is. */
  dress: method(
    z.strictObject({
      persona: z.string(),
      ...request,
      /** True where `body` is base64 of bytes. */
      isBase64: z.boolean().default(false),
    }),
  ).returns<DressedRequest>(),
  /** One request as every persona, and as nobody. */
  tryRequest: method(z.strictObject({ personas: z.array(z.string()).max(50).optional(), ...request })).returns<
    readonly MatrixCell[]
  >(),
  /**
   * Every method of a stage as every persona, and as nobody. Path variables take what the newest recorded request had,
   * else `1`. Only GET, HEAD and OPTIONS unless `sendsAll`: the requests are real.
   */
  runMatrix: method(
    z.strictObject({
      apiId: z.string(),
      stageName: z.string(),
      personas: z.array(z.string()).max(50).optional(),
      sendsAll: z.boolean().default(false),
    }),
  ).returns<PersonaMatrix>(),
  /** The last run, since the workspace was opened. */
  lastMatrix: method(z.strictObject({ apiId: z.string(), stageName: z.string() })).returns<PersonaMatrix | null>(),
} as const;
