// Results of authorizers that are kept: a port, so that several gateways may share them (memory-authorizer-cache.ts
// keeps them in this process). Every implementation passes testing/authorizer-cache-suite.ts.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-output.html
import type { AuthorizerAnswer } from './authorizer-answer';

/** The results of one stage: they are forgotten together. */
export interface CachedStage {
  readonly apiId: string;
  readonly stageName: string;
}

/** What every kind of answer has: the function's own text, of which the rest can be made again. */
export interface AnswerText {
  readonly text: string;
}

export interface CachedAnswer<A extends AnswerText = AuthorizerAnswer> {
  /** A store outside of this process keeps `answer.text` and reads it again. */
  readonly answer: A;
  /** Epoch milliseconds on the virtual clock; from then on it does not count. */
  readonly expiresAt: number;
}

/** A cache that answers at once returns no promise, so that the request path need not await it. */
export interface AuthorizerCache<A extends AnswerText = AuthorizerAnswer> {
  find(
    stage: CachedStage,
    key: string,
    now: number,
  ): CachedAnswer<A> | undefined | Promise<CachedAnswer<A> | undefined>;
  keep(stage: CachedStage, key: string, cached: CachedAnswer<A>): void | Promise<void>;
  /** Forgets all results of the stage. */
  flush(stage: CachedStage): void | Promise<void>;
}
