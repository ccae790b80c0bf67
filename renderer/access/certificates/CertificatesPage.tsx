// The section Certificates in the centre: one certificate, or all of them with authority, inspector and handshakes.
import { FileLock2 } from 'lucide-react';
import { useId, useState } from 'react';
import { CommandButton } from '../../commands/CommandButton';
import { HeadingLevel } from '../../components/heading-level';
import { type Tab, TabBar } from '../../components/TabBar';
import { SectionBar } from '../../design/sections/PartsLayout';
import { useEntities, useGateway } from '../../state/hooks';
import type { AccessPageProps } from '../access-section';
import { AuthorityTab } from './AuthorityTab';
import { CertificatePage } from './CertificatePage';
import { CertificateTable } from './CertificateTable';
import styles from './certificates.module.css';
import { HandshakesTab } from './HandshakesTab';
import { InspectorTab } from './InspectorTab';

type TabId = 'certificates' | 'authority' | 'inspector' | 'handshakes';

export function CertificatesPage({ id }: AccessPageProps) {
  const certificates = useEntities('certificate');
  const isThere = certificates.some(({ entity }) => entity.certificateId === id);
  return id === undefined || !isThere ? (
    <Overview count={certificates.length} />
  ) : (
    <CertificatePage certificateId={id} />
  );
}

function Overview({ count }: { readonly count: number }) {
  const { tlsPort } = useGateway();
  const [tab, setTab] = useState<TabId>('certificates');
  const panelId = useId();
  const tabs: readonly Tab<TabId>[] = [
    { id: 'certificates', label: 'Certificates', count },
    { id: 'authority', label: 'Authority' },
    { id: 'inspector', label: 'Inspector' },
    { id: 'handshakes', label: 'Handshakes' },
  ];
  const isTable = tab === 'certificates' || tab === 'handshakes';
  return (
    <>
      <SectionBar
        icon={FileLock2}
        title="Certificates"
        detail={tlsPort === undefined ? 'no TLS port is open' : `TLS on port ${tlsPort}`}
      >
        <CommandButton command="access.new-certificate" label="New" />
      </SectionBar>
      <TabBar label="Certificates" tabs={tabs} selected={tab} onSelect={setTab} panelId={panelId} />
      <div id={panelId} role="tabpanel" aria-label={tab} className={isTable ? styles.fill : styles.body}>
        <HeadingLevel value={2}>
          {tab === 'certificates' && <CertificateTable />}
          {tab === 'authority' && <AuthorityTab />}
          {tab === 'inspector' && <InspectorTab />}
          {tab === 'handshakes' && <HandshakesTab />}
        </HeadingLevel>
      </div>
    </>
  );
}
