// Traffic: every recorded request, newest first, with search; the chosen one beside it.
import { Activity, Pause, Play } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import type { TraceSummary } from '../../shared/trace/trace';
import { parseTrafficQuery, passesRow } from '../../shared/trace/traffic-query';
import { CommandButton } from '../commands/CommandButton';
import { useCommands } from '../commands/use-commands';
import { type Column, DataTable } from '../components/DataTable';
import { EmptyState } from '../components/EmptyState';
import { MethodBadge } from '../components/MethodBadge';
import { Segments } from '../components/Segments';
import { SplitPanes } from '../components/SplitPanes';
import { StatusBadge } from '../components/StatusBadge';
import { ToolButton } from '../components/ToolButton';
import { useWidthClass } from '../components/width-class';
import { clockWords } from '../design/diagram/time-words';
import { ServiceMapView } from '../service-map/ServiceMapView';
import { useRequests } from '../state/hooks';
import { useStudio, useView } from '../state/studio-context';
import { ChosenBar } from './ChosenBar';
import { trafficCommands } from './commands';
import { FilterField } from './FilterField';
import { RequestPane } from './RequestPane';
import { TrafficChart } from './TrafficChart';
import styles from './TrafficScreen.module.css';
import { isOfClass, type TrafficClass } from './traffic-filter';
import { useChooseAll, useForgottenChoice } from './use-choice';
import { useDeepSearch } from './use-deep-search';

const columns: readonly Column<TraceSummary>[] = [
  {
    id: 'time',
    heading: 'Time',
    width: '112px',
    cell: ({ startedAt }) => <code className={styles.quiet}>{clockWords(startedAt)}</code>,
  },
  { id: 'method', heading: 'Method', width: '70px', cell: ({ method }) => <MethodBadge method={method} /> },
  { id: 'path', heading: 'Path', width: 'minmax(72px, 1fr)', cell: ({ path }) => <code title={path}>{path}</code> },
  { id: 'status', heading: 'Status', width: '76px', cell: ({ status }) => <StatusBadge status={status} /> },
  {
    id: 'ms',
    heading: 'ms',
    width: '60px',
    align: 'end',
    cell: ({ durationMs }) => Math.round(durationMs).toLocaleString('en-US'),
  },
  { id: 'caller', heading: 'Caller', width: '88px', cell: ({ caller }) => <span title={caller}>{caller ?? '–'}</span> },
  { id: 'stage', heading: 'Stage', width: '96px', cell: ({ stage, origin }) => (origin === 'test' ? 'test' : stage) },
];

const keyOf = ({ requestId }: TraceSummary) => requestId;

/** Beside an open request there is room for what tells requests apart. */
const besideColumns = columns.filter(({ id }) => id !== 'stage');
const slimColumns = besideColumns.filter(({ id }) => id !== 'ms' && id !== 'method');

/** The screen of the activity Traffic: the requests, or the services they went through. */
export function TrafficScreen() {
  useCommands(trafficCommands);
  const trafficView = useView((state) => state.trafficView);
  return trafficView === 'map' ? <TrafficMap /> : <TrafficList />;
}

function TrafficMap() {
  const [rangeMs, setRangeMs] = useState<(typeof mapRanges)[number]['value']>('1800000');
  return (
    <section className={styles.screen} aria-label="Traffic" data-region="centre">
      <div className={styles.bar} data-region="title">
        <h1>Traffic</h1>
        <ViewSwitch />
        <span className={styles.end}>
          <Segments label="Time range" value={rangeMs} onChange={setRangeMs} options={mapRanges} />
        </span>
      </div>
      <div className={styles.body}>
        <ServiceMapView rangeMs={Number(rangeMs)} />
      </div>
    </section>
  );
}

const mapRanges = [
  { value: '300000', label: '5 min' },
  { value: '1800000', label: '30 min' },
  { value: '10800000', label: '3 h' },
  { value: '86400000', label: '1 day' },
] as const;

function ViewSwitch() {
  const { view } = useStudio();
  const value = useView((state) => state.trafficView);
  return (
    <Segments
      label="View"
      value={value}
      onChange={(trafficView) => view.setState({ trafficView })}
      options={[
        { value: 'requests', label: 'Requests' },
        { value: 'map', label: 'Map' },
      ]}
    />
  );
}

function TrafficList() {
  const { view } = useStudio();
  const live = useRequests();
  const width = useWidthClass();
  const isSlim = width === 'slim' || width === 'drawer';
  const text = useView(({ trafficText }) => trafficText);
  const requestId = useView((state) => state.requestId);
  const chosen = useView(({ chosenRequests }) => chosenRequests);
  const [kind, setKind] = useState<TrafficClass>('all');
  const [frozen, setFrozen] = useState<readonly TraceSummary[]>();
  const rows = useOlderRows(frozen ?? live);
  const filter = useMemo(() => parseTrafficQuery(text), [text]);
  const passing = useMemo(() => rows.all.filter((row) => passesRow(row, filter, Date.now())), [rows.all, filter]);
  const inText = useDeepSearch(passing, filter);
  const shown = useMemo(() => inText.filter((row) => isOfClass(row, kind)), [inText, kind]);
  useCommands(useChooseAll(shown));
  useForgottenChoice(rows.all);
  const list = (
    <DataTable
      label="Requests"
      columns={requestId === undefined ? columns : isSlim ? slimColumns : besideColumns}
      rows={shown}
      keyOf={keyOf}
      marks={{ marked: chosen, onMark: (chosenRequests) => view.setState({ chosenRequests }) }}
      selectedKey={requestId}
      onSelect={(row) => view.setState({ requestId: row.requestId })}
      onEnd={rows.loadOlder}
      empty={<NoTraffic isFiltered={rows.all.length > 0} />}
    />
  );
  return (
    <section className={styles.screen} aria-label="Traffic" data-region="centre">
      <div className={styles.bar} data-region="title">
        <h1>Traffic</h1>
        <ViewSwitch />
        <FilterField value={text} onChange={(trafficText) => view.setState({ trafficText })} />
        <Segments
          label="Class"
          value={kind}
          onChange={setKind}
          options={(['all', '4xx', '5xx', 'slow'] as const).map((value) => ({
            value,
            label: value === 'all' ? 'All' : value === 'slow' ? 'Slow' : value,
            count: inText.filter((row) => isOfClass(row, value)).length,
          }))}
        />
        <span className={styles.end}>
          <ToolButton
            icon={frozen === undefined ? Pause : Play}
            tone="subtle"
            onClick={() => setFrozen(frozen === undefined ? live : undefined)}
          >
            {frozen === undefined ? 'Pause' : 'Follow'}
          </ToolButton>
          <CommandButton command="requests.export-har" look="icon" />
          <CommandButton command="requests.clear" look="icon" />
        </span>
      </div>
      {chosen.size > 0 ? <ChosenBar count={chosen.size} /> : <TrafficChart rows={inText} />}
      <div className={styles.body}>
        {requestId === undefined ? (
          list
        ) : (
          <SplitPanes
            name="traffic"
            panes={[
              { id: 'list', label: 'Requests', min: 360, content: list },
              {
                id: 'request',
                label: 'Request',
                size: 612,
                min: 340,
                content: <RequestPane key={requestId} requestId={requestId} />,
              },
            ]}
          />
        )}
      </div>
    </section>
  );
}

/** The rows the page has, and older ones that are read as the list is scrolled to its end. */
function useOlderRows(newest: readonly TraceSummary[]) {
  const { client } = useStudio();
  const [older, setOlder] = useState<readonly TraceSummary[]>([]);
  const [isAtEnd, setAtEnd] = useState(false);
  const all = useMemo(() => {
    const known = new Set(newest.map(({ requestId }) => requestId));
    return [...newest, ...older.filter(({ requestId }) => !known.has(requestId))];
  }, [newest, older]);
  useEffect(() => {
    if (newest.length === 0) {
      setOlder([]);
      setAtEnd(false);
    }
  }, [newest.length]);
  const last = all.at(-1);
  return {
    all,
    loadOlder: () => {
      if (isAtEnd || last === undefined) return;
      setAtEnd(true); // until the answer says that there is more
      client.requests.list({ before: last.startedAt, limit: 200 }).then(
        (rows) => {
          setOlder((before) => [...before, ...rows]);
          setAtEnd(rows.length === 0);
        },
        () => setAtEnd(false), // the next scroll asks again
      );
    },
  };
}

function NoTraffic({ isFiltered }: { readonly isFiltered: boolean }) {
  return (
    <EmptyState
      icon={Activity}
      place="inline"
      title={isFiltered ? 'No request matches' : 'No requests yet'}
      sentence={
        isFiltered
          ? 'Try fewer words, or another class.'
          : 'Send one from a method’s test pane, or call a stage. Each shows up here with every step.'
      }
    />
  );
}
