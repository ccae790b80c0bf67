// The right pane: what came of the open request or scenario last, check by check, with the way to its trace.
import { Activity, FlaskConical, LoaderCircle } from 'lucide-react';
import { useId, useState } from 'react';
import type { TestResult } from '../../../shared/contract/tests';
import { AnswerLine } from '../../components/AnswerLine';
import { CodePane } from '../../components/CodePane';
import { languageOf } from '../../components/code/tokenize';
import { EmptyState } from '../../components/EmptyState';
import { Note } from '../../components/Note';
import { PaneHead } from '../../components/PaneHead';
import { StatusBadge } from '../../components/StatusBadge';
import { TabBar } from '../../components/TabBar';
import { ToolButton } from '../../components/ToolButton';
import { byteWords, timeWords } from '../../design/diagram/time-words';
import { useStudio } from '../../state/studio-context';
import { showRequest, type TestPlace } from '../../state/view-store';
import { HeaderTable } from '../../trace/AnswerView';
import { bodyText } from '../../trace/message-text';
import { statusText } from '../../trace/status-text';
import { resultKey, useTestRuns } from '../test-runs';
import { VerdictMark, verdictWords } from '../VerdictMark';
import { CheckList } from './CheckList';
import styles from './ResultPane.module.css';
import { SentRequest } from './SentRequest';

type ResultTab = 'checks' | 'body' | 'headers' | 'sent';

export interface ResultPaneProps {
  readonly place: Required<TestPlace>;
  /** A conversation has checks, but no one answer. */
  readonly isScenario: boolean;
}

/** Keeps the chosen tab from one request to the next. */
export function ResultPane({ place, isScenario }: ResultPaneProps) {
  const { view } = useStudio();
  const key = resultKey(place.suiteId, place.testId);
  const result = useTestRuns(({ results }) => results.get(key));
  const isRunning = useTestRuns(
    ({ running }) => running?.current?.suiteId === place.suiteId && running.current.testId === place.testId,
  );
  const [tab, setTab] = useState<ResultTab>('checks');
  const isRecording = useTestRuns(({ running }) => running !== undefined && running.done >= running.counts.total);
  const requestId = result?.requestId;
  return (
    <section className={styles.pane} aria-label="Result" data-region="right">
      <PaneHead title="Result">
        {requestId !== undefined && (
          <ToolButton
            icon={Activity}
            size="small"
            disabledReason={isRecording ? 'The trace is being recorded' : undefined}
            onClick={() => showRequest(view, requestId)}
          >
            Show trace
          </ToolButton>
        )}
      </PaneHead>
      {result === undefined ? (
        <EmptyState
          icon={isRunning ? LoaderCircle : FlaskConical}
          place="inline"
          title={isRunning ? 'Waiting for the answer' : 'Not run yet'}
          sentence={
            isScenario
              ? 'Run the scenario: each step that expects something appears here with what came.'
              : 'Run the request: each expectation appears here with what came.'
          }
        />
      ) : (
        <Outcome result={result} isScenario={isScenario} tab={isScenario ? 'checks' : tab} onTab={setTab} />
      )}
    </section>
  );
}

interface OutcomeProps {
  readonly result: TestResult;
  readonly isScenario: boolean;
  readonly tab: ResultTab;
  readonly onTab: (tab: ResultTab) => void;
}

function Outcome({ result, isScenario, tab, onTab }: OutcomeProps) {
  const panelId = useId();
  const { verdict, checks, answer, durationMs, error, captured } = result;
  const passed = checks.filter((check) => check.verdict === 'passed').length;
  return (
    <>
      <AnswerLine>
        <span className={styles.verdict} data-verdict={verdict}>
          <VerdictMark verdict={verdict} size={14} />
          {verdictWords[verdict]}
        </span>
        {answer !== undefined && <StatusBadge status={answer.status} text={statusText(answer.status)} />}
        <span className={styles.end}>{timeWords(durationMs)}</span>
      </AnswerLine>
      {error !== undefined && (
        <div className={styles.note}>
          <Note tone="error" title={isScenario ? 'It could not go on' : 'Nothing came back'}>
            {error}
          </Note>
        </div>
      )}
      {!isScenario && (
        <TabBar
          label="Result"
          panelId={panelId}
          selected={tab}
          onSelect={onTab}
          tabs={[
            { id: 'checks', label: 'Checks', count: checks.length },
            { id: 'body', label: 'Body' },
            { id: 'headers', label: 'Headers', count: answer?.headers.length },
            { id: 'sent', label: 'Sent' },
          ]}
        />
      )}
      <div className={styles.panel} id={panelId} role="tabpanel" aria-label={tab}>
        {tab === 'checks' && <CheckList checks={checks} captured={captured} passed={passed} />}
        {tab === 'body' && <Body answer={answer} />}
        {tab === 'headers' && <HeaderTable headers={answer?.headers ?? []} />}
        {tab === 'sent' && <SentRequest sent={result.sent} />}
      </div>
    </>
  );
}

function Body({ answer }: { readonly answer: TestResult['answer'] }) {
  if (answer === undefined) return <p className={styles.none}>There is no answer.</p>;
  const { body, headers, isBase64, isTruncated } = answer;
  if (body === '') return <p className={styles.none}>The answer has no body.</p>;
  if (isBase64) return <p className={styles.none}>{byteWords(Math.floor((body.length * 3) / 4))} that are no text.</p>;
  const contentType = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  return (
    <>
      {isTruncated && <p className={styles.none}>The first part of the body.</p>}
      <CodePane
        label="Response body"
        text={bodyText({ bytes: body.length, text: body, isTruncated })}
        language={languageOf(contentType)}
      />
    </>
  );
}
