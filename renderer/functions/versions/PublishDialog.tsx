// Publishing a version: what it is for, and what came of it.
import { GitCommitVertical } from 'lucide-react';
import { useState } from 'react';
import type { LambdaFunction } from '../../../shared/definition/companions/function';
import { FormDialog } from '../../components/FormDialog';
import { FormGrid } from '../../components/FormRow';
import { TextRow } from '../../components/TextRow';
import { useToasts } from '../../components/toast-store';
import { useStudio } from '../../state/studio-context';

export interface PublishDialogProps {
  readonly entity: LambdaFunction;
  readonly onClose: () => void;
}

/** Nothing is published where nothing changed: the toast says so. */
export function PublishDialog({ entity: { functionName }, onClose }: PublishDialogProps) {
  const { client, drafts } = useStudio();
  const toasts = useToasts();
  const [description, setDescription] = useState('');
  const publish = async () => {
    await drafts.flush();
    const { version, isNew } = await client.functions.publishVersion({
      functionName,
      ...(description.trim() !== '' && { description: description.trim() }),
    });
    // A new version stands in the table.
    if (isNew) return;
    const sentence = `Code and settings are those of version ${version}.`;
    toasts.getState().show({ tone: 'info', title: 'Nothing to publish', sentence });
  };
  return (
    <FormDialog
      isOpen
      title={`Publish a version of ${functionName}`}
      icon={GitCommitVertical}
      submitLabel="Publish"
      foot="Keeps the saved code and the settings as they are now."
      onSubmit={publish}
      onClose={onClose}
    >
      <FormGrid>
        <TextRow label="Description" isFirst maxLength={256} value={description} onType={setDescription} />
      </FormGrid>
    </FormDialog>
  );
}
