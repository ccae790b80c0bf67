// Makes an API key: its value is made here or given, and it joins plans at once.
import { MultiSelect, Switch, TextInput } from '@mantine/core';
import { Key } from 'lucide-react';
import { useState } from 'react';
import { newApiId, newApiKeyValue } from '../../../shared/definition/ids';
import { FormDialog } from '../../components/FormDialog';
import { Segments } from '../../components/Segments';
import { useEntities } from '../../state/hooks';
import { useStudio, useView } from '../../state/studio-context';
import { openAccess } from '../../state/view-store';
import { secretRandom } from '../secret-random';
import styles from './ApiKeyPage.module.css';

const lengths = { least: 20, most: 128 };

/** Opens the key it made. */
export function NewApiKeyDialog({ onClose }: { readonly onClose: () => void }) {
  const { client, view } = useStudio();
  const plans = useEntities('usage-plan').map(({ entity }) => entity);
  const place = useView(({ activity, access }) => (activity === 'access' ? access : undefined));
  const [name, setName] = useState('');
  const [source, setSource] = useState<'made' | 'given'>('made');
  const [value, setValue] = useState('');
  const [planIds, setPlanIds] = useState<string[]>(() => openPlan(plans, place));
  const [isEnabled, setEnabled] = useState(true);
  const trimmed = name.trim();
  const problem = problemOf(trimmed, source, value);
  const submit = async () => {
    const id = newApiId(Math.random);
    const now = Math.floor(Date.now() / 1_000);
    await client.definition.put({
      key: `api-key:${id}`,
      entity: {
        id,
        name: trimmed,
        value: source === 'made' ? newApiKeyValue(secretRandom) : value,
        enabled: isEnabled,
        createdDate: now,
        lastUpdatedDate: now,
      },
      label: `New API key ${trimmed}`,
    });
    for (const planId of planIds) {
      const plan = plans.find((each) => each.id === planId);
      await client.definition.update({
        key: `usage-plan:${planId}`,
        changes: [{ path: ['keyIds'], value: [...(plan?.keyIds ?? []), id] }],
        label: `Add ${trimmed} to ${plan?.name ?? planId}`,
      });
    }
    // Whoever made it from a plan stays with the plan.
    if (place?.section !== 'usage-plans') openAccess(view, { section: 'api-keys', id });
  };
  return (
    <FormDialog
      isOpen
      title="New API key"
      icon={Key}
      submitLabel="Create"
      disabledReason={problem}
      onSubmit={submit}
      onClose={onClose}
    >
      <div className={styles.form}>
        <TextInput
          label="Name"
          data-autofocus
          placeholder="mobile-ios"
          value={name}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <div className={styles.field}>
          <span className={styles.label}>Value</span>
          <Segments
            label="Value"
            value={source}
            onChange={setSource}
            options={[
              { value: 'made', label: 'Made here' },
              { value: 'given', label: 'Given' },
            ]}
          />
        </div>
        {source === 'given' && (
          <TextInput
            aria-label="Value of the key"
            placeholder={`${lengths.least} to ${lengths.most} characters`}
            value={value}
            spellCheck={false}
            autoComplete="off"
            classNames={{ input: styles.mono ?? '' }}
            onChange={(event) => setValue(event.currentTarget.value)}
          />
        )}
        {plans.length > 0 && (
          <MultiSelect
            label="Usage plans"
            data={plans.map((plan) => ({ value: plan.id, label: plan.name }))}
            value={planIds}
            placeholder={planIds.length === 0 ? 'none' : ''}
            onChange={setPlanIds}
          />
        )}
        <Switch
          label={isEnabled ? 'Enabled' : 'Disabled: requests with it are refused'}
          checked={isEnabled}
          onChange={(event) => setEnabled(event.currentTarget.checked)}
        />
      </div>
    </FormDialog>
  );
}

function openPlan(
  plans: readonly { readonly id: string }[],
  place: { readonly section: string; readonly id?: string } | undefined,
): string[] {
  if (place?.section !== 'usage-plans' && place !== undefined) return [];
  const plan = plans.find(({ id }) => id === place?.id) ?? (plans.length === 1 ? plans[0] : undefined);
  return plan === undefined ? [] : [plan.id];
}

function problemOf(name: string, source: 'made' | 'given', value: string): string | undefined {
  if (name === '') return 'It needs a name';
  if (source === 'made') return undefined;
  if (value.length < lengths.least) return `The value needs at least ${lengths.least} characters`;
  return value.length > lengths.most ? `The value has at most ${lengths.most} characters` : undefined;
}
