import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { type HttpEndpointsOptions, openHttpEndpoints } from './http-endpoints';
import { expiredCertificate, localhostCertificate, otherCertificate, type TestCertificate } from './test-certificates';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** What a call to a TLS endpoint with `certificate` comes to: the body, or the failure. */
async function outcome(
  certificate: TestCertificate,
  options: Partial<HttpEndpointsOptions>,
  insecureSkipVerification = false,
  clientCertificate?: TestCertificate,
): Promise<string> {
  const server = createServer(
    { ...certificate, requestCert: true, rejectUnauthorized: false },
    (incoming, outgoing) => {
      const socket = incoming.socket as import('node:tls').TLSSocket;
      outgoing.end(`hello ${socket.getPeerCertificate()?.subject?.CN ?? 'stranger'}`);
    },
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => new Promise((resolve) => server.close(resolve)));
  const endpoints = openHttpEndpoints({ endpoints: { localPort: () => undefined }, ...options });
  closers.push(() => endpoints.dispose());
  const url = `https://localhost:${(server.address() as AddressInfo).port}/`;
  return endpoints
    .call(
      { method: 'GET', url, headers: [], body: null, timeoutMs: 5_000 },
      { insecureSkipVerification, ...(clientCertificate && { clientCertificate }) },
    )
    .then(
      (answer) => Buffer.from(answer.body).toString(),
      (error) => `${error.failure}: ${error.message}`,
    );
}

it('answers over a trusted chain', async () => {
  expect(await outcome(localhostCertificate, { trustedCertificates: [localhostCertificate.cert] })).toBe(
    'hello stranger',
  );
});

it('offers the client certificate', async () => {
  const trustedCertificates = [localhostCertificate.cert];
  expect(await outcome(localhostCertificate, { trustedCertificates }, false, otherCertificate)).toBe(
    'hello other.example',
  );
});

it('refuses an untrusted chain in the service’s words', async () => {
  expect(await outcome(localhostCertificate, {})).toMatch(
    /^certificate: PKIX path building failed: .* unable to find valid certification path to requested target$/,
  );
});

it('names host and subject of a certificate that is another host’s', async () => {
  expect(await outcome(otherCertificate, { trustedCertificates: [otherCertificate.cert] })).toMatch(
    /^certificate: Host name 'localhost' does not match the certificate subject provided by the peer \(CN=other\.example\)$/,
  );
});

it('takes an untrusted chain where verification is skipped', async () => {
  expect(await outcome(localhostCertificate, {}, true)).toBe('hello stranger');
});

it('checks host name and expiry even where verification is skipped', async () => {
  expect(await outcome(otherCertificate, {}, true)).toMatch(/^certificate: Host name 'localhost' does not match/);
  expect(await outcome(expiredCertificate, {}, true)).toMatch(/^certificate: PKIX path validation failed: /);
});
