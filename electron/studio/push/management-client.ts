// A client of the management API: signed calls as AWS's own clients make them, tried again where AWS asks for patience.
import { createHash, createHmac } from 'node:crypto';
import { StudioError } from '../../../shared/contract/errors';
import { isMembers } from '../../../shared/definition/edits/member-path';
import { parseJson } from '../../../shared/definition/edits/parse-json';
import { encodeUriText } from '../../../shared/sigv4/canonical-request';
import { type SigningKeys, signRequest } from '../../../shared/sigv4/sign-request';
import type { AwsAnswer, AwsTransport } from './aws-transport';

export type Members = Readonly<Record<string, unknown>>;

export interface PatchOperation {
  readonly op: 'add' | 'replace' | 'remove';
  readonly path: string;
  readonly value?: string;
}

export interface ManagementCall {
  /** Absent: `apigateway`. */
  readonly service?: 'lambda';
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Segments, unescaped. */
  readonly path: readonly string[];
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Members | string;
}

export interface ManagementClient {
  readonly endpoint: string;
  readonly region: string;
  /** The answer's members; PUSH_REFUSED with AWS's own words where it is refused. */
  call(call: ManagementCall): Promise<Members>;
  /** The same, but undefined where there is no such thing. */
  find(call: ManagementCall): Promise<Members | undefined>;
  /** All pages of a collection. */
  list(path: readonly string[], query?: Readonly<Record<string, string>>): Promise<readonly Members[]>;
  patch(path: readonly string[], operations: readonly PatchOperation[]): Promise<Members>;
  /** Pauses between looks at what the endpoint is still busy with. */
  wait(ms: number): Promise<void>;
  /** The account that the keys belong to; undefined where the endpoint does not say. */
  accountId(): Promise<string | undefined>;
}

export interface ManagementClientOptions {
  /** Without a slash at the end. */
  readonly endpoint: string;
  readonly region: string;
  readonly keys: SigningKeys;
  readonly transport: AwsTransport;
  readonly clock: () => number;
  readonly random: () => number;
  readonly wait: (ms: number) => Promise<void>;
}

/** A call is tried this often before its refusal counts. */
const attempts = 8;

const signingCrypto = {
  sha256Hex: (content: Uint8Array | string) => createHash('sha256').update(content).digest('hex'),
  hmac: (key: Uint8Array | string, text: string) => createHmac('sha256', key).update(text).digest(),
};

/** Opens a client; it holds no connection. */
export function openManagementClient(options: ManagementClientOptions): ManagementClient {
  const { endpoint, region } = options;

  async function answerTo(call: ManagementCall): Promise<AwsAnswer> {
    const body = call.body === undefined || typeof call.body === 'string' ? call.body : JSON.stringify(call.body);
    const type = call.body === undefined ? undefined : bodyType(call.body);
    const path = call.path.map(encodeUriText).join('/');
    const { service = 'apigateway' } = call;
    return send(options, { ...call, base: addressOf(endpoint, service), service, path: `/${path}`, body, type });
  }

  async function call(given: ManagementCall): Promise<Members> {
    return membersOf(given, await answerTo(given));
  }

  return {
    endpoint,
    region,
    call,
    async find(given) {
      const answer = await answerTo(given);
      return answer.status === 404 ? undefined : membersOf(given, answer);
    },
    async list(path, query = {}) {
      const items: Members[] = [];
      let position: string | undefined;
      do {
        const page = await call({
          method: 'GET',
          path,
          query: { limit: '500', ...query, ...(position !== undefined && { position }) },
        });
        if (Array.isArray(page.item)) items.push(...page.item.filter(isMembers));
        position = typeof page.position === 'string' ? page.position : undefined;
      } while (position !== undefined);
      return items;
    },
    patch: (path, operations) => call({ method: 'PATCH', path, body: { patchOperations: operations } }),
    wait: options.wait,
    async accountId() {
      const base = addressOf(endpoint, 'sts');
      const answer = await send(options, {
        method: 'POST',
        base,
        service: 'sts',
        path: '/',
        body: 'Action=GetCallerIdentity&Version=2011-06-15',
        type: 'application/x-www-form-urlencoded',
      });
      return answer.status === 200 ? /\bAccount\W+(\d{12})\b/.exec(answer.text)?.[1] : undefined;
    },
  };
}

/** AWS's services have hosts of their own; any other endpoint speaks for all of them. */
function addressOf(endpoint: string, service: string): string {
  return endpoint.replace(/^(https:\/\/)apigateway(\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?)$/, `$1${service}$2`);
}

interface WireCall {
  readonly method: string;
  readonly base: string;
  readonly service: string;
  /** Escaped. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  readonly type?: string | undefined;
}

async function send(options: ManagementClientOptions, call: WireCall): Promise<AwsAnswer> {
  const { keys, region, clock, random, transport, wait } = options;
  const [, origin = call.base, prefix = ''] = /^(https?:\/\/[^/]+)(.*)$/.exec(call.base) ?? [];
  const path = `${prefix}${call.path}`;
  const pairs = Object.entries(call.query ?? {}).map(
    ([name, value]) => `${encodeUriText(name)}=${encodeUriText(value)}`,
  );
  const rawQuery = pairs.join('&');
  const body = call.body === undefined ? null : Buffer.from(call.body, 'utf8');
  const plain: [string, string][] = [
    ['Host', origin.slice(origin.indexOf('//') + 2)],
    // AWS recorded: without it the service answers in another format (HAL)
    ['Accept', 'application/json'],
    ...(call.type === undefined ? [] : ([['Content-Type', call.type]] as [string, string][])),
  ];
  for (let attempt = 1; ; attempt += 1) {
    const headers = signRequest(
      { method: call.method, path, rawQuery, headers: plain, body },
      { keys, region, service: call.service, at: clock(), crypto: signingCrypto },
    );
    const url = `${origin}${path}${rawQuery === '' ? '' : `?${rawQuery}`}`;
    const answer = await transport({ method: call.method, url, headers, body }).catch((fault: unknown) => {
      throw noAnswer(call, fault);
    });
    if (attempt === attempts || !isWorthRetrying(answer)) return answer;
    const asked = Number(answer.headers['retry-after']);
    const backoffMs = Math.min(500 * 2 ** (attempt - 1), 20_000) * (0.5 + random() / 2);
    await wait(asked > 0 ? Math.min(asked, 60) * 1_000 : backoffMs);
  }
}

/** Throttled, or the service is away for a moment. A quota that is used up does not come back by waiting. */
function isWorthRetrying({ status, headers, text }: AwsAnswer): boolean {
  if (status === 503) return true;
  return status === 429 && !`${headers['x-amzn-errortype'] ?? ''}${text}`.includes('LimitExceededException');
}

function membersOf({ method, path }: ManagementCall, { status, headers, text }: AwsAnswer): Members {
  const parsed = parseJson(text);
  const members = isMembers(parsed) ? parsed : {};
  if (status >= 200 && status < 300) return members;
  const type = String(headers['x-amzn-errortype'] ?? members.__type ?? `HTTP ${status}`).split(':')[0];
  const words = String(members.message ?? members.Message ?? text.slice(0, 300));
  throw new StudioError('PUSH_REFUSED', `${method} /${path.join('/')} was refused: ${type}: ${words}`, {
    problems: [{ message: words }],
  });
}

function noAnswer({ base, method, path }: WireCall, fault: unknown): StudioError {
  const words = fault instanceof Error ? fault.message || fault.name : String(fault);
  return new StudioError('PUSH_REFUSED', `${base} gave no answer to ${method} ${path}: ${words}`);
}

function bodyType(body: Members | string): string {
  return typeof body === 'string' ? 'application/octet-stream' : 'application/json';
}
