// The log of a function, live, with a filter; or of one invocation, where a request led here.
import { TextInput } from '@mantine/core';
import { ScrollText, Search, X } from 'lucide-react';
import { useState } from 'react';
import { EmptyState } from '../../components/EmptyState';
import { IconAction } from '../../components/IconAction';
import { Note } from '../../components/Note';
import { Skeletons } from '../../components/Skeletons';
import { useStudio } from '../../state/studio-context';
import { openBackend } from '../../state/view-store';
import { LogLines } from './LogLines';
import styles from './LogTab.module.css';
import { useFunctionLog } from './use-function-log';

export interface LogTabProps {
  readonly functionName: string;
  readonly requestId: string | undefined;
}

/** Newest at the end. */
export function LogTab({ functionName, requestId }: LogTabProps) {
  const { view } = useStudio();
  const { lines, refusal } = useFunctionLog(functionName, requestId);
  const [text, setText] = useState('');
  const wanted = text.trim().toLowerCase();
  const shown = wanted === '' ? lines : lines?.filter((line) => line.text.toLowerCase().includes(wanted));
  return (
    <div className={styles.tab}>
      <div className={styles.bar}>
        <TextInput
          aria-label="Filter the log"
          placeholder="Filter"
          leftSection={<Search size={13} aria-hidden="true" />}
          w={220}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {requestId !== undefined && (
          <span className={styles.request}>
            invocation <code>{requestId}</code>
            <IconAction
              icon={X}
              size="small"
              label="Show all invocations"
              onClick={() => openBackend(view, { kind: 'function', functionName, tab: 'log' })}
            />
          </span>
        )}
        <span className={styles.count}>
          {shown === undefined
            ? ''
            : `${shown.length.toLocaleString('en-US')} ${shown.length === 1 ? 'line' : 'lines'}`}
        </span>
      </div>
      {refusal !== undefined && <Note tone="error">{refusal}</Note>}
      {shown === undefined && <Skeletons label="Reading the log" rows={5} />}
      {shown?.length === 0 && (
        <EmptyState
          icon={ScrollText}
          title={wanted === '' ? 'Nothing logged yet' : 'No line has this text'}
          sentence={
            wanted === ''
              ? 'Invoke the function, or call a method that does: what it prints appears here at once.'
              : 'The filter looks through the lines that are kept on this page.'
          }
        />
      )}
      {shown !== undefined && shown.length > 0 && <LogLines label={`Log of ${functionName}`} lines={shown} />}
    </div>
  );
}
