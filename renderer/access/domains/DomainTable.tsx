// Every custom domain name of the workspace: endpoint type, routing mode, and what leads requests onward.
import { Globe, Lock } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { type DomainRoutes, domainRoutesOf } from '../../../shared/domains/domain-routes';
import { countWords } from '../../components/count-words';
import { type Column, DataTable } from '../../components/DataTable';
import { useMirror, useStudio } from '../../state/studio-context';
import { openAccess } from '../../state/view-store';
import { endpointTypes, pathWords, routingModes } from './domain-words';
import styles from './domains.module.css';

const columns: readonly Column<DomainRoutes>[] = [
  {
    id: 'name',
    heading: 'Domain name',
    width: 'minmax(140px, 1.2fr)',
    cell: ({ domainName, endpointType }) => {
      const Icon = endpointType === 'PRIVATE' ? Lock : Globe;
      return (
        <span className={styles.cell}>
          <Icon size={13} aria-hidden="true" />
          <span className={styles.name} title={domainName}>
            {domainName}
          </span>
        </span>
      );
    },
  },
  {
    id: 'type',
    heading: 'Endpoint type',
    width: '112px',
    cell: ({ endpointType }) => endpointTypes.find(({ value }) => value === endpointType)?.label,
  },
  {
    id: 'mode',
    heading: 'Routing',
    width: 'minmax(120px, 1fr)',
    cell: ({ routingMode, rules }) => {
      const mode = routingModes.find(({ value }) => value === routingMode)?.label ?? routingMode;
      const words = rules.length === 0 ? mode : `${mode}: ${countWords(rules.length, 'rule')}`;
      return <span title={words}>{words}</span>;
    },
  },
  {
    id: 'mappings',
    heading: 'Mappings',
    width: 'minmax(100px, 1fr)',
    cell: ({ mappings }) => {
      const words = mappings.map(pathWords).join(', ');
      return words === '' ? <span className={styles.dim}>none</span> : <span title={words}>{words}</span>;
    },
  },
];

/** Enter or a double click opens one. */
export function DomainTable({ empty }: { readonly empty: ReactNode }) {
  const { view } = useStudio();
  const definition = useMirror((mirror) => mirror.definition);
  const rows = useMemo(
    () => [...domainRoutesOf(definition)].sort((a, b) => a.domainName.localeCompare(b.domainName)),
    [definition],
  );
  return (
    <div className={styles.whole}>
      <DataTable
        label="Custom domain names"
        columns={columns}
        rows={rows}
        keyOf={({ domainName }) => domainName}
        empty={empty}
        onOpen={({ domainName }) => openAccess(view, { section: 'domains', id: domainName })}
      />
    </div>
  );
}
