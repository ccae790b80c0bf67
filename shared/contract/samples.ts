// Subject `samples`: sample inputs for trying the templates of a method, kept on this machine beside the workspace.
import { z } from 'zod';
import { entityKeyInput } from './definition';
import { method } from './subject';

const texts = z.record(z.string(), z.string()).default({});

export const sampleInput = z.strictObject({
  name: z.string().trim().min(1).max(100),
  /** Which of the two boxes it was made for. */
  box: z.enum(['integration-request', 'integration-response']),
  contentType: z.string().default('application/json'),
  body: z.string().max(1_048_576).default(''),
  path: texts,
  querystring: texts,
  headers: texts,
  context: z.record(z.string(), z.unknown()).default({}),
  stageVariables: texts,
  /** Status of the endpoint's answer, for an integration response. */
  status: z.int().min(100).max(599).optional(),
});
export type Sample = z.output<typeof sampleInput>;

export const samplesSubject = {
  /** Samples of an entity, in the order they were saved. */
  list: method(z.strictObject({ key: entityKeyInput })).returns<readonly Sample[]>(),
  /** Replaces the samples of an entity; an empty list forgets them. */
  save: method(z.strictObject({ key: entityKeyInput, samples: z.array(sampleInput).max(50) })).returns<
    readonly Sample[]
  >(),
} as const;
