// The API mappings of a domain name: which base path leads to which stage.
import { Trash2 } from 'lucide-react';
import { useMemo } from 'react';
import type { DomainRoutes, MappingRoute } from '../../../shared/domains/domain-routes';
import { CommandButton } from '../../commands/CommandButton';
import { StageDot } from '../../components/Count';
import { type Column, DataTable } from '../../components/DataTable';
import { IconAction } from '../../components/IconAction';
import { SectionHead } from '../../components/SectionHead';
import { usePartEdits } from '../../design/sections/part-edits';
import { pathWords } from './domain-words';
import styles from './domains.module.css';
import { useApiName } from './use-domain';

const rowHeight = 28;
const mostRows = 10;

const details = {
  BASE_PATH_MAPPING_ONLY: 'the longest base path wins',
  ROUTING_RULE_THEN_BASE_PATH_MAPPING: 'asked after the rules; the longest base path wins',
  ROUTING_RULE_ONLY: 'not asked: the routing mode says routing rules only',
} as const;

/** The longest base path goes first, whatever the order here. */
export function MappingsPart({ routes }: { readonly routes: DomainRoutes }) {
  const apiName = useApiName();
  const parts = usePartEdits();
  const { mappings } = routes;
  const columns = useMemo(
    (): readonly Column<MappingRoute>[] => [
      {
        id: 'path',
        heading: 'Base path',
        width: 'minmax(120px, 1fr)',
        cell: (mapping) => <code className={styles.mono}>{pathWords(mapping)}</code>,
      },
      { id: 'api', heading: 'API', width: 'minmax(120px, 1fr)', cell: ({ apiId }) => apiName(apiId) },
      {
        id: 'stage',
        heading: 'Stage',
        width: 'minmax(96px, 160px)',
        cell: ({ stage }) =>
          stage === undefined ? (
            <span className={styles.dim}>in the path</span>
          ) : (
            <span className={styles.cell}>
              <StageDot stage={stage} />
              {stage}
            </span>
          ),
      },
      {
        id: 'remove',
        heading: 'Remove',
        isHeadingHidden: true,
        width: '36px',
        align: 'end',
        cell: (mapping) => (
          <IconAction
            size="small"
            icon={Trash2}
            label={`Remove mapping ${pathWords(mapping)}`}
            onClick={() => void parts.remove(mapping.key, `Mapping ${pathWords(mapping)}`)}
          />
        ),
      },
    ],
    [apiName, parts],
  );
  return (
    <section className={styles.part} aria-label="API mappings">
      <SectionHead title="API mappings" count={mappings.length} detail={details[routes.routingMode]}>
        <CommandButton command="access.new-mapping" label="Add mapping" size="small" />
      </SectionHead>
      {mappings.length === 0 ? (
        <p className={styles.none}>Nothing is mapped: every request to this name is answered 403 Forbidden.</p>
      ) : (
        <div className={styles.table} style={{ height: (Math.min(mappings.length, mostRows) + 1) * rowHeight + 2 }}>
          <DataTable label="API mappings" columns={columns} rows={mappings} keyOf={({ key }) => key} />
        </div>
      )}
    </section>
  );
}
