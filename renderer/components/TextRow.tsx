// A row of a form with one line of text to type.
import { TextInput } from '@mantine/core';
import { FormRow, type FormRowProps } from './FormRow';

export interface TextRowProps extends Pick<FormRowProps, 'label' | 'note' | 'error' | 'aside'> {
  readonly value: string;
  readonly onType: (typed: string) => void;
  /** `words` are spell checked, a `name` is not, `code` stands in the fixed font. */
  readonly holds?: 'words' | 'name' | 'code';
  readonly placeholder?: string;
  readonly maxLength?: number;
  /** The dialog's focus begins here. */
  readonly isFirst?: boolean;
}

/** Label, field, and below it what is wrong. */
export function TextRow({ value, onType, holds = 'words', placeholder, maxLength, isFirst, ...row }: TextRowProps) {
  return (
    <FormRow {...row}>
      {(ids) => (
        <TextInput
          {...ids}
          data-autofocus={isFirst}
          flex={1}
          value={value}
          placeholder={placeholder}
          maxLength={maxLength}
          autoComplete="off"
          spellCheck={holds === 'words' ? undefined : false}
          {...(holds === 'code' && { styles: { input: { fontFamily: 'var(--gh-mono)' } } })}
          onChange={(event) => onType(event.currentTarget.value)}
        />
      )}
    </FormRow>
  );
}
