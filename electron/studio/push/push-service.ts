// Service of the subject `push`.
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { StudioServices } from '../../../shared/contract/contract';
import { StudioError } from '../../../shared/contract/errors';
import type { PushCompanion } from '../../../shared/contract/push';
import type { LambdaFunction } from '../../../shared/definition/companions/function';
import { codePlace } from '../functions/function-places';
import type { CurrentWorkspace } from '../workspace/current-workspace';
import { applyPush } from './apply-push';
import { type AwsPlaces, readAwsProfile } from './aws-profile';
import { type AwsTransport, networkTransport } from './aws-transport';
import { packFunction } from './function-package';
import { type ManagementClient, openManagementClient } from './management-client';
import { type PreparedPush, preparePush } from './prepare-push';

export interface PushServiceOptions {
  readonly current: CurrentWorkspace;
  /** Region of APIs that name none. */
  readonly region: string;
  readonly clock: () => number;
  readonly random: () => number;
  /** Default: this machine's network, variables and files. */
  readonly transport?: AwsTransport;
  readonly places?: AwsPlaces;
  readonly wait?: (ms: number) => Promise<void>;
}

interface PushInput {
  readonly apiId: string;
  readonly stageName: string;
  readonly endpoint?: string | undefined;
  readonly region?: string | undefined;
  readonly profile?: string | undefined;
  readonly remoteApiId?: string | undefined;
  readonly with: readonly PushCompanion[];
  readonly functionRole?: string | undefined;
}

/** Makes the service. */
export function pushService(options: PushServiceOptions): StudioServices['push'] {
  const { current, clock, random } = options;
  const places = options.places ?? placesOfUser(process.env);
  const transport = options.transport ?? networkTransport;
  const wait = options.wait ?? ((ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)));

  async function openClient(input: PushInput): Promise<ManagementClient> {
    const profile = await readAwsProfile(places, input.profile);
    const region = input.region ?? profile.region ?? options.region;
    const endpoint = (input.endpoint ?? profile.endpoint ?? awsEndpoint(region)).replace(/\/+$/, '');
    const keys = profile.keys ?? keysForLoopback(endpoint);
    return openManagementClient({ endpoint, region, keys, transport, clock, random, wait });
  }

  function prepare(client: ManagementClient, input: PushInput): Promise<PreparedPush> {
    const { apiId, stageName, remoteApiId, with: companions } = input;
    const { workingCopy, folder } = current.require();
    const packageOf = (entity: LambdaFunction) => packFunction(entity.functionName, codePlace(folder, entity));
    const functionRole = input.functionRole ?? (isLoopback(client.endpoint) ? anyRole : undefined);
    const order = { apiId, stageName, remoteApiId, companions, functionRole, packageOf };
    return preparePush(client, workingCopy.definition, order, options.region);
  }

  return {
    plan: async (input) => (await prepare(await openClient(input), input)).plan,
    async apply({ planId, ...input }) {
      const client = await openClient(input);
      const prepared = await prepare(client, input);
      if (prepared.plan.planId !== planId) {
        throw new StudioError('CONFLICT', 'The endpoint or the working copy has changed since the plan was made.', {
          path: 'planId',
        });
      }
      return applyPush(client, prepared);
    },
  };
}

/** What a function of an endpoint on this machine runs as, where it names nothing. */
const anyRole = 'arn:aws:iam::000000000000:role/lambda';

function awsEndpoint(region: string): string {
  return `https://apigateway.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;
}

/** Endpoints on this machine take any keys, but read the region from the signature. */
function keysForLoopback(endpoint: string) {
  if (isLoopback(endpoint)) return { accessKeyId: 'test', secretAccessKey: 'test' };
  throw new StudioError(
    'INVALID_ARGUMENT',
    `There are no keys to sign for ${endpoint} with: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or name a profile.`,
    { path: 'profile' },
  );
}

function isLoopback(endpoint: string): boolean {
  const { hostname } = new URL(endpoint);
  return ['127.0.0.1', '[::1]', 'localhost'].includes(hostname) || hostname.endsWith('.localhost');
}

function placesOfUser(environment: AwsPlaces['environment']): AwsPlaces {
  const files = {
    credentials: environment.AWS_SHARED_CREDENTIALS_FILE ?? join(homedir(), '.aws', 'credentials'),
    config: environment.AWS_CONFIG_FILE ?? join(homedir(), '.aws', 'config'),
  };
  return {
    environment,
    readFile: (name) =>
      readFile(files[name], 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined;
        throw new StudioError('STORAGE_FAILED', `${files[name]} cannot be read: ${error.message}`, {
          file: files[name],
        });
      }),
  };
}
