// Subject `authorizers`: asking one authorizer of the working copy on its own, and forgetting what stages keep of them.
// Authorizers themselves are entities of the API: edit them with `definition.put`, `update` and `remove`.
import { z } from 'zod';
import type { AuthorizerRun } from '../trace/authorizer-run';
import { headerListInput } from './invocations';
import { method } from './subject';

const textRecord = z.record(z.string(), z.string());

export const authorizersSubject = {
  /** TestInvokeAuthorizer: the working copy of the authorizer, with the function or user pool that it names. */
  run: method(
    z.strictObject({
      apiId: z.string(),
      authorizerId: z.string(),
      /** Its name stands in event and method ARN, its variables hold, and what it keeps is looked at. */
      stageName: z.string().optional(),
      /** The verb of the request that is asked about. */
      httpMethod: z
        .string()
        .regex(/^[A-Z]{1,16}$/)
        .default('GET'),
      /** Path and query below the stage: `/orders/7?full=1`. */
      pathWithQueryString: z.string().default(''),
      headers: headerListInput.default([]),
      /** Beside the headers; for REQUEST authorizers that read the query. */
      querystring: z.array(z.tuple([z.string(), z.string()])).default([]),
      /** Stand before those of the stage. */
      stageVariables: textRecord.default({}),
      /** Values of `context.NAME` identity sources. */
      contextVariables: textRecord.default({}),
      /** What the method would ask of an access token; none: an ID token is expected. */
      scopes: z.array(z.string()).default([]),
    }),
  ).returns<AuthorizerRun>(),
  /** FlushStageAuthorizersCache: from the next request on every authorizer of the stage is asked again. */
  flush: method(z.strictObject({ apiId: z.string(), stageName: z.string() })).returns<Record<string, never>>(),
} as const;
