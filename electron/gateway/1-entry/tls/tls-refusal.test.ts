import { expect, it } from 'vitest';
import type { TlsDemand } from '../../ports';
import type { TlsSession } from '../received-request';
import { readHead } from '../request-head';
import { tlsRefusal } from './tls-refusal';

const demands: readonly TlsDemand[] = [
  { domainName: '*.example.com', isMutual: true, isStrict: false },
  { domainName: 'open.example.com', isMutual: false, isStrict: true },
  { apiId: 'abc1234567', isMutual: false, isStrict: true },
];

function refusal(host: string, tls?: Partial<TlsSession>) {
  const session = tls && { version: 'TLSv1.3', cipherSuite: 'TLS_AES_128_GCM_SHA256', serverName: '', ...tls };
  return tlsRefusal(demands, {
    head: readHead(['Host', host]),
    destination: { apiId: 'abc1234567' } as never,
    connection: { remoteAddress: '127.0.0.1', port: 4643, isTls: tls !== undefined, ...(session && { tls: session }) },
  });
}

it('wants the certificate that the handshake for this very domain name asked for', () => {
  const name = { serverName: 'api.example.com', mutualDomain: '*.example.com' };
  expect([
    refusal('API.example.com:4643', name),
    refusal('api.example.com', { ...name, distrust: 'Client cert expired' }),
    refusal('api.example.com', { serverName: 'localhost' }),
    refusal('api.example.com'),
    refusal('other.example.org'),
  ]).toEqual([
    undefined,
    'Access denied. Reason: Client cert expired',
    'api.example.com wants mutual TLS; the handshake was for localhost, which asks for no certificate.',
    'api.example.com wants mutual TLS: call it over TLS, with a client certificate.',
    undefined,
  ]);
});

it('wants the same name twice where the access mode is STRICT, and nothing of plain connections', () => {
  const host = 'abc1234567.execute-api.us-east-1.localhost';
  expect([
    refusal('open.example.com', { serverName: 'open.example.com' }),
    refusal('open.example.com', { serverName: 'localhost' }),
    refusal('open.example.com'),
    refusal(host, { serverName: 'localhost' }),
    refusal(host, { serverName: host }),
  ]).toEqual([
    undefined,
    expect.stringContaining('endpoint access mode STRICT wants the same'),
    undefined,
    expect.stringContaining('endpoint access mode STRICT wants the same'),
    undefined,
  ]);
});
