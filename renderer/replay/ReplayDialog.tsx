// Recorded requests through two states of their API: which two, what came of each request, both answers side by side.
import { Select } from '@mantine/core';
import { GitCompare, RotateCw, X } from 'lucide-react';
import { useState } from 'react';
import type { ReplayCallerChoice, ReplayEndpointChoice } from '../../shared/contract/replay';
import { DialogFrame } from '../components/DialogFrame';
import { ErrorNote } from '../components/ErrorNote';
import { FormGrid, FormRow } from '../components/FormRow';
import { IconAction } from '../components/IconAction';
import { ToolButton } from '../components/ToolButton';
import { sideChoices } from '../stages/compare/compared-sides';
import { useDeployments } from '../stages/use-deployments';
import { useSelectedStageName, useStages } from '../state/hooks';
import { useStudio, useView } from '../state/studio-context';
import styles from './ReplayDialog.module.css';
import { ReplayResults } from './ReplayResults';
import { replaySideOf } from './replay-sides';
import { useReplay } from './use-replay';

/** What a replay begins with. Sides are `working`, `stage:dev`, `canary:dev` or `deployment:a1b2c3`. */
interface ReplayPreset {
  readonly apiId: string;
  /** Only requests of this stage. */
  readonly stageName?: string;
  readonly before?: string;
  readonly after?: string;
  /** Absent: the newest. */
  readonly requestIds?: readonly string[];
}

/** Shown while the view says so. */
export function ReplayDialog() {
  const { view } = useStudio();
  const overlay = useView(({ overlay: open }) => open);
  const shown = overlay?.kind === 'replay' ? overlay : undefined;
  const close = () => view.setState({ overlay: undefined });
  return (
    <DialogFrame isOpen={shown !== undefined} onClose={close} width={1120} label="Replay through two deployments">
      {shown !== undefined && <Replay preset={shown} onClose={close} />}
    </DialogFrame>
  );
}

const counts = ['10', '50', '200', '500'];
const endpointWords: readonly { readonly value: ReplayEndpointChoice; readonly label: string }[] = [
  { value: 'careful', label: 'Called by reads only' },
  { value: 'recorded', label: 'As recorded' },
  { value: 'live', label: 'Called by all' },
];

const callerWords: readonly { readonly value: ReplayCallerChoice; readonly label: string }[] = [
  { value: 'asked', label: 'Asked who they are' },
  { value: 'let-in', label: 'All let in' },
];

function Replay({ preset, onClose }: { readonly preset: ReplayPreset; readonly onClose: () => void }) {
  const { apiId, stageName, requestIds } = preset;
  const stages = useStages(apiId);
  const selected = useSelectedStageName();
  const { deployments } = useDeployments(apiId);
  const served = stages.find(({ stageName }) => stageName === selected) ?? stages[0];
  const canaries = stages.flatMap(({ stageName, canary }) =>
    canary === undefined ? [] : [{ value: `canary:${stageName}`, label: `Canary of ${stageName}` }],
  );
  const choices = [...sideChoices(stages, deployments), ...canaries];
  const [before, setBefore] = useState(preset.before ?? `stage:${served?.stageName ?? ''}`);
  const [after, setAfter] = useState(preset.after ?? 'working');
  const [last, setLast] = useState('50');
  const [endpoints, setEndpoints] = useState<ReplayEndpointChoice>('careful');
  const [callers, setCallers] = useState<ReplayCallerChoice>('asked');
  const replay = useReplay();
  const start = () =>
    replay.start({
      apiId,
      before: replaySideOf(before),
      after: replaySideOf(after),
      endpoints,
      callers,
      ...(stageName !== undefined && { stage: stageName }),
      ...(requestIds === undefined ? { last: Number(last) } : { requestIds: [...requestIds] }),
    });
  return (
    <div className={styles.replay}>
      <div className={styles.head}>
        <GitCompare size={16} strokeWidth={1.8} aria-hidden="true" />
        <h2>Replay through two deployments</h2>
        <IconAction icon={X} label="Close" onClick={onClose} />
      </div>
      <FormGrid columns={2}>
        <FormRow label="From">
          {(ids) => <Select {...ids} data={choices} value={before} onChange={(value) => value && setBefore(value)} />}
        </FormRow>
        <FormRow label="To">
          {(ids) => <Select {...ids} data={choices} value={after} onChange={(value) => value && setAfter(value)} />}
        </FormRow>
        <FormRow label="Requests">
          {requestIds === undefined
            ? (ids) => (
                <Select
                  {...ids}
                  data={counts.map((value) => ({ value, label: newestWords(value, stageName) }))}
                  value={last}
                  onChange={(value) => value && setLast(value)}
                />
              )
            : requestIds.length === 1
              ? 'The chosen one'
              : `${requestIds.length} chosen`}
        </FormRow>
        <FormRow label="Endpoints">
          {(ids) => (
            <Select
              {...ids}
              data={[...endpointWords]}
              value={endpoints}
              onChange={(value) => value && setEndpoints(value as ReplayEndpointChoice)}
            />
          )}
        </FormRow>
        <FormRow label="Callers">
          {(ids) => (
            <Select
              {...ids}
              data={[...callerWords]}
              value={callers}
              onChange={(value) => value && setCallers(value as ReplayCallerChoice)}
            />
          )}
        </FormRow>
      </FormGrid>
      {endpoints === 'live' && (
        <p className={styles.warning}>POST, PUT, PATCH and DELETE reach their endpoints once for each side.</p>
      )}
      <div className={styles.actions}>
        <ToolButton
          tone="primary"
          icon={RotateCw}
          isBusy={replay.isRunning}
          disabledReason={before === after ? 'Both sides are the same' : undefined}
          onClick={start}
          data-autofocus
        >
          Replay
        </ToolButton>
        {replay.isRunning && (
          <>
            <ToolButton tone="subtle" onClick={replay.cancel}>
              Cancel
            </ToolButton>
            <span className={styles.quiet}>
              {replay.done} of {replay.total}
            </span>
          </>
        )}
      </div>
      {replay.error !== undefined && <ErrorNote error={replay.error} />}
      {replay.runId !== undefined && replay.error === undefined && (
        <ReplayResults key={replay.runId} runId={replay.runId} rows={replay.rows} isRunning={replay.isRunning} />
      )}
      {replay.notes.length > 0 && (
        <details className={styles.notes}>
          <summary>What a replay does otherwise than the entrance</summary>
          <ul>
            {replay.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function newestWords(count: string, stageName: string | undefined): string {
  return stageName === undefined ? `The newest ${count}` : `The newest ${count} of ${stageName}`;
}
