// Opening a folder by its path, for hosts without a dialog of their own.
import { FolderOpen } from 'lucide-react';
import { useState } from 'react';
import { FormDialog } from '../../components/FormDialog';
import { FormGrid } from '../../components/FormRow';
import { TextRow } from '../../components/TextRow';
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
        <TextRow
          label="Folder"
          isFirst
          value={folder}
          placeholder="/home/alice/work/orders"
          onType={setFolder}
          holds="code"
        />
      </FormGrid>
    </FormDialog>
  );
}
