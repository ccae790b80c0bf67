// The token bucket of one key in a plan, live: bars, level, when it is full, the last minute, and its quota below.
import { Select } from '@mantine/core';
import { FastForward, TriangleAlert } from 'lucide-react';
import { useMemo } from 'react';
import type { QuotaState } from '../../../shared/contract/usage';
import type { ApiKey, UsagePlan } from '../../../shared/definition/companions/usage-plan';
import type { TraceSummary } from '../../../shared/trace/trace';
import { ErrorNote } from '../../components/ErrorNote';
import { ToolButton } from '../../components/ToolButton';
import { useGateway } from '../../state/hooks';
import { BucketTank } from '../limits/BucketTank';
import { LevelChart } from '../limits/LevelChart';
import { numberWords, periodWords, spanWords } from '../limits/limit-words';
import { useLimits } from '../limits/use-limits';
import { useAdvance } from '../throttle/use-advance';
import { ShareTrack } from './ShareTrack';
import styles from './UsagePlanPage.module.css';

export interface BucketCardProps {
  readonly plan: UsagePlan;
  readonly keys: readonly ApiKey[];
  readonly selected: ApiKey;
  readonly onSelect: (apiKeyId: string) => void;
  /** Recorded requests of the plan. */
  readonly requests: readonly TraceSummary[];
}

/** A key that has not called yet has a full bucket. */
export function BucketCard({ plan, keys, selected, onSelect, requests }: BucketCardProps) {
  const { limits, samples, error } = useLimits();
  const isRunning = useGateway().status === 'running';
  const now = Date.now();
  const bucketKey = `throttle-plan ${plan.id}/${selected.id}`;
  const refusals = useMemo(
    () =>
      requests
        .filter((row) => row.apiKeyId === selected.id && row.failure?.responseType === 'THROTTLED')
        .map(({ startedAt }) => startedAt),
    [requests, selected.id],
  );
  const { rateLimit = 10_000, burstLimit = 5_000 } = plan.throttle ?? {};
  const level = limits?.buckets.find(({ key }) => key === bucketKey)?.level ?? (rateLimit > 0 ? burstLimit : 0);
  const recent = refusals.filter((at) => at > now - 60_000).length;
  const quota = limits?.quotas.find((each) => each.usagePlanId === plan.id && each.apiKeyId === selected.id);
  return (
    <section className={styles.card} aria-label="Token bucket">
      <div className={styles.head}>
        <h2>Token bucket</h2>
        <Select
          size="xs"
          aria-label="API key of the bucket"
          w={168}
          data={keys.map(({ id, name = id }) => ({ value: id, label: name === '' ? id : name }))}
          value={selected.id}
          allowDeselect={false}
          searchable={keys.length > 12}
          comboboxProps={{ shadow: 'md' }}
          onChange={(next) => next !== null && onSelect(next)}
        />
        {isRunning ? (
          <span className={styles.live}>live</span>
        ) : (
          <span className={styles.quiet}>the gateway is not running</span>
        )}
        <span className={`${styles.end} ${styles.quiet}`}>
          {plan.throttle === undefined ? 'no limit' : `+${numberWords(rateLimit)} tokens per second`}
        </span>
      </div>
      {error !== undefined && limits === undefined && <ErrorNote error={error} />}
      {plan.throttle === undefined ? (
        <p className={`${styles.note} ${styles.pad}`}>
          The plan limits no rate: write down a rate and a burst to see the bucket.
        </p>
      ) : (
        <div className={styles.bucket}>
          <BucketTank level={level} burst={burstLimit} rate={rateLimit} />
          <div>
            <div className={styles.chartHead}>
              <span>Tokens, last minute</span>
              {recent > 0 && (
                <span className={styles.refused}>
                  <TriangleAlert size={11} aria-hidden="true" />
                  {recent} answered 429
                </span>
              )}
            </div>
            <LevelChart
              samples={samples.get(bucketKey) ?? []}
              level={level}
              burst={burstLimit}
              refusals={refusals}
              now={now}
            />
          </div>
        </div>
      )}
      {quota !== undefined && limits !== undefined && <QuotaRow quota={quota} at={limits.at} />}
    </section>
  );
}

function QuotaRow({ quota, at }: { readonly quota: QuotaState; readonly at: number }) {
  const { advance, isBusy } = useAdvance();
  const { now, skip } = periodWords[quota.period];
  const words = `of ${numberWords(quota.limit)}, resets in ${spanWords(quota.endsAt - at)}`;
  return (
    <div className={styles.quota}>
      <span className={styles.quotaName}>Quota {now}</span>
      <ShareTrack of="used" value={quota.used} max={quota.limit} label={`${quota.used} ${words}`} />
      <span className={styles.rest}>
        <b>{numberWords(quota.used)}</b> {words}
      </span>
      <ToolButton
        size="small"
        icon={FastForward}
        isBusy={isBusy}
        onClick={() => void advance(Math.ceil((quota.endsAt - at) / 1_000))}
      >
        {skip}
      </ToolButton>
    </div>
  );
}
