// Opening a folder by its path, for hosts without a dialog of their own.
import { TextInput } from '@mantine/core';
import { FolderOpen } from 'lucide-react';
import { useState } from 'react';
import { FormDialog } from '../../components/FormDialog';
import { FormGrid, FormRow } from '../../components/FormRow';
import { useStudio, useView } from '../../state/studio-context';

/** Shown while the view says so. */
export function OpenFolderDialog() {
  const isOpen = useView(({ overlay }) => overlay?.kind === 'open-folder');
  return isOpen ? <OpenFolder /> : null;
}

function OpenFolder() {
  const { client, view } = useStudio();
  const [folder, setFolder] = useState('');
  return (
    <FormDialog
      isOpen
      title="Open a folder"
      icon={FolderOpen}
      submitLabel="Open"
      disabledReason={folder.trim() === '' ? 'Name a folder' : undefined}
      foot="The path on the machine where Gatehouse runs."
      onSubmit={async () => void (await client.workspace.open({ folder: folder.trim() }))}
      onClose={() => view.setState({ overlay: undefined })}
    >
      <FormGrid>
        <FormRow label="Folder">
          {(ids) => (
            <TextInput
              {...ids}
              data-autofocus
              flex={1}
              value={folder}
              placeholder="/home/alice/work/orders"
              spellCheck={false}
              styles={{ input: { fontFamily: 'var(--gh-mono)' } }}
              onChange={(event) => setFolder(event.currentTarget.value)}
            />
          )}
        </FormRow>
      </FormGrid>
    </FormDialog>
  );
}
