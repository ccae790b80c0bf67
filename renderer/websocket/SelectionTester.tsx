// The route selection expression in the title bar, with a message to try it on before anything is sent.
import { Popover } from '@mantine/core';
import { Split } from 'lucide-react';
import { useState } from 'react';
import { entityKey } from '../../shared/definition/entities';
import type { V2ApiView } from '../../shared/definition/v2/v2-view';
import { CodeEditor } from '../components/CodeEditor';
import { FormGrid } from '../components/FormRow';
import { ToolButton } from '../components/ToolButton';
import { FieldRow } from '../design/forms/fields/FieldRow';
import { exampleMessages } from './example-messages';
import styles from './SelectionTester.module.css';
import { triedSelection } from './tried-selection';

/** The button shows the expression; its popover edits and tries it. */
export function SelectionTester({ view }: { readonly view: V2ApiView }) {
  const [isOpen, setOpen] = useState(false);
  const [message, setMessage] = useState(exampleMessages(view)[0] ?? '{}');
  const tried = triedSelection(view, message);
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" shadow="md" width={420} trapFocus returnFocus>
      <Popover.Target>
        <ToolButton
          icon={Split}
          tone="subtle"
          aria-haspopup="dialog"
          aria-expanded={isOpen}
          aria-label="Route selection"
          onClick={() => setOpen(!isOpen)}
        >
          <code className={styles.expression}>{view.api.routeSelectionExpression}</code>
        </ToolButton>
      </Popover.Target>
      <Popover.Dropdown aria-label="Route selection">
        <FormGrid>
          <FieldRow
            entityKey={entityKey('v2-api', view.api.id)}
            place={[]}
            field={{
              path: ['routeSelectionExpression'],
              label: 'Expression',
              control: { kind: 'text', isMono: true, placeholder: '$request.body.action' },
            }}
          />
        </FormGrid>
        <div className={styles.message}>
          <CodeEditor
            label="Message to try"
            language="json"
            value={message}
            onChange={setMessage}
            minLines={3}
            maxLines={8}
            isPlain
          />
        </div>
        <p className={styles.outcome} role="status">
          {tried}
        </p>
      </Popover.Dropdown>
    </Popover>
  );
}
