// A local stand-in for an HTTP endpoint: canned answers served at http://{name}.backend.localhost. Gatehouse only.
import { z } from 'zod';
import { httpMethods } from '../rest/method';

export const httpBackendRouteSchema = z.strictObject({
  httpMethod: z.enum(httpMethods).default('ANY'),
  /** Path with `{name}` and `{name+}` parts; `{name}` in the body is replaced by what it matched. */
  path: z.string().startsWith('/'),
  status: z.int().min(200).max(599).default(200),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.string().default(''),
  /** Waits this long before it answers, in milliseconds. */
  delayMs: z.int().min(0).max(900_000).default(0),
});

export const httpBackendSchema = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]{0,62}$/, 'A backend name holds lower-case letters, digits and -.'),
  description: z.string().optional(),
  routes: z.array(httpBackendRouteSchema).default([]),
});

export type HttpBackendRoute = z.infer<typeof httpBackendRouteSchema>;
export type HttpBackend = z.infer<typeof httpBackendSchema>;
