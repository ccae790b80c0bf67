// The VPC link an HTTP endpoint is reached through: one of the workspace's, or a stage variable.
import { Autocomplete } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { EntityKey } from '../../../../shared/definition/entities';
import { FormRow } from '../../../components/FormRow';
import { ToolButton } from '../../../components/ToolButton';
import { useField } from '../../../state/editing';
import { useEntities, useFidelity } from '../../../state/hooks';
import { useStudio } from '../../../state/studio-context';
import { openBackend } from '../../../state/view-store';
import styles from './IntegrationForms.module.css';

export interface VpcLinkRowProps {
  readonly entityKey: EntityKey;
  /** The member with the link's id. */
  readonly path: readonly string[];
  /** The ledger's name of the setting. */
  readonly setting: string;
  /** HTTP APIs have links of their own. */
  readonly kind?: 'vpc-link' | 'v2-vpc-link';
}

/** Chooses by name, keeps the id. */
export function VpcLinkRow({ entityKey, path, setting, kind = 'vpc-link' }: VpcLinkRowProps) {
  const { view } = useStudio();
  const links = useEntities<'vpc-link' | 'v2-vpc-link'>(kind).map(({ entity }) => entity);
  const fidelity = useFidelity(setting);
  const { value = '', setNow, error } = useField<string>(entityKey, path);
  const chosen = links.find(({ id }) => id === value);
  const shown = chosen?.name ?? value;
  const [typed, setTyped] = useState(shown);
  useEffect(() => setTyped(shown), [shown]);
  const take = (text: string) => {
    setTyped(text);
    const id = links.find(({ name }) => name === text)?.id ?? text;
    if (id !== '' && id !== value) setNow(id);
  };
  return (
    <div data-path={path.join('.')}>
      <FormRow
        label="VPC link"
        fidelity={fidelity?.fidelity}
        note={fidelity?.note}
        error={error}
        aside={
          kind === 'vpc-link' && (
            <ToolButton
              size="small"
              onClick={() =>
                openBackend(view, {
                  kind: 'section',
                  section: 'vpc-link',
                  ...(chosen !== undefined && { id: chosen.id }),
                })
              }
            >
              {chosen === undefined ? 'VPC links' : 'Open'}
            </ToolButton>
          )
        }
      >
        {(ids) => (
          <Autocomplete
            {...ids}
            flex={1}
            data={[...new Set(links.map(({ name }) => name))]}
            value={typed}
            placeholder={kind === 'vpc-link' ? '${stageVariables.vpcLinkId}' : 'Name or id'}
            spellCheck={false}
            classNames={{ input: styles.mono ?? '' }}
            comboboxProps={{ shadow: 'md' }}
            onChange={setTyped}
            onOptionSubmit={take}
            onBlur={() => take(typed)}
            onKeyDown={(event) => event.key === 'Enter' && take(typed)}
          />
        )}
      </FormRow>
    </div>
  );
}
