// The port of the gateway: changed with Enter or when the field is left; a port in use is said in place.
import { NumberInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { describeError } from '../components/error-words';
import { FormRow } from '../components/FormRow';
import { useGateway, useSettings } from '../state/hooks';
import { useStudio } from '../state/studio-context';

/** 0 lets the system choose a free port. */
export function PortField() {
  const { client, connection } = useStudio();
  const { port } = useSettings();
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
      connection.store.setState({ settings: await client.settings.update({ port: value }) });
      setError(undefined);
    } catch (failure) {
      setError(describeError(failure).sentence);
    }
  };
  const runs = gateway.status === 'running' && gateway.port !== undefined && gateway.port !== port;
  return (
    <FormRow label="Port" error={error} aside={runs ? `running on ${gateway.port}` : undefined}>
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
