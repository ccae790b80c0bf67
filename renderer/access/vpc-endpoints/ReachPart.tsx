// From where an API is reachable: the internet and each VPC endpoint, by each address, with what decided.
import { Select } from '@mantine/core';
import { Network } from 'lucide-react';
import { useState } from 'react';
import type { ReachRow } from '../../../shared/contract/domains';
import { type Column, DataTable } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { ErrorNote } from '../../components/ErrorNote';
import { FormGrid, FormRow } from '../../components/FormRow';
import { Note } from '../../components/Note';
import { SectionHead } from '../../components/SectionHead';
import { TextRow } from '../../components/TextRow';
import { useSelectedApiId, useSelectedStageName } from '../../state/hooks';
import { CheckEvidence } from '../../trace/CheckEvidence';
import styles from '../domains/domains.module.css';
import { useTargets } from '../domains/use-targets';
import { keyOfRow, originWords, verdictWords } from './reach-words';
import { type ReachForm, useReach } from './use-reach';

const rowHeight = 28;
const mostRows = 12;

const columns: readonly Column<ReachRow>[] = [
  {
    id: 'from',
    heading: 'From',
    width: 'minmax(130px, 1fr)',
    cell: (row) => <span title={originWords(row)}>{originWords(row)}</span>,
  },
  {
    id: 'address',
    heading: 'Address',
    width: 'minmax(180px, 2fr)',
    cell: ({ url, header }) => {
      const words = header === undefined ? url : `${url} with ${header[0]}: ${header[1]}`;
      return (
        <code className={styles.mono} title={words}>
          {words}
        </code>
      );
    },
  },
  {
    id: 'answer',
    heading: 'Answer',
    width: '112px',
    cell: (row) => <span className={styles[toneOf(row)]}>{verdictWords(row)}</span>,
  },
  { id: 'why', heading: 'Why', width: 'minmax(140px, 1.4fr)', cell: ({ said }) => <span title={said}>{said}</span> },
];

/** Only the ways of one endpoint where `vpcEndpointId` is given. */
export function ReachPart({ vpcEndpointId }: { readonly vpcEndpointId?: string }) {
  const targets = useTargets();
  const selected = `${useSelectedApiId()}/${useSelectedStageName()}`;
  const [form, setForm] = useState<ReachForm>({ target: undefined, verb: 'GET', path: '/', sourceIp: '203.0.113.10' });
  const shown = {
    ...form,
    target: form.target ?? (targets.find(({ value }) => value === selected) ?? targets[0])?.value,
  };
  const type = (field: keyof ReachForm) => (typed: string) => setForm((before) => ({ ...before, [field]: typed }));
  if (shown.target === undefined) {
    return (
      <EmptyState
        icon={Network}
        place="inline"
        title="No stage yet"
        sentence="Deploy an API: here is then shown from where it can be called."
      />
    );
  }
  return (
    <section className={styles.part} aria-label="From where an API is reachable">
      {vpcEndpointId !== undefined && (
        <SectionHead title="Reach" detail="as the working copy has it; nothing is sent" />
      )}
      <div className={styles.settings}>
        <FormGrid columns={2}>
          <FormRow label="API and stage">
            {(ids) => (
              <Select
                {...ids}
                flex={1}
                data={targets}
                value={shown.target ?? null}
                searchable
                allowDeselect={false}
                onChange={(value) => type('target')(value ?? '')}
              />
            )}
          </FormRow>
          <FormRow label="Method">
            {(ids) => (
              <Select
                {...ids}
                data={['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']}
                value={form.verb}
                allowDeselect={false}
                onChange={(verb) => type('verb')(verb ?? 'GET')}
              />
            )}
          </FormRow>
          <TextRow label="Path" holds="code" value={form.path} onType={type('path')} />
          <TextRow label="Internet address" holds="code" value={form.sourceIp} onType={type('sourceIp')} />
        </FormGrid>
      </div>
      <Ways form={shown} vpcEndpointId={vpcEndpointId} />
    </section>
  );
}

function Ways({ form, vpcEndpointId }: { readonly form: ReachForm; readonly vpcEndpointId: string | undefined }) {
  const { report, error } = useReach(form);
  const [chosen, setChosen] = useState<string>();
  if (error !== undefined) return <ErrorNote error={error} />;
  if (report === undefined) return null;
  const rows = report.rows.filter((row) => vpcEndpointId === undefined || row.vpcEndpointId === vpcEndpointId);
  const selected = rows.find((row) => keyOfRow(row) === chosen) ?? rows[0];
  return (
    <>
      <div className={styles.table} style={{ height: (Math.min(rows.length, mostRows) + 1) * rowHeight + 2 }}>
        <DataTable
          label="Ways to the API"
          columns={columns}
          rows={rows}
          keyOf={keyOfRow}
          selectedKey={selected && keyOfRow(selected)}
          onSelect={(row) => setChosen(keyOfRow(row))}
        />
      </div>
      {selected !== undefined && (
        <div className={styles.verdict} role="status" aria-label="Why">
          <Note tone={noteTones[selected.verdict]} title={verdictWords(selected)}>
            {selected.said}
          </Note>
          {selected.evidence !== undefined && <CheckEvidence evidence={selected.evidence} />}
        </div>
      )}
    </>
  );
}

const noteTones = { reachable: 'ok', refused: 'error', authorizer: 'info' } as const;

function toneOf({ verdict }: ReachRow): 'ok' | 'refused' | 'asked' {
  if (verdict === 'reachable') return 'ok';
  return verdict === 'refused' ? 'refused' : 'asked';
}
