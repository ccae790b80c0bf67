// A stand-in for AWS services in tests: a real HTTP server that checks the signature of every request it gets.
import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedCall {
  readonly method: string;
  readonly url: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** `region/service` of the scope where the signature is right; else what is wrong. */
  readonly signature: string;
}

export interface FakeAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export interface FakeAwsService {
  readonly url: string;
  readonly calls: readonly ReceivedCall[];
  dispose(): Promise<void>;
}

/** Opens the service on a free port. `secrets` are the secret keys it knows, by key id. */
export async function openFakeAwsService(
  secrets: Readonly<Record<string, string>>,
  answer: (call: ReceivedCall) => FakeAnswer = () => ({}),
): Promise<FakeAwsService> {
  const calls: ReceivedCall[] = [];
  const server = createServer(async (request, response) => {
    const call = await readCall(request, secrets);
    calls.push(call);
    const { status = 200, headers = { 'Content-Type': 'application/json' }, body = '{}' } = answer(call);
    response.writeHead(status, headers);
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    dispose: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readCall(request: IncomingMessage, secrets: Readonly<Record<string, string>>): Promise<ReceivedCall> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const { method = '', url = '' } = request;
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  const signature = checkSignature({ method, url, headers, body }, secrets);
  return { method, url, headers, body: body.toString('utf8'), signature };
}

interface RawCall {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Signature Version 4 once more, as plainly as it can be said, so that it shares no mistake with the signer. */
function checkSignature({ method, url, headers, body }: RawCall, secrets: Readonly<Record<string, string>>): string {
  const pattern =
    /^AWS4-HMAC-SHA256 Credential=(.+?)\/(\d{8})\/(.+?)\/(.+?)\/aws4_request, SignedHeaders=(.+?), Signature=(.+)$/;
  const [, id = '', date = '', region = '', service = '', signed = '', sent] =
    pattern.exec(headers.authorization ?? '') ?? [];
  const secret = secrets[id];
  if (secret === undefined) return `unknown key ${id}`;
  const payloadHash = createHash('sha256').update(body).digest('hex');
  if (headers['x-amz-content-sha256'] !== payloadHash) return 'wrong payload hash';
  const target = new URL(`http://host${url}`);
  const path = url.split('?')[0] ?? '';
  const encodeAll = (text: string) =>
    encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  const once = path.split('/').map((part) => encodeAll(decodeURIComponent(part)));
  const twice = path.replace(/\/+/g, '/').split('/').map(encodeAll);
  const canonical = [
    method,
    (service === 's3' ? once : twice).join('/'),
    [...target.searchParams]
      .map(([name, value]) => `${encodeAll(name)}=${encodeAll(value)}`)
      .sort()
      .join('&'),
    ...signed.split(';').map((name) => `${name}:${(headers[name] ?? '').trim().replace(/ +/g, ' ')}`),
    '',
    signed,
    payloadHash,
  ].join('\n');
  const hash = createHash('sha256').update(canonical).digest('hex');
  const toSign = `AWS4-HMAC-SHA256\n${headers['x-amz-date']}\n${date}/${region}/${service}/aws4_request\n${hash}`;
  const key = [date, region, service, 'aws4_request'].reduce<Buffer | string>(
    (former, part) => createHmac('sha256', former).update(part).digest(),
    `AWS4${secret}`,
  );
  return createHmac('sha256', key).update(toSign).digest('hex') === sent
    ? `${region}/${service}`
    : `wrong: ${canonical}`;
}
