// The message that a client will send: text or binary, with what was sent before and what routes wait for.
import { Menu, Select } from '@mantine/core';
import { Bookmark, SendHorizontal } from 'lucide-react';
import type { SocketClient } from '../../shared/contract/sockets';
import type { V2ApiView } from '../../shared/definition/v2/v2-view';
import { CodeEditor } from '../components/CodeEditor';
import { errorToast } from '../components/error-toast';
import { ToolButton } from '../components/ToolButton';
import { useToasts } from '../components/toast-store';
import { useStudio } from '../state/studio-context';
import styles from './Composer.module.css';
import { changeColumn, columnIdOf, columnOf, useClientsDesk, useDesk } from './clients-desk';
import { exampleMessages, withSent } from './example-messages';

export interface ComposerProps {
  readonly view: V2ApiView;
  readonly client: SocketClient;
}

/** Ctrl+Enter sends. What is typed stays while the user looks elsewhere, and when the client connects again. */
export function Composer({ view, client: { clientId, name, state } }: ComposerProps) {
  const { client } = useStudio();
  const toasts = useToasts();
  const desk = useClientsDesk();
  const columnId = useDesk((each) => columnIdOf(each, clientId));
  const column = useDesk((each) => columnOf(each, columnId));
  const isActive = useDesk(({ activeId }) => activeId === columnId);
  const examples = exampleMessages(view);
  const { message: body = examples[0] ?? '{}', frameKind, sent } = column;
  const setBody = (message: string) => changeColumn(desk, columnId, { message });
  const isOpen = state === 'open';
  const send = async () => {
    if (!isOpen) return;
    try {
      await client.sockets.send({ clientId, body, isBase64: frameKind === 'binary' });
      changeColumn(desk, columnId, { sent: withSent(sent, body) });
    } catch (error) {
      toasts.getState().show(errorToast(error));
    }
  };
  return (
    <div
      className={styles.composer}
      onFocusCapture={() => desk.setState({ activeId: columnId })}
      onKeyDownCapture={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        event.stopPropagation();
        void send();
      }}
    >
      <div className={styles.field}>
        <CodeEditor
          label={frameKind === 'text' ? `Message of ${name}` : `Message of ${name}, base64`}
          language={frameKind === 'text' ? 'json' : 'text'}
          value={body}
          onChange={setBody}
          minLines={3}
          maxLines={8}
          isPlain
        />
      </div>
      <div className={styles.foot}>
        <Select
          aria-label={`Frame of ${name}`}
          data={[
            { value: 'text', label: 'Text' },
            { value: 'binary', label: 'Binary' },
          ]}
          value={frameKind}
          allowDeselect={false}
          onChange={(value) => changeColumn(desk, columnId, { frameKind: value === 'binary' ? 'binary' : 'text' })}
        />
        <Menu position="top-start" width={280}>
          <Menu.Target>
            <ToolButton tone="subtle" icon={Bookmark} aria-haspopup="menu">
              Messages {sent.length + examples.length}
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
          tone={isActive ? 'primary' : 'default'}
          icon={SendHorizontal}
          shortcut="Mod+Enter"
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
