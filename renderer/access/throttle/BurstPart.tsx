// Sends one request many times: what, as whom, how many, how fast; answers by status while it goes.
import { NumberInput, Select } from '@mantine/core';
import { Square, Zap } from 'lucide-react';
import { useState } from 'react';
import { anonymous } from '../../../shared/contract/personas';
import { errorToast } from '../../components/error-toast';
import { Note } from '../../components/Note';
import { StatusBadge } from '../../components/StatusBadge';
import { ToolButton } from '../../components/ToolButton';
import { useToasts } from '../../components/toast-store';
import {
  useApiView,
  useEntities,
  useGateway,
  useSelectedApiId,
  useSelectedStageName,
  useStages,
} from '../../state/hooks';
import { useClient } from '../../state/studio-context';
import { BurstChart } from './BurstChart';
import { type BurstTarget, burstTargets } from './burst-target';
import styles from './ThrottlePanel.module.css';
import { type Burst, useBurst } from './use-burst';

/** Of the selected API; the stage is the selected one until another is chosen. */
export function BurstPart() {
  const client = useClient();
  const toasts = useToasts();
  const burst = useBurst();
  const apiId = useSelectedApiId();
  const selectedStage = useSelectedStageName();
  const stages = useStages(apiId).map(({ stageName }) => stageName);
  const view = useApiView(apiId);
  const targets = view === undefined ? [] : burstTargets(view);
  const personas = useEntities('persona').map(({ entity }) => entity.name);
  const isRunning = useGateway().status === 'running';
  const [stage, setStage] = useState<string>();
  const [name, setName] = useState<string>();
  const [persona, setPersona] = useState<string>(anonymous);
  const [requests, setRequests] = useState(30);
  const [perSecond, setPerSecond] = useState<number>();
  const stageName = stage !== undefined && stages.includes(stage) ? stage : selectedStage;
  const target = targets.find((each) => each.name === name) ?? targets[0];
  const caller = personas.includes(persona) ? persona : anonymous;

  const start = async ({ verb, path }: BurstTarget) => {
    if (apiId === undefined || stageName === undefined) return;
    try {
      const place = { apiId, stageName, verb };
      const dressed = await client.personas.dress({ persona: caller, ...place, pathWithQueryString: path });
      const headers = dressed.headers.map(([header, value]): [string, string] => [header, value]);
      const { pathWithQueryString } = dressed;
      await burst.start({
        ...place,
        pathWithQueryString,
        headers,
        requests,
        ...(perSecond !== undefined && { perSecond }),
      });
    } catch (error) {
      toasts.getState().show(errorToast(error));
    }
  };
  return (
    <>
      <div className={styles.head}>
        <h3>Burst</h3>
        {target?.needsKey && caller === anonymous && (
          <span className={styles.quiet}>the method requires an API key: choose a persona with one</span>
        )}
        <span className={styles.end}>
          {burst.isRunning ? (
            <ToolButton size="small" icon={Square} onClick={burst.cancel}>
              Cancel
            </ToolButton>
          ) : (
            <ToolButton
              size="small"
              tone="primary"
              icon={Zap}
              disabledReason={whyNot(isRunning, stageName, target)}
              onClick={() => target !== undefined && void start(target)}
            >
              Send {requests.toLocaleString('en-US')}
            </ToolButton>
          )}
        </span>
      </div>
      <div className={styles.fields}>
        <Select
          className={styles.wide ?? ''}
          aria-label="Method"
          data={targets.map((each) => each.name)}
          value={target?.name ?? null}
          placeholder="no methods"
          allowDeselect={false}
          searchable
          onChange={(next) => setName(next ?? undefined)}
        />
        <Select
          aria-label="Stage of the burst"
          data={stages}
          value={stageName ?? null}
          placeholder="no stage"
          allowDeselect={false}
          onChange={(next) => setStage(next ?? undefined)}
        />
        <Select
          aria-label="Persona of the burst"
          data={[...personas, anonymous]}
          value={caller}
          allowDeselect={false}
          onChange={(next) => setPersona(next ?? anonymous)}
        />
        <NumberInput
          aria-label="Requests"
          value={requests}
          min={1}
          max={10_000}
          thousandSeparator=","
          allowDecimal={false}
          suffix=" requests"
          hideControls
          onChange={(next) => typeof next === 'number' && next >= 1 && setRequests(Math.min(next, 10_000))}
        />
        <NumberInput
          aria-label="Requests per second"
          value={perSecond ?? ''}
          placeholder="as fast as it goes"
          min={0.1}
          max={5_000}
          suffix=" per second"
          hideControls
          onChange={(next) => setPerSecond(typeof next === 'number' && next >= 0.1 ? next : undefined)}
        />
      </div>
      <BurstResult burst={burst} />
    </>
  );
}

function BurstResult({ burst: { progress, moments, isRunning } }: { readonly burst: Burst }) {
  if (progress === undefined) return undefined;
  const { total, answered, statuses, elapsedMs, isCancelled, fault } = progress;
  const share = total === 0 ? 0 : (answered / total) * 100;
  const end = isCancelled ? 'cancelled after' : isRunning ? 'for' : 'in';
  return (
    <>
      <div
        className={styles.track}
        role="progressbar"
        aria-label="Requests answered"
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={answered}
      >
        <span className={styles.fill} style={{ width: `${share}%` }} />
      </div>
      <div className={styles.counts}>
        {Object.entries(statuses).map(([status, count]) => (
          <span key={status} className={styles.count}>
            <StatusBadge status={Number(status)} />
            {count.toLocaleString('en-US')}
          </span>
        ))}
        <span className={styles.quiet}>
          {answered.toLocaleString('en-US')} of {total.toLocaleString('en-US')} {end}{' '}
          {(elapsedMs / 1_000).toLocaleString('en-US', { maximumFractionDigits: 1 })} s
        </span>
      </div>
      {fault !== undefined && (
        <Note tone="error" title="The burst ended early">
          {fault}
        </Note>
      )}
      <BurstChart moments={moments} />
    </>
  );
}

function whyNot(
  isRunning: boolean,
  stageName: string | undefined,
  target: BurstTarget | undefined,
): string | undefined {
  if (!isRunning) return 'the gateway is not running';
  if (stageName === undefined) return 'deploy the API first';
  return target === undefined ? 'the API has no methods' : undefined;
}
