// A message to one connection through @connections.
import { SendHorizontal } from 'lucide-react';
import { useState } from 'react';
import { CodeEditor } from '../components/CodeEditor';
import { FormDialog } from '../components/FormDialog';
import { useToasts } from '../components/toast-store';
import { useClient } from '../state/studio-context';

export interface PostDialogProps {
  readonly name: string;
  readonly place: { readonly apiId: string; readonly stageName: string; readonly connectionId: string };
  readonly onClose: () => void;
}

/** Says what the call answered. */
export function PostDialog({ name, place, onClose }: PostDialogProps) {
  const client = useClient();
  const toasts = useToasts();
  const [body, setBody] = useState('{"message": "hello"}');
  const post = async () => {
    const { status, body: answer } = await client.sockets.post({ ...place, body });
    const title = `@connections answered ${status}`;
    toasts.getState().show({ tone: status < 300 ? 'ok' : 'error', title, ...(answer !== '' && { sentence: answer }) });
  };
  return (
    <FormDialog
      isOpen
      title={`Post to ${name}`}
      icon={SendHorizontal}
      submitLabel="Post"
      onSubmit={post}
      onClose={onClose}
    >
      <CodeEditor label="Message to post" language="json" value={body} onChange={setBody} minLines={4} maxLines={12} />
    </FormDialog>
  );
}
