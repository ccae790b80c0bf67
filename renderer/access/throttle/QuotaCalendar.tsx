// The days of a quota's period with what was used on each.
import { Select } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { QuotaState, UsageReport } from '../../../shared/contract/usage';
import { dayOf, daysBetween } from '../../../shared/usage/quota-period';
import { ErrorNote } from '../../components/ErrorNote';
import { useClient } from '../../state/studio-context';
import { numberWords, spanWords } from '../limits/limit-words';
import { useLimits } from '../limits/use-limits';
import styles from './ThrottlePanel.module.css';

/** Of one key in one plan. */
export function QuotaCalendar() {
  const { limits } = useLimits();
  const [chosen, setChosen] = useState<string>();
  const quotas = limits?.quotas ?? [];
  const quota = quotas.find((each) => quotaId(each) === chosen) ?? quotas[0];
  return (
    <>
      <div className={styles.head}>
        <h3>Quota</h3>
        {quota !== undefined && (
          <Select
            size="xs"
            aria-label="Quota shown"
            data={quotas.map((each) => ({ value: quotaId(each), label: `${each.keyName} in ${each.planName}` }))}
            value={quotaId(quota)}
            allowDeselect={false}
            searchable={quotas.length > 12}
            onChange={(next) => setChosen(next ?? undefined)}
          />
        )}
      </div>
      {quota === undefined || limits === undefined ? (
        <span className={styles.quiet}>No usage plan with keys has a quota.</span>
      ) : (
        <QuotaDays key={quotaId(quota)} quota={quota} at={limits.at} />
      )}
    </>
  );
}

function QuotaDays({ quota, at }: { readonly quota: QuotaState; readonly at: number }) {
  const client = useClient();
  const [report, setReport] = useState<UsageReport>();
  const [error, setError] = useState<unknown>();
  const { usagePlanId, apiKeyId, startsAt, endsAt, used, limit } = quota;
  // A day has little to show alone: the week before stands with it.
  const firstDay = dayOf(quota.period === 'DAY' ? startsAt - 6 * 86_400_000 : startsAt);
  const lastDay = dayOf(endsAt - 1);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `used` tells that there is more to read
  useEffect(() => {
    let isWanted = true;
    client.usage.read({ usagePlanId, apiKeyId, startDate: firstDay, endDate: lastDay }).then(
      (next) => {
        if (!isWanted) return;
        setReport(next);
        setError(undefined);
      },
      (failure: unknown) => isWanted && setError(failure),
    );
    return () => {
      isWanted = false;
    };
  }, [client, usagePlanId, apiKeyId, firstDay, lastDay, used]);
  if (error !== undefined) return <ErrorNote error={error} />;
  const values = report !== undefined && Object.hasOwn(report.values, apiKeyId) ? report.values[apiKeyId] : [];
  const today = dayOf(at);
  return (
    <>
      <span className={styles.quiet}>
        {numberWords(used)} of {numberWords(limit)} used, resets in {spanWords(endsAt - at)}
      </span>
      <div className={styles.days}>
        {daysBetween(firstDay, lastDay).map((day, index) => {
          const count = values?.[index]?.[0] ?? 0;
          const share = limit === 0 ? 1 : count / limit;
          return (
            <div
              key={day}
              className={styles.day}
              data-today={day === today || undefined}
              data-later={day > today || undefined}
              data-used={share >= 1 ? 'full' : share >= 0.8 ? 'high' : undefined}
              title={`${day}: ${count} used`}
            >
              <span>{dayWords(day)}</span>
              <b>{day > today ? '' : numberWords(count)}</b>
            </div>
          );
        })}
      </div>
    </>
  );
}

function quotaId({ usagePlanId, apiKeyId }: QuotaState): string {
  return `${usagePlanId}/${apiKeyId}`;
}

/** `T 12`: the weekday in a letter, and the day of the month. */
function dayWords(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  const weekday = date.toLocaleDateString('en-GB', { weekday: 'narrow', timeZone: 'UTC' });
  return `${weekday} ${date.getUTCDate()}`;
}
