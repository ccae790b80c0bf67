import { expect, it } from 'vitest';
import { agreedWords, commonName, validityText } from './certificate-words';

const now = Date.parse('2026-11-23T00:00:00Z');
const at = (day: string) => validityText({ notAfter: Date.parse(day) }, now);

it('says how long a certificate is good for, and warns in its last month', () => {
  expect([
    at('2027-12-22T00:00:00Z'),
    at('2026-12-03T00:00:00Z'),
    at('2026-11-24T01:00:00Z'),
    at('2026-01-01T00:00:00Z'),
  ]).toEqual([
    'until 22 Dec 2027',
    'until 3 Dec 2026, 10 days left',
    'until 24 Nov 2026, 1 day left',
    'expired 1 Jan 2026',
  ]);
});

it('names versions and protocols as people do', () => {
  expect([
    agreedWords({ version: 'TLSv1.3', protocol: 'h2' }),
    agreedWords({ version: 'TLSv1', protocol: 'http/1.1' }),
    agreedWords({}),
    commonName('CN=alice,O=Example'),
    commonName('O=Example'),
  ]).toEqual(['TLS 1.3, HTTP/2', 'TLS 1.0, HTTP/1.1', '', 'alice', 'O=Example']);
});
