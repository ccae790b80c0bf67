// The service map: clients, stages and what they called, drawn from the recorded requests; a click lists those.
import {
  Cloud,
  Globe,
  type LucideIcon,
  Monitor,
  Network,
  OctagonX,
  Puzzle,
  SquareFunction,
  TriangleAlert,
  Waypoints,
} from 'lucide-react';
import { useEffect, useId, useMemo, useState } from 'react';
import type { ServiceFigures, ServiceKind, ServiceMap, ServiceNode } from '../../shared/metrics/service-map';
import type { TraceSummary } from '../../shared/trace/trace';
import { type Column, DataTable } from '../components/DataTable';
import { EmptyState } from '../components/EmptyState';
import { ErrorNote } from '../components/ErrorNote';
import { MethodBadge } from '../components/MethodBadge';
import { PaneHead } from '../components/PaneHead';
import { StatusBadge } from '../components/StatusBadge';
import { clockWords, timeWords } from '../design/diagram/time-words';
import { useRequests } from '../state/hooks';
import { useClient, useStudio } from '../state/studio-context';
import { showRequest } from '../state/view-store';
import { boxHeight, boxWidth, edgePath, layOutMap } from './map-layout';
import styles from './ServiceMapView.module.css';

const icons: Readonly<Record<ServiceKind, LucideIcon>> = {
  client: Monitor,
  stage: Waypoints,
  function: SquareFunction,
  host: Globe,
  aws: Cloud,
  mock: Puzzle,
};

const kindWords: Readonly<Record<ServiceKind, string>> = {
  client: 'client',
  stage: 'stage',
  function: 'Lambda function',
  host: 'HTTP endpoint',
  aws: 'AWS service',
  mock: 'mock integration',
};

/** Follows the traffic of the time. */
export function ServiceMapView({ rangeMs }: { readonly rangeMs: number }) {
  const { map, error } = useServiceMap(rangeMs);
  const [chosen, setChosen] = useState<string>();
  if (error !== undefined) return <ErrorNote error={error} />;
  if (map === undefined) return undefined;
  if (map.requests === 0) {
    return (
      <EmptyState
        icon={Network}
        title="No requests in this time"
        sentence="The map is drawn from recorded requests: who called which stage, and which functions, hosts and services that called. Send one, or choose a longer time."
      />
    );
  }
  const node = map.nodes.find(({ id }) => id === chosen);
  return (
    <div className={styles.view}>
      <Drawing map={map} chosen={chosen} onChoose={setChosen} />
      {node !== undefined && <NodeRequests node={node} map={map} />}
    </div>
  );
}

function useServiceMap(rangeMs: number) {
  const client = useClient();
  const newest = useRequests()[0]?.requestId;
  const [found, setFound] = useState<{ readonly map?: ServiceMap; readonly error?: unknown }>({});
  // asked again as requests come, and as old ones leave the time
  // biome-ignore lint/correctness/useExhaustiveDependencies: `newest` says that there is something new
  useEffect(() => {
    let isAsked = true;
    const ask = () =>
      client.metrics.serviceMap({ rangeMs }).then(
        (map) => isAsked && setFound({ map }),
        (error: unknown) => isAsked && setFound({ error }),
      );
    const soon = setTimeout(ask, found.map === undefined ? 0 : 300);
    const timer = setInterval(ask, 10_000);
    return () => {
      isAsked = false;
      clearTimeout(soon);
      clearInterval(timer);
    };
  }, [client, rangeMs, newest]);
  return { map: found.map, error: found.error };
}

interface DrawingProps {
  readonly map: ServiceMap;
  readonly chosen: string | undefined;
  readonly onChoose: (id: string | undefined) => void;
}

function Drawing({ map, chosen, onChoose }: DrawingProps) {
  const layout = useMemo(() => layOutMap(map), [map]);
  const arrow = useId();
  const placeOf = new Map(layout.nodes.map((placed) => [placed.node.id, placed]));
  return (
    <section className={styles.drawing} aria-label="Service map">
      <div className={styles.sheet} style={{ width: layout.width, height: layout.height + boxHeight }}>
        <svg width={layout.width} height={layout.height + boxHeight} aria-hidden="true">
          <defs>
            <marker
              id={arrow}
              viewBox="0 0 8 8"
              refX="7"
              refY="4"
              markerWidth="9"
              markerHeight="9"
              markerUnits="userSpaceOnUse"
              orient="auto"
            >
              <path d="M0 0 L8 4 L0 8 z" />
            </marker>
          </defs>
          {map.edges.map((edge) => {
            const [from, to] = [placeOf.get(edge.from), placeOf.get(edge.to)];
            if (from === undefined || to === undefined) return undefined;
            return (
              <path
                key={`${edge.from} ${edge.to}`}
                className={styles.edge}
                data-health={healthOf(edge)}
                data-chosen={edge.from === chosen || edge.to === chosen || undefined}
                d={edgePath(from, to)}
                markerEnd={`url(#${arrow})`}
                // busier ways are thicker
                strokeWidth={1 + Math.min(3, Math.log10(Math.max(1, edge.count)))}
              />
            );
          })}
        </svg>
        {layout.nodes.map(({ node, x, y }) => (
          <NodeBox
            key={node.id}
            node={node}
            x={x}
            y={y}
            isChosen={node.id === chosen}
            onClick={() => onChoose(node.id === chosen ? undefined : node.id)}
          />
        ))}
      </div>
    </section>
  );
}

interface NodeBoxProps {
  readonly node: ServiceNode;
  readonly x: number;
  readonly y: number;
  readonly isChosen: boolean;
  readonly onClick: () => void;
}

function NodeBox({ node, x, y, isChosen, onClick }: NodeBoxProps) {
  const Icon = icons[node.kind];
  const health = healthOf(node);
  const Alarm = health === 'failing' ? OctagonX : TriangleAlert;
  const words = node.kind === 'client' ? 'outside callers' : figureWords(node);
  return (
    <button
      type="button"
      className={styles.box}
      data-health={health}
      aria-pressed={isChosen}
      aria-label={`${node.name}, ${kindWords[node.kind]}, ${words}`}
      disabled={node.kind === 'client'}
      style={{ left: x, top: y, width: boxWidth, height: boxHeight }}
      onClick={onClick}
    >
      <span className={styles.name}>
        <Icon size={14} strokeWidth={1.8} aria-hidden="true" />
        <b title={node.name}>{node.name}</b>
        {health !== 'well' && <Alarm size={13} strokeWidth={1.8} aria-hidden="true" />}
      </span>
      <span className={styles.words}>{words}</span>
    </button>
  );
}

/** 5xx before 4xx: a caller's own fault is the lesser one. */
function healthOf({ share4xx, share5xx }: ServiceFigures): 'well' | 'refusing' | 'failing' {
  if (share5xx > 0) return 'failing';
  return share4xx > 0 ? 'refusing' : 'well';
}

function figureWords({ count, perMinute, share4xx, share5xx, p95Ms }: ServiceFigures): string {
  const rate = perMinute >= 1 ? `${Math.round(perMinute)}/min` : `${count} calls`;
  const errors = share4xx + share5xx;
  return `${rate} · ${errors === 0 ? 'no errors' : `${Number((errors * 100).toFixed(1))} % errors`} · p95 ${timeWords(p95Ms)}`;
}

function NodeRequests({ node, map }: { readonly node: ServiceNode; readonly map: ServiceMap }) {
  const { view } = useStudio();
  const requests = useRequests();
  const rows = useMemo(() => {
    const ids = new Set(node.requestIds);
    return requests.filter(({ requestId }) => ids.has(requestId));
  }, [requests, node.requestIds]);
  const nameOf = (id: string) => map.nodes.find((each) => each.id === id)?.name ?? id;
  const callers = map.edges.filter(({ to }) => to === node.id).map(({ from }) => nameOf(from));
  return (
    <div className={styles.requests}>
      <PaneHead
        title={node.name}
        detail={`${kindWords[node.kind]}, called by ${callers.join(', ')}: ${figureWords(node)}`}
      />
      <DataTable
        label={`Requests through ${node.name}`}
        columns={columns}
        rows={rows}
        keyOf={({ requestId }) => requestId}
        onOpen={({ requestId }) => showRequest(view, requestId)}
        onSelect={({ requestId }) => showRequest(view, requestId)}
      />
    </div>
  );
}

const columns: readonly Column<TraceSummary>[] = [
  { id: 'time', heading: 'Time', width: '112px', cell: ({ startedAt }) => <code>{clockWords(startedAt)}</code> },
  { id: 'method', heading: 'Method', width: '70px', cell: ({ method }) => <MethodBadge method={method} /> },
  { id: 'path', heading: 'Path', width: 'minmax(72px, 1fr)', cell: ({ path }) => <code title={path}>{path}</code> },
  { id: 'status', heading: 'Status', width: '76px', cell: ({ status }) => <StatusBadge status={status} /> },
  { id: 'ms', heading: 'Time taken', width: '96px', align: 'end', cell: ({ durationMs }) => timeWords(durationMs) },
];
