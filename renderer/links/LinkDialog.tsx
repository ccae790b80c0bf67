// Linking an API to its OpenAPI document: the file, and whether edits are written back into it.
import { Checkbox, TextInput } from '@mantine/core';
import { FolderOpen, Link2 } from 'lucide-react';
import { useState } from 'react';
import { FormDialog } from '../components/FormDialog';
import { FormGrid, FormRow } from '../components/FormRow';
import { ToolButton } from '../components/ToolButton';
import { useToasts } from '../components/toast-store';
import { useHost, useWorkspace } from '../state/hooks';
import { useStudio, useView } from '../state/studio-context';
import { linkTopic } from './link-words';
import { useLinkedApi } from './use-linked-api';

/** Shown while the view says so. */
export function LinkDialog() {
  const apiId = useView(({ overlay }) => (overlay?.kind === 'link' ? overlay.apiId : undefined));
  return apiId === undefined ? null : <Link apiId={apiId} />;
}

/** A document that differs opens the review: nothing is merged unasked. */
function Link({ apiId }: { readonly apiId: string }) {
  const { client, drafts, view } = useStudio();
  const toasts = useToasts();
  const { mayPickFiles } = useHost();
  const folder = useWorkspace()?.folder ?? '';
  const name = useLinkedApi(apiId)?.name ?? 'API';
  const [file, setFile] = useState('');
  const [writeBack, setWriteBack] = useState(false);
  const choose = async () => {
    const path = await client.host.pickFile({ title: 'The OpenAPI document' });
    if (path !== null) setFile(path);
  };
  const link = async () => {
    await drafts.flush();
    const { state } = await client.links.link({ apiId, file, writeBack });
    if (state.status !== 'in step') {
      view.setState({ overlay: { kind: 'link-review', apiId } });
      return;
    }
    const sentence = `It is in step with ${state.file}.`;
    toasts.getState().show({ tone: 'ok', topic: linkTopic(apiId), title: `${name} is linked`, sentence });
  };
  return (
    <FormDialog
      isOpen
      title={`Link ${name} to a document`}
      icon={Link2}
      submitLabel="Link"
      width={560}
      disabledReason={file.trim() === '' ? 'Name a file first' : undefined}
      foot="A file that is there is compared first; a new one is made of the API."
      onSubmit={link}
      // The review has taken the place of this dialog already.
      onClose={() => view.setState(({ overlay }) => (overlay?.kind === 'link' ? { overlay: undefined } : {}))}
    >
      <FormGrid>
        <FormRow label="OpenAPI file" aside={mayPickFiles && <Choose onClick={() => void choose()} />}>
          {(ids) => (
            <TextInput
              {...ids}
              data-autofocus
              flex={1}
              value={file}
              placeholder="openapi.yaml"
              title={`A path is relative to ${folder}`}
              spellCheck={false}
              autoComplete="off"
              onChange={(event) => setFile(event.currentTarget.value)}
            />
          )}
        </FormRow>
        <FormRow label="Write back">
          {(ids) => (
            <Checkbox
              {...ids}
              size="xs"
              label="Edits of the API are written into the file"
              checked={writeBack}
              onChange={(event) => setWriteBack(event.currentTarget.checked)}
            />
          )}
        </FormRow>
      </FormGrid>
    </FormDialog>
  );
}

function Choose({ onClick }: { readonly onClick: () => void }) {
  return (
    <ToolButton icon={FolderOpen} onClick={onClick}>
      Choose…
    </ToolButton>
  );
}
