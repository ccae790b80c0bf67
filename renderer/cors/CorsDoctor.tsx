// The CORS doctor: a call as a browser makes it for a page of another origin, who blocks it, and what would help.
import { Checkbox, Select, TextInput } from '@mantine/core';
import { Stethoscope, Wrench } from 'lucide-react';
import { useState } from 'react';
import type { CorsReport } from '../../shared/contract/cors';
import { DialogFrame } from '../components/DialogFrame';
import { ErrorNote } from '../components/ErrorNote';
import { FormGrid, FormRow } from '../components/FormRow';
import { KeyValueEditor } from '../components/KeyValueEditor';
import type { KeyValueRow } from '../components/key-value-rows';
import { Note } from '../components/Note';
import { ToolButton } from '../components/ToolButton';
import { useSelectedStageName, useStages } from '../state/hooks';
import { useStudio, useView } from '../state/studio-context';
import { applyCure } from './apply-cure';
import { CorsCalls } from './CorsCalls';
import styles from './CorsDoctor.module.css';

/** Shown while the view says so. */
export function CorsDoctor() {
  const { view } = useStudio();
  const overlay = useView(({ overlay: open }) => open);
  const shown = overlay?.kind === 'cors-doctor' ? overlay : undefined;
  const close = () => view.setState({ overlay: undefined });
  return (
    <DialogFrame isOpen={shown !== undefined} onClose={close} width={680} label="CORS doctor">
      {shown !== undefined && <Doctor apiId={shown.apiId} first={shown} onClose={close} />}
    </DialogFrame>
  );
}

interface DoctorProps {
  readonly apiId: string;
  readonly first: { readonly verb?: string; readonly path?: string };
  readonly onClose: () => void;
}

const verbs = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'];

function Doctor({ apiId, first, onClose }: DoctorProps) {
  const { client, drafts } = useStudio();
  const selectedStage = useSelectedStageName();
  const stages = useStages(apiId).filter(({ deploymentId }) => deploymentId !== undefined);
  const [stageName, setStage] = useState(selectedStage ?? '');
  const [origin, setOrigin] = useState('https://app.example.com');
  const [verb, setVerb] = useState(first.verb ?? 'GET');
  const [path, setPath] = useState(first.path ?? '/');
  const [headers, setHeaders] = useState<readonly KeyValueRow[]>([{ name: 'Content-Type', value: 'application/json' }]);
  const [hasCredentials, setCredentials] = useState(false);
  const [report, setReport] = useState<CorsReport>();
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const [isCured, setCured] = useState(false);
  const attempt = async (deed: () => Promise<void>) => {
    setBusy(true);
    setError(undefined);
    try {
      await drafts.flush();
      await deed();
    } catch (failure) {
      setError(failure);
    }
    setBusy(false);
  };
  const check = () =>
    attempt(async () => {
      const sent = headers
        .filter((row) => row.name !== '' && row.isOn !== false)
        .map((row): [string, string] => [row.name, row.value]);
      const call = { apiId, stageName, verb, pathWithQueryString: path, origin, headers: sent, hasCredentials };
      setReport(await client.cors.check(call));
      setCured(false);
    });
  const cure = report?.cure;
  const apply = () =>
    attempt(async () => {
      if (cure === undefined) return;
      await applyCure(client, apiId, cure);
      await client.deployments.create({ apiId, stageName, description: cure.label });
      setCured(true);
    });
  return (
    <section className={styles.doctor} aria-label="CORS doctor">
      <h2 className={styles.title}>
        <Stethoscope size={16} aria-hidden="true" />
        CORS doctor
      </h2>
      <FormGrid>
        <FormRow label="Page of">
          {(ids) => (
            <TextInput
              {...ids}
              flex={1}
              data-autofocus
              value={origin}
              onChange={(event) => setOrigin(event.currentTarget.value)}
            />
          )}
        </FormRow>
        <FormRow label="Calls">
          <Select
            aria-label="Method"
            w={96}
            data={verbs}
            value={verb}
            allowDeselect={false}
            onChange={(value) => setVerb(value ?? 'GET')}
          />
          <TextInput aria-label="Path" flex={1} value={path} onChange={(event) => setPath(event.currentTarget.value)} />
          <Select
            aria-label="Stage"
            w={128}
            data={stages.map((stage) => stage.stageName)}
            value={stageName}
            allowDeselect={false}
            onChange={(value) => setStage(value ?? '')}
          />
        </FormRow>
        <FormRow label="Credentials">
          {(ids) => (
            <Checkbox
              {...ids}
              label="cookies and authorization go along"
              checked={hasCredentials}
              onChange={(event) => setCredentials(event.currentTarget.checked)}
            />
          )}
        </FormRow>
      </FormGrid>
      <KeyValueEditor
        label="Headers of the page"
        nameHeading="Header"
        valueHeading="Value"
        addWords="Add header"
        lead="tick"
        isCaseSensitive={false}
        rows={headers}
        onChange={setHeaders}
      />
      {error !== undefined && <ErrorNote error={error} />}
      {report !== undefined && <Outcome report={report} isBusy={isBusy} />}
      {isCured && (
        <Note tone="info" title="Changed and deployed">
          Check again: the page should get its answer now. Undo takes the change back.
        </Note>
      )}
      <footer className={styles.foot}>
        <ToolButton onClick={onClose}>Close</ToolButton>
        {cure !== undefined && cure.kind !== 'endpoint' && !isCured && (
          <ToolButton icon={Wrench} isBusy={isBusy} onClick={() => void apply()}>
            {`${cure.label}, and deploy`}
          </ToolButton>
        )}
        <ToolButton
          tone="primary"
          isBusy={isBusy}
          onClick={() => void check()}
          {...(stageName === '' && { disabledReason: 'Deploy the API first' })}
        >
          {report === undefined ? 'Check' : 'Check again'}
        </ToolButton>
      </footer>
    </section>
  );
}

function Outcome({ report, isBusy }: { readonly report: CorsReport; readonly isBusy: boolean }) {
  const { outcome, preflightReasons, because, side, hiddenHeaders, cure } = report;
  return (
    <section aria-label="What the browser does" aria-busy={isBusy} className={styles.outcome}>
      <p className={styles.reason}>
        {preflightReasons.length === 0
          ? 'A simple request: the browser asks nothing first.'
          : `The browser asks first. ${preflightReasons.join(' ')}`}
      </p>
      <CorsCalls calls={report.calls} />
      {outcome === 'allowed' ? (
        <Note tone="ok" title="The page gets the answer">
          {hiddenHeaders.length > 0
            ? `It cannot read: ${hiddenHeaders.join(', ')}.`
            : 'It can read every header of it.'}
        </Note>
      ) : (
        <Note
          tone="error"
          title={side === 'endpoint' ? 'Blocked by the endpoint’s answer' : 'Blocked by the gateway’s answer'}
        >
          {because}
        </Note>
      )}
      {cure?.kind === 'endpoint' && <pre className={styles.lines}>{cure.lines.join('\n')}</pre>}
    </section>
  );
}
