// A chain of certificates, the shown one first: whom each is for, who issued it, how long it is good.
import { BadgeCheck, FileLock2 } from 'lucide-react';
import type { CertificateFacts } from '../../../shared/contract/certificates';
import { commonName, validityText } from './certificate-words';
import styles from './certificates.module.css';

/** `label` is spoken. */
export function ChainList({ label, chain }: { readonly label: string; readonly chain: readonly CertificateFacts[] }) {
  return (
    <ol className={styles.chain} aria-label={label}>
      {chain.map((facts) => (
        <Link key={facts.fingerprint256} facts={facts} />
      ))}
    </ol>
  );
}

function Link({ facts }: { readonly facts: CertificateFacts }) {
  const { subject, issuer, names, key, isAuthority, notAfter, serialNumber, fingerprint256 } = facts;
  const Icon = isAuthority ? BadgeCheck : FileLock2;
  const hasMoreNames = !isAuthority && names.some((name) => name !== commonName(subject));
  const isExpired = notAfter < Date.now();
  return (
    <li className={styles.link}>
      <Icon size={14} strokeWidth={1.8} aria-hidden="true" />
      <div className={styles.linkWords}>
        <b title={subject}>{commonName(subject)}</b>
        {hasMoreNames && <span className={styles.code}>{names.join('  ')}</span>}
        <span className={styles.dim}>
          {subject === issuer ? 'signs itself' : `issued by ${commonName(issuer)}`} · {key} ·{' '}
          <span className={isExpired ? styles.bad : undefined}>{validityText(facts, Date.now())}</span>
        </span>
        <span className={styles.quiet} title={`SHA-256 ${fingerprint256}`}>
          serial {serialNumber.toLowerCase()}
        </span>
      </div>
    </li>
  );
}
