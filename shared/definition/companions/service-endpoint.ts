// Where AWS integrations find a service: an emulator on this machine, or AWS itself. Gatehouse only.
import { z } from 'zod';

export const serviceEndpointSchema = z.strictObject({
  /** The service as integration URIs spell it: `dynamodb`, `sqs`, `s3`, `states` … */
  service: z.string().regex(/^[a-z][a-z0-9.-]{0,62}$/, 'A service is named as in integration URIs: dynamodb, sqs, s3.'),
  endpointUrl: z.string().regex(/^https?:\/\/\S+$/, 'An endpoint is an http:// or https:// address.'),
  /** Keys that requests are signed with; absent: the AWS variables of the environment, else a pair emulators take. */
  accessKeyId: z.string().min(1).optional(),
  /** A secret: files hold a slot, never the value. */
  secretAccessKey: z.string().min(1).optional(),
  /** A secret: files hold a slot, never the value. */
  sessionToken: z.string().min(1).optional(),
});

export type ServiceEndpoint = z.infer<typeof serviceEndpointSchema>;
