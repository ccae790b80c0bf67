// Another AWS service: its name, and the action or path that is called, written into the integration's ARN.
import { Autocomplete, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { EntityKey } from '../../../../shared/definition/entities';
import { FormRow } from '../../../components/FormRow';
import { Segments } from '../../../components/Segments';
import { ToolButton } from '../../../components/ToolButton';
import { useField } from '../../../state/editing';
import { useEntities, useFidelity } from '../../../state/hooks';
import { useStudio } from '../../../state/studio-context';
import { openBackend } from '../../../state/view-store';
import { readServiceUri, type ServiceUri, writeServiceUri } from './endpoint-uri';
import styles from './IntegrationForms.module.css';

const services = ['dynamodb', 'sqs', 'sns', 's3', 'kinesis', 'firehose', 'states', 'events', 'ssm', 'secretsmanager'];
const kinds = [
  { value: 'action', label: 'Action' },
  { value: 'path', label: 'Path' },
] as const;

export interface ServiceRowsProps {
  readonly entityKey: EntityKey;
  /** The member with the ARN. */
  readonly path: readonly string[];
  /** The ledger's name of the setting. */
  readonly setting: string;
}

/** Region, service, action or path. */
export function ServiceRows({ entityKey, path, setting }: ServiceRowsProps) {
  const { view } = useStudio();
  const { value: uri = '', setNow, error } = useField<string>(entityKey, path);
  const fidelity = useFidelity(setting);
  const configured = useEntities('service-endpoint').map(({ entity }) => entity.service);
  const parts = readServiceUri(uri);
  if (parts === undefined) return undefined;
  const write = (change: Partial<ServiceUri>) => setNow(writeServiceUri({ ...parts, ...change }));
  const marks = { fidelity: fidelity?.fidelity, note: fidelity?.note };
  return (
    <>
      <div data-path={path.join('.')}>
        <FormRow
          label="Service"
          {...marks}
          error={error}
          aside={
            configured.includes(parts.service) ? undefined : (
              <span className={styles.beside}>
                no endpoint set
                <ToolButton
                  size="small"
                  onClick={() => openBackend(view, { kind: 'section', section: 'service-endpoint' })}
                >
                  Service endpoints
                </ToolButton>
              </span>
            )
          }
        >
          {(ids) => (
            <Parted
              value={parts.service}
              onTake={(service) => write({ service })}
              render={(value, set, take) => (
                <Autocomplete
                  {...ids}
                  w={180}
                  data={[...new Set([...configured, ...services])]}
                  value={value}
                  spellCheck={false}
                  classNames={{ input: styles.mono ?? '' }}
                  comboboxProps={{ shadow: 'md' }}
                  onChange={set}
                  onOptionSubmit={take}
                  onBlur={() => take(value)}
                />
              )}
            />
          )}
        </FormRow>
      </div>
      <FormRow label="Calls" {...marks}>
        <Segments label="Calls" options={kinds} value={parts.kind} onChange={(kind) => write({ kind })} />
      </FormRow>
      <FormRow label={parts.kind === 'action' ? 'Action' : 'Path'} {...marks}>
        {(ids) => (
          <Parted
            value={parts.target}
            onTake={(target) => write({ target })}
            render={(value, set, take) => (
              <TextInput
                {...ids}
                flex={1}
                value={value}
                placeholder={parts.kind === 'action' ? 'GetItem' : '000000000000/my-queue'}
                spellCheck={false}
                classNames={{ input: styles.mono ?? '' }}
                onChange={(event) => set(event.currentTarget.value)}
                onBlur={() => take(value)}
                onKeyDown={(event) => event.key === 'Enter' && take(value)}
              />
            )}
          />
        )}
      </FormRow>
      <FormRow label="Region" {...marks}>
        {(ids) => (
          <Parted
            value={parts.region}
            onTake={(region) => write({ region })}
            render={(value, set, take) => (
              <TextInput
                {...ids}
                w={180}
                value={value}
                spellCheck={false}
                classNames={{ input: styles.mono ?? '' }}
                onChange={(event) => set(event.currentTarget.value)}
                onBlur={() => take(value)}
                onKeyDown={(event) => event.key === 'Enter' && take(value)}
              />
            )}
          />
        )}
      </FormRow>
    </>
  );
}

interface PartedProps {
  readonly value: string;
  readonly onTake: (value: string) => void;
  readonly render: (value: string, set: (value: string) => void, take: (value: string) => void) => React.ReactNode;
}

/** A part of the ARN: typed freely, taken when the field is left. */
function Parted({ value, onTake, render }: PartedProps) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const take = (next: string) => {
    setTyped(next);
    if (next.trim() !== '' && next.trim() !== value) onTake(next.trim());
  };
  return render(typed, setTyped, take);
}
