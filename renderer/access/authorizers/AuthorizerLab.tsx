// The authorizer lab: one authorizer asked on its own, with the request made up here.
import { Eraser, Play, Plus, ShieldCheck, SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import type { RestApiView } from '../../../shared/definition/api-view';
import { entityKey } from '../../../shared/definition/entities';
import type { Authorizer } from '../../../shared/definition/rest/authorizer';
import { EmptyState, ExampleCard } from '../../components/EmptyState';
import { ErrorNote } from '../../components/ErrorNote';
import { ToolButton } from '../../components/ToolButton';
import { useToasts } from '../../components/toast-store';
import { SectionBar } from '../../design/sections/PartsLayout';
import { useApis, useApiView, useEntity, useStages } from '../../state/hooks';
import { useStudio } from '../../state/studio-context';
import { openPlace } from '../../state/view-store';
import type { AccessPageProps } from '../access-section';
import { useTried } from '../use-tried';
import { AuthorizerAnswer } from './AuthorizerAnswer';
import styles from './AuthorizerLab.module.css';
import { LabRows } from './LabRows';
import { type LabForm, type LabRun, runInput, startForm } from './lab-input';
import { RunHistory } from './RunHistory';

/** So many runs are kept to compare. */
const keptRuns = 12;

/** `id` is `{apiId}/{authorizerId}`. */
export function AuthorizerPage({ id }: AccessPageProps) {
  const [apiId = '', authorizerId = ''] = (id ?? '').split('/');
  const authorizer = useEntity(entityKey('authorizer', apiId, authorizerId));
  const view = useApiView(apiId);
  if (authorizer === undefined || view === undefined) return <NoAuthorizers />;
  return <AuthorizerLab view={view} authorizer={authorizer} />;
}

function NoAuthorizers() {
  const { view } = useStudio();
  const [api] = useApis();
  const open = () => api !== undefined && openPlace(view, api.apiId, { kind: 'section', section: 'authorizers' });
  return (
    <EmptyState
      icon={ShieldCheck}
      title="No authorizers yet"
      sentence="Make one in an API's Authorizers; here it can be asked on its own, without a method behind it."
      actions={
        <ToolButton
          icon={Plus}
          tone="primary"
          disabledReason={api === undefined ? 'There is no API yet' : undefined}
          onClick={open}
        >
          {api === undefined ? 'Open authorizers' : `Open authorizers of ${api.name}`}
        </ToolButton>
      }
      example={
        <ExampleCard
          title="Who is Bearer admin?"
          action={undefined}
          rows={['Event sent to the function', 'Policy, statement by statement', 'Context as the integration gets it']}
        />
      }
    />
  );
}

interface AuthorizerLabProps {
  readonly view: RestApiView;
  readonly authorizer: Authorizer;
}

function AuthorizerLab({ view: api, authorizer }: AuthorizerLabProps) {
  const apiId = api.api.id;
  const { client, view } = useStudio();
  const toasts = useToasts();
  const tried = useTried();
  const stageNames = useStages(apiId).map(({ stageName }) => stageName);
  const [form, setForm] = useState<LabForm>(() => startForm(authorizer.identitySource, stageNames[0]));
  const [runs, setRuns] = useState<readonly LabRun[]>([]);
  const [shown, setShown] = useState<LabRun>();
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const ask = async () => {
    setBusy(true);
    setError(undefined);
    try {
      const run = await client.authorizers.run(runInput(apiId, authorizer.id, form));
      const request = `${form.httpMethod} ${form.path}`;
      const next = { number: (runs[0]?.number ?? 0) + 1, at: Date.now(), request, run };
      setRuns([next, ...runs].slice(0, keptRuns));
      setShown(next);
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  const flush = (stageName: string) =>
    tried(async () => {
      await client.authorizers.flush({ apiId, stageName });
      toasts.getState().show({ tone: 'ok', title: `Authorizer cache of ${stageName} flushed` });
    });
  const { stageName } = form;
  return (
    <>
      <SectionBar icon={ShieldCheck} title={authorizer.name} detail={authorizer.type}>
        <ToolButton
          icon={SlidersHorizontal}
          tone="subtle"
          onClick={() => openPlace(view, apiId, { kind: 'section', section: 'authorizers', id: authorizer.id })}
        >
          Settings
        </ToolButton>
        <ToolButton
          icon={Eraser}
          disabledReason={stageName === undefined ? 'Choose a stage first' : undefined}
          onClick={() => stageName !== undefined && void flush(stageName)}
        >
          Flush cache
        </ToolButton>
        <ToolButton icon={Play} tone="primary" isBusy={isBusy} onClick={() => void ask()}>
          Run authorizer
        </ToolButton>
      </SectionBar>
      <section className={styles.body} data-region="form" aria-label={authorizer.name}>
        <LabRows
          view={api}
          authorizer={authorizer}
          form={form}
          stageNames={stageNames}
          onChange={(part) => setForm((old) => ({ ...old, ...part }))}
        />
        {error !== undefined && <ErrorNote error={error} onRetry={() => void ask()} />}
        {shown !== undefined && (
          <>
            <RunHistory runs={runs} shown={shown} onShow={setShown} />
            <AuthorizerAnswer run={shown.run} />
          </>
        )}
      </section>
    </>
  );
}
