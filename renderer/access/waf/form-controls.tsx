// The fields that forms of the firewall are made of.
import { NumberInput, Select, TextInput } from '@mantine/core';

export interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly value: Value;
  readonly onChoose: (value: Value) => void;
}

/** One of a list; nothing is no choice. */
export function Choice<Value extends string>({ label, options, value, onChoose }: ChoiceProps<Value>) {
  return (
    <Select
      label={label}
      data={[...options]}
      value={value}
      searchable={options.length > 12}
      allowDeselect={false}
      onChange={(chosen) => {
        const option = options.find((each) => each.value === chosen);
        if (option !== undefined) onChoose(option.value);
      }}
    />
  );
}

export interface TypedProps {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly onType: (typed: string) => void;
}

/** A line of text as machines read it. */
export function Typed({ label, value, placeholder, onType }: TypedProps) {
  return (
    <TextInput
      label={label}
      value={value}
      {...(placeholder !== undefined && { placeholder })}
      spellCheck={false}
      autoComplete="off"
      styles={{ input: { fontFamily: 'var(--gh-mono)' } }}
      onChange={(event) => onType(event.currentTarget.value)}
    />
  );
}

export interface AmountProps {
  readonly label: string;
  readonly min: number;
  readonly value: number;
  readonly onType: (typed: number) => void;
}

/** A whole number. */
export function Amount({ label, min, value, onType }: AmountProps) {
  return (
    <NumberInput
      label={label}
      min={min}
      allowDecimal={false}
      value={value}
      onChange={(typed) => onType(Math.max(Number(typed) || 0, min))}
    />
  );
}

/** Options whose words are the values themselves. */
export function plain<Value extends string>(values: readonly Value[]): { value: Value; label: string }[] {
  return values.map((value) => ({ value, label: value }));
}
