// The message that a client will send: text or binary, with what was sent before and what routes wait for.
import { Menu, Select } from '@mantine/core';
import { Bookmark, SendHorizontal } from 'lucide-react';
import { useState } from 'react';
import type { SocketClient } from '../../shared/contract/sockets';
import type { V2ApiView } from '../../shared/definition/v2/v2-view';
import { CodeEditor } from '../components/CodeEditor';
import { errorToast } from '../components/error-toast';
import { ToolButton } from '../components/ToolButton';
import { useToasts } from '../components/toast-store';
import { useStudio } from '../state/studio-context';
import styles from './Composer.module.css';
import { exampleMessages, withSent } from './example-messages';

export interface ComposerProps {
  readonly view: V2ApiView;
  readonly client: SocketClient;
}

/** Ctrl+Enter sends. */
export function Composer({ view, client: { clientId, name, state } }: ComposerProps) {
  const { client, drafts } = useStudio();
  const toasts = useToasts();
  const examples = exampleMessages(view);
  const [body, setBody] = useState(examples[0] ?? '{}');
  const [kind, setKind] = useState<'text' | 'binary'>('text');
  const [sent, setSent] = useState<readonly string[]>([]);
  const isOpen = state === 'open';
  const send = async () => {
    if (!isOpen) return;
    try {
      await drafts.flush();
      await client.sockets.send({ clientId, body, isBase64: kind === 'binary' });
      setSent((before) => withSent(before, body));
    } catch (error) {
      toasts.getState().show(errorToast(error));
    }
  };
  return (
    <div
      className={styles.composer}
      onKeyDownCapture={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        event.stopPropagation();
        void send();
      }}
    >
      <CodeEditor
        label={`Message of ${name}`}
        language="json"
        value={body}
        onChange={setBody}
        minLines={3}
        maxLines={8}
      />
      <div className={styles.foot}>
        <Select
          aria-label={`Frame of ${name}`}
          data={[
            { value: 'text', label: 'Text frame' },
            { value: 'binary', label: 'Binary, as base64' },
          ]}
          value={kind}
          allowDeselect={false}
          onChange={(value) => setKind(value === 'binary' ? 'binary' : 'text')}
        />
        <Menu position="top-start" width={280}>
          <Menu.Target>
            <ToolButton tone="subtle" icon={Bookmark} aria-haspopup="menu">
              Messages
            </ToolButton>
          </Menu.Target>
          <Menu.Dropdown>
            {sent.length > 0 && <Menu.Label>Sent before</Menu.Label>}
            {sent.map((text) => (
              <MessageItem key={text} text={text} onChoose={setBody} />
            ))}
            {examples.length > 0 && <Menu.Label>For each route</Menu.Label>}
            {examples.map((text) => (
              <MessageItem key={text} text={text} onChoose={setBody} />
            ))}
          </Menu.Dropdown>
        </Menu>
        <span className={styles.space} />
        <ToolButton
          tone="primary"
          icon={SendHorizontal}
          shortcut="Mod+Enter"
          hasVisibleShortcut={false}
          aria-label={`Send as ${name}`}
          onClick={() => void send()}
          {...(!isOpen && { disabledReason: 'not connected' })}
        >
          Send
        </ToolButton>
      </div>
    </div>
  );
}

function MessageItem({ text, onChoose }: { readonly text: string; readonly onChoose: (text: string) => void }) {
  return (
    <Menu.Item onClick={() => onChoose(text)}>
      <code className={styles.message}>{text}</code>
    </Menu.Item>
  );
}
