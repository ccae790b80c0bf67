// Certificates and handshakes in few words.
import type { CertificateFacts } from '../../../shared/contract/certificates';
import type { TlsHandshake } from '../../../shared/trace/tls-handshake';

const dayMs = 24 * 60 * 60 * 1_000;

/** `22 Dec 2027` */
export function dayText(epochMs: number): string {
  return new Date(epochMs).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
}

/** `until 22 Dec 2027`, `expired 1 Jan 2026`, with the days left where these are few. */
export function validityText({ notAfter }: Pick<CertificateFacts, 'notAfter'>, now: number): string {
  if (notAfter < now) return `expired ${dayText(notAfter)}`;
  const days = Math.floor((notAfter - now) / dayMs);
  const left = days > 30 ? '' : days === 1 ? ', 1 day left' : `, ${days} days left`;
  return `until ${dayText(notAfter)}${left}`;
}

/** `AMAZON_ISSUED` → `issued here` */
export function typeWords(type: 'AMAZON_ISSUED' | 'IMPORTED'): string {
  return type === 'IMPORTED' ? 'imported' : 'issued here';
}

export const outcomeWords: Readonly<Record<TlsHandshake['outcome'], string>> = {
  accepted: 'accepted',
  refused: 'refused',
  forbidden: 'answers 403',
};

/** `TLSv1.3` → `TLS 1.3`; with the protocol that was agreed on. */
export function agreedWords({ version, protocol }: Pick<TlsHandshake, 'version' | 'protocol'>): string {
  if (version === undefined) return '';
  const tls = version.replace(/^TLSv1$/, 'TLSv1.0').replace('TLSv', 'TLS ');
  return protocol === undefined ? tls : `${tls}, ${protocol === 'h2' ? 'HTTP/2' : 'HTTP/1.1'}`;
}

/** The common name of `CN=alice,O=Example`, or all of it. */
export function commonName(subject: string): string {
  return /(?:^|,)CN=([^,]+)/.exec(subject)?.[1] ?? subject;
}

/** The clock of a moment: `04:15:51`. */
export function timeText(epochMs: number): string {
  return new Date(epochMs).toLocaleTimeString('en-GB');
}
