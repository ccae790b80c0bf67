// Settings of a stage for everything it serves, then for the methods or routes that differ.
import { Select } from '@mantine/core';
import { Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { EntityKey } from '../../shared/definition/entities';
import { IconAction } from '../components/IconAction';
import { SectionHead } from '../components/SectionHead';
import { AllSettings } from '../design/forms/fields/AllSettings';
import type { FieldDescriptor } from '../design/forms/fields/field-descriptor';
import styles from './PartSettings.module.css';

/** One method or route. */
export interface SettingsPart {
  /** As the entity names it. */
  readonly key: string;
  /** As readers name it: `GET /pets`. */
  readonly title: string;
  readonly detail?: string | undefined;
}

export interface PartSettingsProps {
  readonly entityKey: EntityKey;
  /** `methodSettings` or `routeSettings`. */
  readonly member: string;
  readonly fields: readonly FieldDescriptor[];
  /** `method` or `route`. */
  readonly noun: string;
  /** Where the settings of all stand, or what is shown while there are none. */
  readonly all: { readonly place: readonly string[]; readonly ledgerPlace?: readonly string[] } | ReactNode;
  /** Those with settings of their own. */
  readonly own: readonly SettingsPart[];
  /** Those without. */
  readonly offered: readonly SettingsPart[];
  readonly onBegin: (part: SettingsPart) => void;
  readonly onRemove: (part: SettingsPart) => void;
}

/** A part for all, and one for each that has settings of its own. */
export function PartSettings(props: PartSettingsProps) {
  const { entityKey, member, fields, noun, all, own, offered, onBegin, onRemove } = props;
  return (
    <div className={styles.parts}>
      <section aria-label={`Settings of all ${noun}s`}>
        <SectionHead title={`All ${noun}s`} detail={own.length > 0 ? 'but for those below' : undefined} />
        {isPlace(all) ? <AllSettings entityKey={entityKey} {...all} fields={fields} /> : all}
      </section>
      {own.map((part) => (
        <section key={part.key} className={styles.part} aria-label={`Settings of ${part.title}`}>
          <SectionHead title={part.title} detail={part.detail}>
            <IconAction
              icon={Trash2}
              size="small"
              label={`Remove settings of ${part.title}`}
              onClick={() => onRemove(part)}
            />
          </SectionHead>
          <AllSettings entityKey={entityKey} place={[member, part.key]} ledgerPlace={[member, '*']} fields={fields} />
        </section>
      ))}
      <Select
        className={styles.add ?? ''}
        aria-label={`Set for a ${noun}`}
        placeholder={`Set for a ${noun}…`}
        data={offered.map(({ key, title }) => ({ value: key, label: title }))}
        value={null}
        searchable
        nothingFoundMessage={`No other ${noun}`}
        comboboxProps={{ shadow: 'md' }}
        onChange={(chosen) => {
          const part = offered.find(({ key }) => key === chosen);
          if (part !== undefined) onBegin(part);
        }}
      />
    </div>
  );
}

function isPlace(all: PartSettingsProps['all']): all is { readonly place: readonly string[] } {
  return typeof all === 'object' && all !== null && 'place' in all;
}
