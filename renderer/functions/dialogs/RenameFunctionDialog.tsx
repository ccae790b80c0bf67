// Another name for a function: the methods that call it follow.
import { PencilLine } from 'lucide-react';
import { useState } from 'react';
import { FormDialog } from '../../components/FormDialog';
import { FormGrid } from '../../components/FormRow';
import { TextRow } from '../../components/TextRow';
import { useEntities } from '../../state/hooks';
import { useStudio, useView } from '../../state/studio-context';
import { openBackend } from '../../state/view-store';
import { nameProblem } from './NewFunctionDialog';

/** Shown while the view says so. */
export function RenameFunctionDialog() {
  const overlay = useView((view) => view.overlay);
  return overlay?.kind === 'rename-function' ? <Rename functionName={overlay.functionName} /> : null;
}

function Rename({ functionName }: { readonly functionName: string }) {
  const { client, view } = useStudio();
  const taken = new Set(useEntities('function').map(({ entity }) => entity.functionName));
  const [newName, setNewName] = useState(functionName);
  const problem = newName === functionName ? 'Type another name' : nameProblem(newName, taken);
  return (
    <FormDialog
      isOpen
      title={`Rename ${functionName}`}
      icon={PencilLine}
      submitLabel="Rename"
      disabledReason={problem}
      foot="Methods that call it follow. Its code stays where it is."
      onSubmit={async () => {
        await client.functions.rename({ functionName, newName });
        openBackend(view, { kind: 'function', functionName: newName });
      }}
      onClose={() => view.setState({ overlay: undefined })}
    >
      <FormGrid>
        <TextRow
          label="Name"
          error={newName === functionName ? undefined : problem}
          isFirst
          value={newName}
          onType={setNewName}
          holds="name"
        />
      </FormGrid>
    </FormDialog>
  );
}
