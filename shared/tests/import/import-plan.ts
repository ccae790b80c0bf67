// What every reader of foreign requests gives, and where their addresses lead.
import type { TestTarget } from '../../definition/companions/test-suite';

export const testImportKinds = ['har', 'curl', 'postman'] as const;
export type TestImportKind = (typeof testImportKinds)[number];

/** Where the requests of one address (`https://api.example.com`) of a document lead. */
export interface TestImportMatch {
  readonly origin: string;
  readonly requests: number;
  /** The first path, to know it by. */
  readonly example: string;
  /**
   * `invoke url`: the address names the API and stage. `domain`: a custom domain of the workspace does. `chosen`: the
   * caller said so. `paths`: guessed by the paths; needs the caller's word. `none`: stays an absolute URL.
   */
  readonly by: 'invoke url' | 'domain' | 'chosen' | 'paths' | 'none';
  /** Where the requests go; absent for `paths` and `none`: they stay absolute. */
  readonly target?: TestTarget;
  /** Of `paths`: the API and stage that serve most of them. Take it over in `targets`. */
  readonly suggestion?: TestTarget & { readonly served: number };
}
