// What a call of a function brought back: outcome, time, payload, and the log lines of this invocation.
import { CircleCheck, Code, OctagonX, Play } from 'lucide-react';
import { useId, useState } from 'react';
import { AnswerLine } from '../../components/AnswerLine';
import { CodePane } from '../../components/CodePane';
import { EmptyState } from '../../components/EmptyState';
import { joinClasses } from '../../components/join-classes';
import { Note } from '../../components/Note';
import { Skeletons } from '../../components/Skeletons';
import { TabBar } from '../../components/TabBar';
import { ToolButton } from '../../components/ToolButton';
import { byteWords, timeWords } from '../../design/diagram/time-words';
import { useStudio } from '../../state/studio-context';
import { openBackend } from '../../state/view-store';
import { useFunctionFiles } from '../code/use-function-files';
import { LogLines } from '../log/LogLines';
import styles from './AnswerOfFunction.module.css';
import { answerWords, placeOfError } from './answer-words';
import type { FunctionRun } from './function-runs';

export interface AnswerOfFunctionProps {
  readonly functionName: string;
  readonly run: FunctionRun;
}

/** The last answer stays while the next one is under way. */
export function AnswerOfFunction({ functionName, run }: AnswerOfFunctionProps) {
  const { view } = useStudio();
  const [tab, setTab] = useState<'result' | 'log'>('result');
  const panelId = useId();
  const { files } = useFunctionFiles(functionName);
  const { answer, failure, isRunning } = run;
  if (failure !== undefined && failure !== '') {
    return (
      <div className={styles.note}>
        <Note tone="error">{failure}</Note>
      </div>
    );
  }
  if (answer === undefined) {
    return isRunning ? (
      <Skeletons label="Invoking the function" rows={4} />
    ) : (
      <EmptyState
        icon={Play}
        place="inline"
        title="Not invoked yet"
        sentence="The answer, its time and what the function prints will stand here."
      />
    );
  }
  const { outcome, durationMs, log } = answer;
  const { tone, title, message, text } = answerWords(outcome);
  const Shape = tone === 'ok' ? CircleCheck : OctagonX;
  const paths = (files?.files ?? []).filter(({ kind }) => kind === 'file').map(({ path }) => path);
  const place = tone === 'ok' || outcome.kind === 'refused' ? undefined : placeOfError(outcome.payload, paths);
  return (
    <div className={styles.answer} data-running={isRunning || undefined}>
      <AnswerLine isSpoken>
        <span className={joinClasses(styles.outcome, styles[tone])}>
          <Shape size={13} strokeWidth={2.2} aria-hidden="true" />
          {title}
        </span>
        <span>{timeWords(durationMs)}</span>
        {text !== '' && <span className={styles.quiet}>{byteWords(new TextEncoder().encode(text).length)}</span>}
      </AnswerLine>
      {(message !== undefined || place !== undefined) && (
        <div className={styles.note}>
          <Note
            tone="error"
            {...(place !== undefined && {
              actions: (
                <ToolButton
                  size="small"
                  icon={Code}
                  onClick={() => openBackend(view, { kind: 'function', functionName, tab: 'code', ...place })}
                >
                  {`Open ${place.file}, line ${place.line}`}
                </ToolButton>
              ),
            })}
          >
            {message}
          </Note>
        </div>
      )}
      <TabBar
        label="Answer"
        panelId={panelId}
        selected={tab}
        onSelect={setTab}
        tabs={[
          { id: 'result', label: 'Result' },
          { id: 'log', label: 'Log', count: log.length || undefined },
        ]}
      />
      <div className={styles.panel} id={panelId} role="tabpanel" aria-label={tab === 'result' ? 'Result' : 'Log'}>
        {tab === 'log' ? (
          <LogLines label="Log of this invocation" lines={log} hasTime={false} />
        ) : text === '' ? (
          <p className={styles.none}>The answer has no payload.</p>
        ) : (
          <CodePane label="Result" text={text} language="json" isTight />
        )}
      </div>
    </div>
  );
}
