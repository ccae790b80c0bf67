// VPC links of all APIs: where they lead, and what goes through them.
import { Trash2 } from 'lucide-react';
import { useMemo } from 'react';
import { CommandButton } from '../../commands/CommandButton';
import { type Column, DataTable } from '../../components/DataTable';
import { IconAction } from '../../components/IconAction';
import { SectionHead } from '../../components/SectionHead';
import { type PartEdits, usePartEdits } from '../../design/sections/part-edits';
import { useMirror, useStudio } from '../../state/studio-context';
import { openAccess } from '../../state/view-store';
import styles from '../domains/domains.module.css';
import { type LinkRow, linkRows } from './link-uses';

const rowHeight = 28;
const mostRows = 8;

/** Enter or a double click opens one. */
export function VpcLinksPart() {
  const { view } = useStudio();
  const parts = usePartEdits();
  const definition = useMirror((mirror) => mirror.definition);
  const rows = useMemo(() => linkRows(definition), [definition]);
  const columns = useMemo(() => columnsOf(parts), [parts]);
  return (
    <section className={styles.part} aria-label="VPC links">
      <SectionHead title="VPC links" count={rows.length} detail="from APIs into a VPC, the other way round">
        <CommandButton command="access.new-vpc-link" label="New for HTTP APIs" size="small" />
      </SectionHead>
      {rows.length === 0 ? (
        <p className={styles.none}>No VPC link: integrations call their endpoints over the internet.</p>
      ) : (
        <div className={styles.table} style={{ height: (Math.min(rows.length, mostRows) + 1) * rowHeight + 2 }}>
          <DataTable
            label="VPC links"
            columns={columns}
            rows={rows}
            keyOf={({ key }) => key}
            onOpen={({ id }) => openAccess(view, { section: 'vpc-endpoints', id })}
          />
        </div>
      )}
    </section>
  );
}

function columnsOf(parts: PartEdits): readonly Column<LinkRow>[] {
  return [
    {
      id: 'name',
      heading: 'Name',
      width: 'minmax(110px, 1fr)',
      cell: ({ name, id }) => <span title={`${name}, ${id}`}>{name}</span>,
    },
    {
      id: 'for',
      heading: 'For',
      width: '132px',
      cell: ({ kind }) => (kind === 'subnets' ? 'HTTP APIs' : 'REST, WebSocket'),
    },
    {
      id: 'leads',
      heading: 'Leads to',
      width: 'minmax(120px, 1.3fr)',
      cell: ({ leadsTo }) =>
        leadsTo === '' ? (
          <span className={styles.dim}>no subnet named</span>
        ) : (
          <code className={styles.mono} title={leadsTo}>
            {leadsTo}
          </code>
        ),
    },
    {
      id: 'uses',
      heading: 'Used by',
      width: 'minmax(120px, 1.4fr)',
      cell: ({ uses }) =>
        uses.length === 0 ? (
          <span className={styles.dim}>nothing</span>
        ) : (
          <span title={uses.join('\n')}>{uses.join('; ')}</span>
        ),
    },
    {
      id: 'remove',
      heading: 'Delete',
      isHeadingHidden: true,
      width: '36px',
      align: 'end',
      cell: ({ key, name }) => (
        <IconAction
          size="small"
          icon={Trash2}
          label={`Delete VPC link ${name}`}
          onClick={() => void parts.remove(key, `VPC link ${name}`)}
        />
      ),
    },
  ];
}
