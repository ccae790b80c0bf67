// Where a push goes and what goes along.
import { Checkbox, Select, TextInput } from '@mantine/core';
import { pushCompanions } from '../../../shared/contract/push';
import { FormGrid, FormRow } from '../../components/FormRow';
import styles from './push.module.css';
import { companionLabels, faultsOf, type PushForm } from './push-words';

export interface PushFieldsProps {
  readonly form: PushForm;
  readonly stages: readonly string[];
  readonly onChange: (form: PushForm) => void;
}

/** Empty fields leave the choice to the profile, and then to AWS. */
export function PushFields({ form, stages, onChange }: PushFieldsProps) {
  const faults = faultsOf(form);
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
          <TextInput
            {...ids}
            data-autofocus
            flex={1}
            placeholder="AWS itself, or for example http://127.0.0.1:4600"
            spellCheck={false}
            autoComplete="off"
            value={form.endpoint}
            onChange={(event) => onChange({ ...form, endpoint: event.currentTarget.value })}
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
      {form.companions.includes('functions') && (
        <FormRow label="Role of new functions" error={faults.get('functionRole')}>
          {(ids) => (
            <TextInput
              {...ids}
              flex={1}
              placeholder="where a function names none: arn:aws:iam::123456789012:role/name"
              spellCheck={false}
              autoComplete="off"
              value={form.functionRole}
              onChange={(event) => onChange({ ...form, functionRole: event.currentTarget.value })}
            />
          )}
        </FormRow>
      )}
    </FormGrid>
  );
}
