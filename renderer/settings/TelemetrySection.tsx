// Export of traces and metrics to a collector of OpenTelemetry, and how it is doing.
import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { TelemetryState } from '../../shared/contract/metrics';
import { FormGrid, FormRow } from '../components/FormRow';
import { Segments } from '../components/Segments';
import { useSettings } from '../state/hooks';
import { useClient } from '../state/studio-context';
import styles from './SettingsScreen.module.css';
import { headersFrom, headersText } from './telemetry-headers';
import { useSettingsUpdate } from './use-settings-update';

const watchMs = 2_000;

/** Off until somebody has a collector. */
export function TelemetrySection() {
  const { telemetry } = useSettings();
  const update = useSettingsUpdate();
  const [endpoint, setEndpoint] = useState(telemetry.endpoint);
  const [headers, setHeaders] = useState(headersText(telemetry.headers));
  useEffect(() => setEndpoint(telemetry.endpoint), [telemetry.endpoint]);
  useEffect(() => setHeaders(headersText(telemetry.headers)), [telemetry.headers]);
  const fits = /^https?:\/\/[^/\s]+/.test(endpoint);
  const apply = () => {
    const next = { ...telemetry, endpoint, headers: headersFrom(headers) };
    if (fits && JSON.stringify(next) !== JSON.stringify(telemetry)) void update({ telemetry: next });
  };
  return (
    <section aria-label="Telemetry">
      <h2 className={styles.heading}>Telemetry</h2>
      <FormGrid>
        <FormRow label="OTLP export" aside="spans of traced requests, and metrics">
          <Segments
            label="OTLP export"
            value={telemetry.isOn ? 'on' : 'off'}
            onChange={(value) => void update({ telemetry: { ...telemetry, isOn: value === 'on' } })}
            options={[
              { value: 'off', label: 'Off' },
              { value: 'on', label: 'On' },
            ]}
          />
        </FormRow>
        <FormRow label="Endpoint" error={fits ? undefined : 'An http or https URL without /v1/traces.'}>
          {(ids) => (
            <TextInput
              {...ids}
              flex={1}
              value={endpoint}
              spellCheck={false}
              placeholder="http://127.0.0.1:4318"
              onChange={({ currentTarget }) => setEndpoint(currentTarget.value)}
              onBlur={apply}
              onKeyDown={({ key }) => key === 'Enter' && apply()}
            />
          )}
        </FormRow>
        <FormRow label="Headers">
          {(ids) => (
            <TextInput
              {...ids}
              flex={1}
              value={headers}
              spellCheck={false}
              placeholder="name=value, name=value"
              onChange={({ currentTarget }) => setHeaders(currentTarget.value)}
              onBlur={apply}
              onKeyDown={({ key }) => key === 'Enter' && apply()}
            />
          )}
        </FormRow>
      </FormGrid>
      <HowItGoes isOn={telemetry.isOn} />
    </section>
  );
}

/** The host's own setting goes before that of the form: then it is on although the form says off. */
function HowItGoes({ isOn }: { readonly isOn: boolean }) {
  const client = useClient();
  const [state, setState] = useState<TelemetryState>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was asked before the switch says nothing any more
  useEffect(() => {
    const ask = () => void client.metrics.telemetry().then(setState, () => setState(undefined));
    ask();
    const timer = setInterval(ask, watchMs);
    return () => clearInterval(timer);
  }, [client, isOn]);
  if (state === undefined || !state.isOn) return undefined;
  const { endpoint, sent, dropped, waiting, lastError } = state;
  const counts = `${sent.toLocaleString('en-US')} traces sent, ${waiting.toLocaleString('en-US')} waiting`;
  const lost = dropped === 0 ? '' : `, ${dropped.toLocaleString('en-US')} given up`;
  return (
    <p className={styles.quiet} role="status">
      {lastError === undefined ? `To ${endpoint}: ` : `${endpoint} does not answer (${lastError}): `}
      {`${counts}${lost}.`}
    </p>
  );
}
