// Runs a conformance case through the gateway without a socket in front; endpoints behind it are real HTTP servers.
import type { ClientAnswer } from '../../electron/gateway/1-entry/received-request';
import type { BodyStream } from '../../electron/gateway/body-stream';
import { type Gateway, openGateway } from '../../electron/gateway/gateway';
import { noCompanions, openAccess } from '../../electron/gateway/no-companions';
import type { AccessSettings, Companions, StageDeployment, StageSettings } from '../../electron/gateway/ports';
import { type ApiSnapshot, snapshotApi } from '../../shared/definition/api-view';
import { type Entity, type EntityKey, entityKey } from '../../shared/definition/entities';
import type { Model } from '../../shared/definition/rest/model';
import type { LambdaInvocation } from '../../shared/lambda/functions';
import { importOpenApi } from '../../shared/openapi/import/import-openapi';
import { headerMap, openEndpoint, type SeenRequest } from './case-endpoint';
import { signedCase } from './case-signatures';
import type { CaseRequest, CaseStage, ConformanceCase } from './conformance-case';
import { openCaseFunctions } from './lambda-functions';

export interface CaseOutcome {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
  /** The last request the endpoint got. */
  readonly sent: SeenRequest | undefined;
  /** The last invocation of a function. */
  readonly invoked: LambdaInvocation | undefined;
  readonly accessLog: readonly string[];
  /** The execution log. */
  readonly log: readonly string[];
  /** The text with the names of this run replaced by `{api}` and `{endpoint}`. */
  named(text: string): string;
}

/** What a case of any protocol says beside its definition. */
export type CaseSurroundings = Omit<ConformanceCase, 'id' | 'source' | 'paths' | 'document' | 'models' | 'stage'>;

/** Deploys the case's definition to stage `dev`, sends the request, and lets go of everything. */
export function runCase(conformance: ConformanceCase): Promise<CaseOutcome> {
  return runDefinition(conformance, (gateway, port) => {
    const snapshot = importCase(conformance, port);
    deployCase(gateway, snapshot, stageOf(conformance, port));
    return snapshot.apiId;
  });
}

/** Sends the request to what `deploy` puts into the gateway, and lets go of everything; `deploy` gives the API's id. */
export async function runDefinition(
  conformance: CaseSurroundings,
  deploy: (gateway: Gateway, port: number) => string,
): Promise<CaseOutcome> {
  const endpoint = await openEndpoint(conformance.endpoint ?? {});
  const seen = openObserver();
  const lambda = openCaseFunctions(conformance.functions ?? {});
  const settings = { ...caseSettings, companions: companionsOf(conformance, endpoint.port) };
  const { startsAt } = conformance;
  const gateway = openGateway({
    settings,
    observer: seen.observer,
    lambda: lambda.functions,
    ...(startsAt !== undefined && { clock: () => startsAt }),
  });
  try {
    const apiId = deploy(gateway, endpoint.port);
    gateway.setAccess(accessOf(conformance, apiId));
    for (const request of conformance.before ?? []) await sendRequest(gateway, apiId, request);
    const answer = await sendRequest(gateway, apiId, conformance.request);
    const body = answer.stream === undefined ? answer.body : await receivedBytes(answer.stream);
    await gateway.drain();
    return {
      status: answer.status,
      headers: headerMap(answer.headers),
      body: Buffer.from(body),
      sent: endpoint.seen(),
      invoked: lambda.invoked(),
      accessLog: seen.accessLog,
      log: seen.log,
      named: (text) => text.replaceAll(apiId, '{api}').replaceAll(`127.0.0.1:${endpoint.port}`, '{endpoint}'),
    };
  } finally {
    await gateway.dispose();
    await endpoint.close();
  }
}

/** What a client got of a streamed body, also where the rest never came. */
function receivedBytes(stream: BodyStream): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  return new Promise((resolve) => {
    const end = () => resolve(Buffer.concat(chunks));
    stream.flow({ write: (chunk) => chunks.push(chunk) > 0, end, fail: end });
  });
}

/** The case's stage; its variables may name the endpoint. */
function stageOf({ stage = {} }: ConformanceCase, port: number): CaseStage {
  const named = Object.entries(stage.variables ?? {}).map(([name, value]) => [name, withEndpoint(value, port)]);
  return { ...stage, variables: Object.fromEntries(named) };
}

/** What stands beside the case's API; addresses may name the endpoint. */
function companionsOf({ companions = {} }: CaseSurroundings, port: number): Companions {
  return { ...noCompanions, ...JSON.parse(withEndpoint(JSON.stringify(companions), port)) };
}

/** Who may call; plans and policies may name the API. */
function accessOf({ access = {} }: CaseSurroundings, apiId: string): AccessSettings {
  return { ...openAccess, ...JSON.parse(JSON.stringify(access).replaceAll('{api}', apiId)) };
}

export function withEndpoint(text: string, port: number): string {
  return text.replaceAll('{endpoint}', `127.0.0.1:${port}`);
}

export const caseSettings = {
  identity: { accountId: '123456789012', region: 'us-east-1' },
  endpoints: {},
  tracesPerSecond: 100,
} as const;

/** What a gateway observes, kept as text. */
export function openObserver() {
  const accessLog: string[] = [];
  const log: string[] = [];
  const observer = {
    traces: (traces: readonly { readonly log: readonly { readonly text: string }[] }[]) => {
      for (const trace of traces) log.push(...trace.log.map(({ text }) => text));
    },
    accessLog: (lines: readonly { readonly text: string }[]) => {
      accessLog.push(...lines.map(({ text }) => text));
    },
    counters() {},
  };
  return { accessLog, log, observer };
}

/** Imports the case's document. A case that the importer changes says something else than it seems to: refused. */
export function importCase(
  { paths, document, models = {} }: Pick<ConformanceCase, 'paths' | 'document' | 'models'>,
  port = 9,
): ApiSnapshot {
  const text = JSON.stringify({ openapi: '3.0.1', info: { title: 'case', version: '1' }, ...document, paths });
  const imported = importOpenApi(withEndpoint(text, port), {
    random: seeded(7),
    now: 0,
    accountId: caseSettings.identity.accountId,
    region: caseSettings.identity.region,
    endpointType: 'REGIONAL',
  });
  const changed = imported.losses.filter(({ severity }) => severity === 'warning');
  if (changed.length > 0) throw new Error(changed.map(({ place, message }) => `${place}: ${message}`).join('\n'));
  const entities = new Map<EntityKey, Entity>(imported.entities);
  for (const [name, schema] of Object.entries(models)) {
    const key = entityKey('model', imported.apiId, name);
    entities.set(key, { ...(entities.get(key) as Model), schema: JSON.stringify(schema) });
  }
  return snapshotApi(entities, imported.apiId);
}

/** Serves the snapshot as stage `dev`. */
export function deployCase(
  gateway: Gateway,
  snapshot: ApiSnapshot,
  stage: CaseStage & Pick<StageSettings, 'canary'> = {},
  deploymentId = 'dep123',
  canary?: StageDeployment['canary'],
) {
  const { accessLogFormat, variables = {}, methodSettings = {} } = stage;
  gateway.deploy({
    apiId: snapshot.apiId,
    stageName: 'dev',
    deploymentId,
    deployedAt: 0,
    snapshotHash: deploymentId,
    snapshot,
    settings: {
      variables,
      methodSettings,
      tracingEnabled: false,
      ...(accessLogFormat !== undefined && { accessLogFormat }),
      ...(stage.canary && { canary: stage.canary }),
    },
    ...(canary && { canary }),
  });
}

/** Sends the request over plain HTTP on port 80, as it looks from inside. */
export async function sendRequest(gateway: Gateway, apiId: string, request: CaseRequest): Promise<ClientAnswer> {
  const { method = 'GET', path, headers = [], body = '', host = '{api}.execute-api.us-east-1.amazonaws.com' } = request;
  if (request.afterSeconds !== undefined) gateway.advanceClock(request.afterSeconds);
  const hostName = host.replace('{api}', apiId).replace('{API}', apiId.toUpperCase());
  const url = path.replace('{api}', apiId);
  const plain = { method, url, headers: [['Host', hostName] as const, ...headers], body: Buffer.from(body) };
  const sent = request.signed === undefined ? plain : signedCase(plain, request.signed);
  return await gateway.handle({
    method,
    url: sent.url,
    rawHeaders: sent.headers.flat(),
    body: sent.body,
    connection: { remoteAddress: '127.0.0.1', port: 80, isTls: false },
  });
}

/** A linear congruential generator, so that equal cases give equal ids. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}
