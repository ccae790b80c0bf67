// Where a push goes and what goes along.
import { Checkbox, Select } from '@mantine/core';
import { pushCompanions } from '../../../shared/contract/push';
import { FormGrid, FormRow } from '../../components/FormRow';
import { TextRow } from '../../components/TextRow';
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
      <TextRow
        label="Endpoint"
        error={faults.get('endpoint')}
        isFirst
        placeholder="AWS itself, or for example http://127.0.0.1:4600"
        value={form.endpoint}
        onType={(typed) => onChange({ ...form, endpoint: typed })}
        holds="name"
      />
      <TextRow
        label="Region"
        error={faults.get('region')}
        placeholder="the profile's, for example eu-west-1"
        value={form.region}
        onType={(typed) => onChange({ ...form, region: typed })}
      />
      <TextRow
        label="Profile"
        placeholder="the environment's keys, else default"
        value={form.profile}
        onType={(typed) => onChange({ ...form, profile: typed })}
      />
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
        <TextRow
          label="Role of new functions"
          error={faults.get('functionRole')}
          placeholder="where a function names none: arn:aws:iam::123456789012:role/name"
          value={form.functionRole}
          onType={(typed) => onChange({ ...form, functionRole: typed })}
          holds="name"
        />
      )}
    </FormGrid>
  );
}
