// Where a push goes and what goes along.
import { Autocomplete, Checkbox, Select, TextInput } from '@mantine/core';
import { pushCompanions } from '../../../shared/contract/push';
import { FormGrid, FormRow } from '../../components/FormRow';
import { useGateway } from '../../state/hooks';
import styles from './push.module.css';
import { companionLabels, faultsOf, type PushForm } from './push-words';

export interface PushFieldsProps {
  readonly form: PushForm;
  readonly stages: readonly string[];
  readonly onChange: (form: PushForm) => void;
}

/** Empty fields leave the choice to the profile, and then to AWS. */
export function PushFields({ form, stages, onChange }: PushFieldsProps) {
  const { port } = useGateway();
  const faults = faultsOf(form);
  const examples = port === undefined ? [] : [`http://127.0.0.1:${port}`];
  return (
    <FormGrid>
      <FormRow label="Stage" error={stages.length === 0 ? 'Deploy the API to a stage first.' : undefined}>
        {(ids) => (
          <Select
            {...ids}
            flex={1}
            allowDeselect={false}
            data={[...stages]}
            value={form.stageName === '' ? null : form.stageName}
            onChange={(value) => onChange({ ...form, stageName: value ?? '' })}
          />
        )}
      </FormRow>
      <FormRow label="Endpoint" error={faults.get('endpoint')}>
        {(ids) => (
          <Autocomplete
            {...ids}
            data-autofocus
            flex={1}
            data={examples}
            placeholder={`AWS itself, or for example ${examples[0] ?? 'http://127.0.0.1:4600'}`}
            value={form.endpoint}
            onChange={(endpoint) => onChange({ ...form, endpoint })}
          />
        )}
      </FormRow>
      <FormRow label="Region" error={faults.get('region')}>
        {(ids) => (
          <TextInput
            {...ids}
            flex={1}
            placeholder="the profile's, for example eu-west-1"
            autoComplete="off"
            value={form.region}
            onChange={(event) => onChange({ ...form, region: event.currentTarget.value })}
          />
        )}
      </FormRow>
      <FormRow label="Profile">
        {(ids) => (
          <TextInput
            {...ids}
            flex={1}
            placeholder="the environment's keys, else default"
            autoComplete="off"
            value={form.profile}
            onChange={(event) => onChange({ ...form, profile: event.currentTarget.value })}
          />
        )}
      </FormRow>
      <FormRow label="Send along">
        <span className={styles.ticks}>
          {pushCompanions.map((each) => (
            <Checkbox
              key={each}
              size="xs"
              label={companionLabels[each]}
              checked={form.companions.includes(each)}
              onChange={(event) => {
                const isOn = event.currentTarget.checked;
                const companions = pushCompanions.filter((one) =>
                  one === each ? isOn : form.companions.includes(one),
                );
                onChange({ ...form, companions });
              }}
            />
          ))}
        </span>
      </FormRow>
    </FormGrid>
  );
}
