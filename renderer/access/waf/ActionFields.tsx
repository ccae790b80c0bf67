// What a rule does with the requests it takes: the action, an answer of its own, headers for the back end.
import { NumberInput, Select } from '@mantine/core';
import { KeyValueEditor } from '../../components/KeyValueEditor';
import { type ActionForm, actions } from './action-form';
import { Choice } from './form-controls';
import styles from './RuleFields.module.css';

export interface ActionFieldsProps {
  readonly form: ActionForm;
  /** Keys of the owner's custom response bodies. */
  readonly bodies: readonly string[];
  readonly onChange: (form: ActionForm) => void;
}

/** Headers come back after another action was looked at: they are the same rows. */
export function ActionFields({ form, bodies, onChange }: ActionFieldsProps) {
  const { action, status, bodyKey, headers } = form;
  const set = (change: Partial<ActionForm>) => onChange({ ...form, ...change });
  const hasHeaders = action !== 'Block' || status !== undefined;
  return (
    <>
      <div className={styles.row}>
        <Choice
          label="Action"
          options={actions.map((value) => ({ value, label: value === 'Captcha' ? 'CAPTCHA' : value }))}
          value={action}
          onChoose={(chosen) => set({ action: chosen })}
        />
        {action === 'Block' && (
          <NumberInput
            label="Status of its own answer"
            placeholder="WAF_FILTERED answers"
            min={200}
            max={599}
            allowDecimal={false}
            value={status ?? ''}
            onChange={(typed) => set({ status: typeof typed === 'number' ? typed : undefined })}
          />
        )}
        {action === 'Block' && status !== undefined && (
          <Select
            label="Body"
            placeholder={bodies.length === 0 ? 'none is defined' : 'empty'}
            data={[...bodies]}
            value={bodyKey || null}
            clearable
            disabled={bodies.length === 0}
            onChange={(chosen) => set({ bodyKey: chosen ?? '' })}
          />
        )}
      </div>
      {hasHeaders && (
        <KeyValueEditor
          label={action === 'Block' ? 'Headers of the answer' : 'Headers for the back end'}
          nameHeading={action === 'Block' ? 'Header of the answer' : 'Header for the back end, after x-amzn-waf-'}
          valueHeading="Value"
          addWords="Add header"
          rows={headers}
          isCaseSensitive={false}
          onChange={(rows) => set({ headers: rows })}
        />
      )}
    </>
  );
}
