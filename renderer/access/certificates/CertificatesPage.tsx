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
import { ClientCertificatePage } from './ClientCertificatePage';
import { ClientCertificateTable } from './ClientCertificateTable';
import styles from './certificates.module.css';
import { HandshakesTab } from './HandshakesTab';
import { InspectorTab } from './InspectorTab';

type TabId = 'certificates' | 'client-certificates' | 'authority' | 'inspector' | 'handshakes';

/** The id `client-certificates` opens their tab. */
export function CertificatesPage({ id }: AccessPageProps) {
  const certificates = useEntities('certificate');
  const shown = useEntities('client-certificate');
  if (id !== undefined && certificates.some(({ entity }) => entity.certificateId === id)) {
    return <CertificatePage certificateId={id} />;
  }
  const own = shown.find(({ entity }) => entity.clientCertificateId === id);
  if (own !== undefined) return <ClientCertificatePage entityKey={own.key} />;
  const first = id === 'client-certificates' ? id : 'certificates';
  return <Overview key={first} first={first} count={certificates.length} clientCount={shown.length} />;
}

interface OverviewProps {
  readonly first: TabId;
  readonly count: number;
  readonly clientCount: number;
}

function Overview({ first, count, clientCount }: OverviewProps) {
  const { tlsPort } = useGateway();
  const [tab, setTab] = useState<TabId>(first);
  const panelId = useId();
  const tabs: readonly Tab<TabId>[] = [
    { id: 'certificates', label: 'Certificates', count },
    { id: 'client-certificates', label: 'Client certificates', count: clientCount },
    { id: 'authority', label: 'Authority' },
    { id: 'inspector', label: 'Inspector' },
    { id: 'handshakes', label: 'Handshakes' },
  ];
  const isTable = tab !== 'authority' && tab !== 'inspector';
  return (
    <>
      <SectionBar
        icon={FileLock2}
        title="Certificates"
        detail={tlsPort === undefined ? 'no TLS port is open' : `TLS on port ${tlsPort}`}
      >
        {tab === 'client-certificates' ? (
          <CommandButton command="access.new-client-certificate" label="Generate" />
        ) : (
          <CommandButton command="access.new-certificate" label="New" />
        )}
      </SectionBar>
      <TabBar label="Certificates" tabs={tabs} selected={tab} onSelect={setTab} panelId={panelId} />
      <div
        id={panelId}
        role="tabpanel"
        aria-label={tabs.find((each) => each.id === tab)?.label}
        className={isTable ? styles.fill : styles.body}
      >
        <HeadingLevel value={2}>
          {tab === 'certificates' && <CertificateTable />}
          {tab === 'client-certificates' && <ClientCertificateTable />}
          {tab === 'authority' && <AuthorityTab />}
          {tab === 'inspector' && <InspectorTab />}
          {tab === 'handshakes' && <HandshakesTab />}
        </HeadingLevel>
      </div>
    </>
  );
}
