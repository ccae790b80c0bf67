// Which sample a template is tried with: the last request, or one that was saved under a name.
import { Menu, Popover, Select, TextInput } from '@mantine/core';
import { Ellipsis, Save } from 'lucide-react';
import { useState } from 'react';
import { IconAction } from '../../components/IconAction';
import { ToolButton } from '../../components/ToolButton';
import { useWidthClass } from '../../components/width-class';
import styles from './TemplatePage.module.css';
import type { SampleShelf } from './use-samples';

export interface SamplePickerProps {
  readonly shelf: SampleShelf;
  /** What the sample is where none is chosen: `last request`, `made up`. */
  readonly givenWords: string;
}

/** Choose, save, save under another name, forget. */
export function SamplePicker({ shelf, givenWords }: SamplePickerProps) {
  const [naming, setNaming] = useState<string>();
  const width = useWidthClass();
  const isSlim = width === 'slim' || width === 'drawer';
  const { saved, chosen, isChanged } = shelf;
  const given = '';
  return (
    <div className={styles.picker}>
      {!isSlim && <span className={styles.quiet}>Sample</span>}
      <Select
        aria-label="Sample"
        w={isSlim ? 148 : 188}
        data={[{ value: given, label: givenWords }, ...saved.map(({ name }) => ({ value: name, label: name }))]}
        value={chosen ?? given}
        allowDeselect={false}
        comboboxProps={{ shadow: 'md' }}
        onChange={(name) => shelf.choose(name === given || name === null ? undefined : name)}
      />
      <Popover
        opened={naming !== undefined}
        onChange={(isOpen) => !isOpen && setNaming(undefined)}
        position="bottom-end"
        shadow="md"
        width={264}
        trapFocus
        returnFocus
      >
        <Popover.Target>
          <ToolButton
            icon={Save}
            disabledReason={isChanged ? undefined : 'The sample is saved as it is'}
            onClick={() => (chosen === undefined ? setNaming('') : void shelf.save(chosen))}
          >
            {isSlim ? 'Save' : 'Save sample'}
          </ToolButton>
        </Popover.Target>
        <Popover.Dropdown>
          <form
            className={styles.naming}
            onSubmit={(event) => {
              event.preventDefault();
              if (naming === undefined || naming.trim() === '') return;
              setNaming(undefined);
              void shelf.save(naming.trim());
            }}
          >
            <TextInput
              label="Name"
              data-autofocus
              placeholder="3 items, one a gift"
              value={naming ?? ''}
              maxLength={100}
              onChange={(event) => setNaming(event.currentTarget.value)}
            />
            <ToolButton type="submit" tone="primary">
              Save
            </ToolButton>
          </form>
        </Popover.Dropdown>
      </Popover>
      {chosen !== undefined && (
        <Menu position="bottom-end">
          <Menu.Target>
            <IconAction icon={Ellipsis} label="More for samples" aria-haspopup="menu" />
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => setNaming('')}>Save under another name…</Menu.Item>
            <Menu.Item onClick={() => void shelf.remove(chosen)}>Delete {chosen}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  );
}
