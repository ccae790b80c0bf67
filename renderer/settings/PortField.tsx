// A port of the gateway: changed with Enter or when the field is left; a port in use is said in place.
import { NumberInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { describeError } from '../components/error-words';
import { FormRow } from '../components/FormRow';
import { useGateway, useSettings } from '../state/hooks';
import { useStudio } from '../state/studio-context';

export interface PortFieldProps {
  readonly label: string;
  readonly member: 'port' | 'tlsPort';
  /** Quiet words where there is nothing else to say. */
  readonly hint?: string;
}

/** The plain port, of which 0 lets the system choose a free one, or the one for TLS. */
export function PortField({ label, member, hint }: PortFieldProps) {
  const { client, connection } = useStudio();
  const port = useSettings()[member];
  const gateway = useGateway();
  const [value, setValue] = useState<number | string>(port);
  const [error, setError] = useState<string>();
  useEffect(() => setValue(port), [port]);
  const apply = async () => {
    if (value === port) return;
    if (typeof value !== 'number' || value > 65_535) {
      setError('A port is a number from 0 to 65535.');
      return;
    }
    try {
      connection.store.setState({ settings: await client.settings.update({ [member]: value }) });
      setError(undefined);
    } catch (failure) {
      setError(describeError(failure).sentence);
    }
  };
  const open = gateway[member];
  const runs = gateway.status === 'running' && open !== undefined && open !== port;
  const refused = member === 'tlsPort' ? gateway.tlsRefused : undefined;
  return (
    <FormRow label={label} error={error ?? refused} aside={runs ? `running on ${open}` : hint}>
      {(ids) => (
        <NumberInput
          {...ids}
          w={110}
          value={value}
          min={0}
          max={65_535}
          allowDecimal={false}
          allowNegative={false}
          hideControls
          onChange={setValue}
          onBlur={() => void apply()}
          onKeyDown={(event) => {
            if (event.key === 'Enter') void apply();
          }}
        />
      )}
    </FormRow>
  );
}
