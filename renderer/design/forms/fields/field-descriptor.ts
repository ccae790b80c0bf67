// How a setting is shown: one description per member of an entity, from which every form is drawn.

export type FieldControl =
  | { readonly kind: 'text'; readonly isMono?: boolean; readonly placeholder?: string }
  | {
      readonly kind: 'number';
      readonly unit?: string;
      readonly min?: number;
      readonly max?: number;
      /** Default: true. */
      readonly isWhole?: boolean;
    }
  | { readonly kind: 'switch'; readonly on: string; readonly off: string }
  | {
      readonly kind: 'choice';
      readonly options: readonly FieldOption[];
      /** What having no value is called, where the field may have none. */
      readonly unset?: string;
      /** The definition keeps the one value in a list. */
      readonly isListOfOne?: boolean;
    }
  /** A list of texts, one a line. */
  | { readonly kind: 'list'; readonly placeholder?: string; readonly offered?: readonly string[] }
  /** Names and text values. */
  | { readonly kind: 'record'; readonly nameLabel: string; readonly valueLabel: string }
  /** Names with a tick, for example `required`. */
  | { readonly kind: 'flags'; readonly nameLabel: string; readonly flagLabel: string }
  /** Content types with a template each. */
  | { readonly kind: 'templates' }
  /** Text in an editor of its own. */
  | { readonly kind: 'code'; readonly language: 'json' | 'vtl' }
  /** Set, replaced or removed, never read. */
  | { readonly kind: 'secret' }
  /** Shown, but nothing to change: ids. */
  | { readonly kind: 'fixed' }
  /** Shown, but nothing to change: epoch seconds. */
  | { readonly kind: 'moment' };

export interface FieldOption {
  readonly value: string;
  readonly label: string;
}

export interface FieldDescriptor {
  /** The member below the form's own place, for example `['tlsConfig', 'insecureSkipVerification']`. */
  readonly path: readonly string[];
  readonly label: string;
  readonly control: FieldControl;
  /** One sentence for the tooltip. */
  readonly hint?: string;
}

/** The ledger's name of a field: `method.methodIntegration.uri`. Names that users choose are left out of it. */
export function ledgerSetting(kind: string, place: readonly string[], field: FieldDescriptor): string {
  return [kind, ...place, ...field.path].join('.');
}

/** Options that read as they are stored. */
export function plainOptions(values: readonly string[]): FieldOption[] {
  return values.map((value) => ({ value, label: value }));
}
