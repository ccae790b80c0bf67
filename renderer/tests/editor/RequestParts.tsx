// Query, headers and body of a test's request, in tabs.
import { useId, useState } from 'react';
import type { TestPair, TestRequest } from '../../../shared/definition/companions/test-suite';
import { CodeEditor } from '../../components/CodeEditor';
import { KeyValueEditor } from '../../components/KeyValueEditor';
import type { KeyValueRow } from '../../components/key-value-rows';
import { Note } from '../../components/Note';
import { TabBar } from '../../components/TabBar';
import { ToolButton } from '../../components/ToolButton';
import styles from './RequestPage.module.css';
import type { RequestChange } from './use-request';

type Part = 'query' | 'headers' | 'body';

export interface RequestPartsProps {
  readonly request: TestRequest;
  readonly change: (next: RequestChange) => void;
}

/** The first tab that has something in it is open. */
export function RequestParts({ request, change }: RequestPartsProps) {
  const { query = [], headers = [], body } = request;
  const [part, setPart] = useState<Part>(body !== undefined ? 'body' : query.length > 0 ? 'query' : 'headers');
  const panelId = useId();
  const sent = (pairs: readonly TestPair[]) => pairs.filter(({ enabled }) => enabled).length;
  return (
    <div className={styles.parts}>
      <TabBar
        label="Request"
        panelId={panelId}
        selected={part}
        onSelect={setPart}
        tabs={[
          { id: 'query', label: 'Query', count: sent(query) },
          { id: 'headers', label: 'Headers', count: sent(headers) },
          { id: 'body', label: 'Body' },
        ]}
      />
      <div className={styles.part} id={panelId} role="tabpanel" aria-label={part}>
        {part === 'query' && (
          <KeyValueEditor
            label="Query parameters"
            nameHeading="Query"
            valueHeading="Value"
            addWords="Add query parameter"
            lead="tick"
            mayRepeat
            rows={rowsOf(query)}
            onChange={(rows) => change({ query: pairsOf(rows) })}
          />
        )}
        {part === 'headers' && (
          <KeyValueEditor
            label="Headers"
            nameHeading="Header"
            valueHeading="Value"
            addWords="Add header"
            lead="tick"
            mayRepeat
            nameOptions={['Accept', 'Authorization', 'Content-Type', 'Origin', 'X-API-Key']}
            rows={rowsOf(headers)}
            onChange={(rows) => change({ headers: pairsOf(rows) })}
          />
        )}
        {part === 'body' && <BodyPart request={request} change={change} />}
      </div>
    </div>
  );
}

function BodyPart({ request: { body = '', isBase64 }, change }: RequestPartsProps) {
  if (isBase64 === true) {
    return (
      <Note
        tone="info"
        title="The body is not text"
        actions={
          <ToolButton size="small" onClick={() => change({ body: undefined, isBase64: undefined })}>
            Remove it
          </ToolButton>
        }
      >
        {Math.floor((body.length * 3) / 4).toLocaleString('en-US')} bytes, sent as they are.
      </Note>
    );
  }
  return (
    <div className={styles.body}>
      <CodeEditor
        label="Body"
        language={/^\s*</.test(body) ? 'xml' : 'json'}
        value={body}
        onChange={(text) => change({ body: text === '' ? undefined : text })}
        minLines={5}
        maxLines={16}
      />
    </div>
  );
}

function rowsOf(pairs: readonly TestPair[]): readonly KeyValueRow[] {
  return pairs.map(({ name, value, enabled }) => ({ name, value, isOn: enabled }));
}

/** Undefined where nothing is left, so that the file stays short. */
function pairsOf(rows: readonly KeyValueRow[]): TestPair[] | undefined {
  const pairs = rows
    .filter(({ name, value }) => name !== '' || value !== '')
    .map(({ name, value, isOn }) => ({ name, value, enabled: isOn !== false }));
  return pairs.length === 0 ? undefined : pairs;
}
