// Certificates, the authority that issues them, and what clients get over TLS, as a section of the Access screen.
import { FileKey2, FileLock2, KeyRound } from 'lucide-react';
import { useMemo } from 'react';
import { useEntities } from '../../state/hooks';
import type { AccessRow, AccessSectionEntry } from '../access-section';
import { CertificatesPage } from './CertificatesPage';

/** Rows are named by the certificate's id. */
export const certificatesSection: AccessSectionEntry = {
  section: 'certificates',
  title: 'Certificates',
  icon: FileLock2,
  useRows: useCertificateRows,
  addCommand: 'access.new-certificate',
  hasOverview: true,
  Page: CertificatesPage,
};

function useCertificateRows(): readonly AccessRow[] {
  const certificates = useEntities('certificate');
  const shown = useEntities('client-certificate');
  return useMemo(
    () => [
      ...certificates
        .map(({ entity: { certificateId, domainName, type, privateKey } }) => ({
          id: certificateId,
          name: domainName,
          ...(type === 'IMPORTED' && { tag: 'imported', icon: FileKey2 }),
          ...(privateKey === undefined && { problem: 'Its private key is not on this machine.' }),
        }))
        .sort((a, b) => a.name.localeCompare(b.name)),
      ...shown
        .map(({ entity: { clientCertificateId, description, privateKey } }) => ({
          id: clientCertificateId,
          name: description ?? clientCertificateId,
          tag: 'client',
          icon: KeyRound,
          ...(privateKey === undefined && { problem: 'Its private key is not on this machine.' }),
        }))
        .sort((a, b) => a.name.localeCompare(b.name)),
    ],
    [certificates, shown],
  );
}
