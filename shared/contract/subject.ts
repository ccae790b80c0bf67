// How a subject of the contract is written down: method name, input check, result type.
import type { z } from 'zod';

export interface ContractMethod<Input extends z.ZodType, Result> {
  readonly input: Input;
  /** Type only; never present at run time. */
  readonly result?: Result;
}

export type Subject = Readonly<Record<string, ContractMethod<z.ZodType, unknown>>>;

/** Declares a method: `method(z.strictObject({ … })).returns<Result>()`. */
export function method<Input extends z.ZodType>(input: Input) {
  return {
    returns<Result>(): ContractMethod<Input, Result> {
      return { input };
    },
  };
}

/** What callers of a subject see: one async function per method. */
export type SubjectClient<S extends Subject> = {
  readonly [M in keyof S]: S[M] extends ContractMethod<infer Input, infer Result>
    ? (
        ...args: Record<string, never> extends z.input<Input> ? [input?: z.input<Input>] : [input: z.input<Input>]
      ) => Promise<Result>
    : never;
};

/** What a service of a subject implements: inputs come checked. */
export type SubjectService<S extends Subject> = {
  readonly [M in keyof S]: S[M] extends ContractMethod<infer Input, infer Result>
    ? (input: z.output<Input>) => Promise<Result> | Result
    : never;
};
