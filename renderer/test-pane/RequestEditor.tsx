// Path and query, headers and body of the request to send.
import { Select } from '@mantine/core';
import { useId, useState } from 'react';
import { httpMethods } from '../../shared/definition/rest/method';
import { CodeEditor } from '../components/CodeEditor';
import { KeyValueEditor } from '../components/KeyValueEditor';
import { TabBar } from '../components/TabBar';
import styles from './RequestEditor.module.css';
import type { RequestDraft } from './request-draft';

type Part = 'path' | 'headers' | 'body';

export interface RequestEditorProps {
  readonly draft: RequestDraft;
  /** The verb that is taken; of `ANY` one is chosen. */
  readonly httpMethod: string;
  readonly onChange: (draft: RequestDraft) => void;
}

/** Three tabs; the first that has something to fill in is open. */
export function RequestEditor({ draft, httpMethod, onChange }: RequestEditorProps) {
  const hasParameters = draft.path.length + draft.querystring.length > 0;
  const takesBody = !['GET', 'HEAD', 'DELETE', 'OPTIONS'].includes(httpMethod);
  const [part, setPart] = useState<Part>(hasParameters || !takesBody ? 'path' : 'body');
  const panelId = useId();
  const filled = (rows: readonly { readonly name: string; readonly isOn?: boolean }[]) =>
    rows.filter(({ name, isOn }) => name !== '' && isOn !== false).length;
  return (
    <div className={styles.editor}>
      <TabBar
        label="Request"
        panelId={panelId}
        selected={part}
        onSelect={setPart}
        tabs={[
          { id: 'path', label: 'Path', count: filled(draft.path) + filled(draft.querystring) },
          { id: 'headers', label: 'Headers', count: filled(draft.headers) },
          { id: 'body', label: 'Body' },
        ]}
      />
      <div className={styles.part} id={panelId} role="tabpanel" aria-label={part}>
        {part === 'path' && <PathPart draft={draft} httpMethod={httpMethod} onChange={onChange} />}
        {part === 'headers' && (
          <KeyValueEditor
            label="Request headers"
            nameHeading="Header"
            valueHeading="Value"
            addWords="Add header"
            lead="tick"
            isCaseSensitive={false}
            nameOptions={['Accept', 'Authorization', 'Content-Type', 'Origin', 'X-API-Key']}
            rows={draft.headers}
            onChange={(headers) => onChange({ ...draft, headers })}
          />
        )}
        {part === 'body' && (
          <div className={styles.body}>
            <CodeEditor
              label="Request body"
              language="json"
              value={draft.body}
              onChange={(body) => onChange({ ...draft, body })}
              minLines={5}
              maxLines={12}
            />
          </div>
        )}
      </div>
    </div>
  );
}

function PathPart({ draft, httpMethod, onChange }: RequestEditorProps) {
  return (
    <div className={styles.rows}>
      {httpMethod === 'ANY' && (
        <Select
          aria-label="Verb to send"
          data={httpMethods.filter((verb) => verb !== 'ANY')}
          value={draft.verb}
          allowDeselect={false}
          onChange={(verb) => onChange({ ...draft, verb: verb ?? 'GET' })}
        />
      )}
      {draft.path.length > 0 && (
        <KeyValueEditor
          label="Path parameters"
          nameHeading="Path"
          valueHeading="Value"
          addWords=""
          lead="none"
          hasFixedNames
          rows={draft.path}
          onChange={(path) => onChange({ ...draft, path })}
        />
      )}
      <KeyValueEditor
        label="Query string parameters"
        nameHeading="Query"
        valueHeading="Value"
        addWords="Add query parameter"
        lead="tick"
        rows={draft.querystring}
        onChange={(querystring) => onChange({ ...draft, querystring })}
      />
    </div>
  );
}
