// The controls that fit on one line of a form: text, number, switch, choice, list, fixed value.
import { NumberInput, Select, Switch, TagsInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FieldIds } from '../../../components/FormRow';
import { SecretField } from '../../../components/SecretField';
import type { FieldDescriptor } from './field-descriptor';
import styles from './LineControl.module.css';

export interface LineControlProps {
  readonly ids: FieldIds;
  readonly field: FieldDescriptor;
  readonly value: unknown;
  readonly set: (value: unknown) => void;
  readonly setNow: (value: unknown) => void;
  readonly error: string | undefined;
}

/** Draws `field.control` over `value`. An empty text or number removes the member. */
export function LineControl({ ids, field, value, set, setNow, error }: LineControlProps) {
  const { control } = field;
  const shared = { ...ids, error: error !== undefined, className: styles.wide };
  switch (control.kind) {
    case 'text':
      return (
        <TextInput
          {...shared}
          value={typeof value === 'string' ? value : ''}
          placeholder={control.placeholder}
          spellCheck={false}
          autoComplete="off"
          classNames={{ input: control.isMono ? styles.mono : undefined }}
          onChange={(event) => set(event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
        />
      );
    case 'number':
      return (
        <>
          <NumberControl {...shared} value={value} set={set} isWhole={control.isWhole !== false} />
          {control.unit !== undefined && <span className={styles.unit}>{control.unit}</span>}
        </>
      );
    case 'switch':
      return (
        <Switch
          {...ids}
          checked={value === true}
          label={value === true ? control.on : control.off}
          classNames={{ label: styles.unit }}
          onChange={(event) => setNow(event.currentTarget.checked)}
        />
      );
    case 'choice': {
      const single = control.isListOfOne ? (value as readonly string[] | undefined)?.[0] : value;
      return (
        <Select
          {...shared}
          data={[...control.options]}
          value={typeof single === 'string' ? single : null}
          placeholder={control.unset}
          clearable={control.unset !== undefined}
          allowDeselect={false}
          comboboxProps={{ shadow: 'md' }}
          onChange={(next) => setNow(next === null ? undefined : control.isListOfOne ? [next] : next)}
        />
      );
    }
    case 'list':
      return (
        <TagsInput
          {...shared}
          data={[...(control.offered ?? [])]}
          comboboxProps={{ shadow: 'md' }}
          value={Array.isArray(value) ? value.map(String) : []}
          placeholder={Array.isArray(value) && value.length > 0 ? undefined : control.placeholder}
          classNames={{ input: styles.tags, pill: styles.mono, inputField: styles.mono }}
          onChange={(next) => setNow(next.length === 0 ? undefined : next)}
        />
      );
    case 'secret':
      return <SecretField ids={ids} isSet={value !== undefined && value !== '' && value !== null} onSet={setNow} />;
    default:
      return (
        <output {...ids} className={styles.fixed}>
          {control.kind === 'moment' ? momentText(value) : fixedText(value)}
        </output>
      );
  }
}

/** Epoch seconds as date and time of day where the reader is. */
function momentText(value: unknown): string {
  if (typeof value !== 'number') return 'unknown';
  return new Date(value * 1_000).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
}

function fixedText(value: unknown): string {
  if (value === undefined || value === null || value === '') return 'none';
  return Array.isArray(value) ? value.join(', ') : String(value);
}

interface NumberControlProps extends FieldIds, Pick<LineControlProps, 'value' | 'set'> {
  readonly error: boolean;
  readonly isWhole: boolean;
}

/** `1.` on the way to `1.5` is no number yet: it stays as it was typed, and nothing is saved. */
function NumberControl({ value, set, isWhole, ...shared }: NumberControlProps) {
  const [typed, setTyped] = useState<string>();
  return (
    <NumberInput
      {...shared}
      className={styles.number ?? ''}
      value={typed ?? (typeof value === 'number' ? value : '')}
      thousandSeparator=","
      allowDecimal={!isWhole}
      allowNegative={false}
      clampBehavior="none"
      hideControls
      onChange={(next) => {
        const isUnfinished = typeof next === 'string' && next !== '';
        setTyped(isUnfinished ? next : undefined);
        if (!isUnfinished) set(next === '' ? undefined : next);
      }}
      onBlur={() => setTyped(undefined)}
    />
  );
}
