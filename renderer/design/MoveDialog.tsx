// Moving a resource by keyboard or menu: its new parent is chosen from those that may take it.
import { Modal, Select } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { RestApiView } from '../../shared/definition/api-view';
import { ToolButton } from '../components/ToolButton';
import { useDesign, useDesignStore } from './design-store';
import styles from './MoveDialog.module.css';
import { moveProblem } from './resource-tree/resource-moves';
import { useDesignActions } from './use-design-actions';

/** Open while the screen's store names a resource to move. */
export function MoveDialog({ view }: { readonly view: RestApiView }) {
  const store = useDesignStore();
  const movingId = useDesign((state) => state.movingId);
  const node = movingId === undefined ? undefined : view.resources.get(movingId);
  const close = () => store.setState({ movingId: undefined });
  return (
    <Modal
      opened={node !== undefined}
      onClose={close}
      title={`Move ${node?.path ?? ''}`}
      size={448}
      classNames={{ title: styles.title ?? '' }}
    >
      {node !== undefined && <MoveForm view={view} resourceId={node.resource.id} onDone={close} />}
    </Modal>
  );
}

interface MoveFormProps {
  readonly view: RestApiView;
  readonly resourceId: string;
  readonly onDone: () => void;
}

function MoveForm({ view, resourceId, onDone }: MoveFormProps) {
  const actions = useDesignActions(view);
  const [parentId, setParentId] = useState<string | null>(null);
  const targets = [...view.resources.values()]
    .filter(({ resource }) => moveProblem(view, resourceId, resource.id) === undefined)
    .map(({ resource, path }) => ({ value: resource.id, label: path }))
    .sort((a, b) => (a.label < b.label ? -1 : 1));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (parentId !== null && (await actions.moveResource(resourceId, parentId))) onDone();
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <Select
        label="New parent"
        data-autofocus
        searchable
        data={targets}
        value={parentId}
        placeholder="Choose a resource"
        nothingFoundMessage="No resource may take it."
        onChange={setParentId}
      />
      <div className={styles.buttons}>
        <ToolButton onClick={onDone}>Cancel</ToolButton>
        <ToolButton
          type="submit"
          tone="primary"
          {...(parentId === null && { disabledReason: 'Choose a parent first' })}
        >
          Move
        </ToolButton>
      </div>
    </form>
  );
}
