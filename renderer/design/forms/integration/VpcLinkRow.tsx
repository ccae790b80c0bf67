// The VPC link an HTTP endpoint is reached through: one of the workspace's, or a stage variable.
import { Autocomplete } from '@mantine/core';
import { useEffect, useState } from 'react';
import { FormRow } from '../../../components/FormRow';
import { ToolButton } from '../../../components/ToolButton';
import { useField } from '../../../state/editing';
import { useEntities, useFidelity } from '../../../state/hooks';
import { useStudio } from '../../../state/studio-context';
import { openBackend } from '../../../state/view-store';
import type { MethodFormProps } from '../method-form';
import styles from './IntegrationForms.module.css';

/** Chooses by name, keeps the id. */
export function VpcLinkRow({ entityKey }: Pick<MethodFormProps, 'entityKey'>) {
  const { view } = useStudio();
  const links = useEntities('vpc-link').map(({ entity }) => entity);
  const fidelity = useFidelity('method.methodIntegration.connectionId');
  const { value = '', setNow, error } = useField<string>(entityKey, ['methodIntegration', 'connectionId']);
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
    <div data-path="methodIntegration.connectionId">
      <FormRow
        label="VPC link"
        fidelity={fidelity?.fidelity}
        note={fidelity?.note}
        error={error}
        aside={
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
        }
      >
        {(ids) => (
          <Autocomplete
            {...ids}
            flex={1}
            data={[...new Set(links.map(({ name }) => name))]}
            value={typed}
            placeholder="${stageVariables.vpcLinkId}"
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
