// The authorizer lab: one authorizer asked on its own, with the request made up here.
import { Eraser, Play, Plus, ShieldCheck, SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { entityKey } from '../../../shared/definition/entities';
import { EmptyState, ExampleCard } from '../../components/EmptyState';
import { ErrorNote } from '../../components/ErrorNote';
import { ToolButton } from '../../components/ToolButton';
import { useToasts } from '../../components/toast-store';
import { SectionBar } from '../../design/sections/PartsLayout';
import { useApis, useApiView, useEntity, useStages, useV2ApiView } from '../../state/hooks';
import { useStudio } from '../../state/studio-context';
import { openPlace } from '../../state/view-store';
import type { AccessPageProps } from '../access-section';
import { useTried } from '../use-tried';
import { AuthorizerAnswer } from './AuthorizerAnswer';
import styles from './AuthorizerLab.module.css';
import { LabRows } from './LabRows';
import { type LabAuthorizer, restLabAuthorizer, v2LabAuthorizer } from './lab-authorizer';
import { type LabForm, type LabRun, runInput, startForm } from './lab-input';
import { RunHistory } from './RunHistory';

/** So many runs are kept to compare. */
const keptRuns = 12;

/** `id` is `{apiId}/{authorizerId}`. */
export function AuthorizerPage({ id }: AccessPageProps) {
  const [apiId = '', authorizerId = ''] = (id ?? '').split('/');
  const authorizer = useEntity(entityKey('authorizer', apiId, authorizerId));
  const v2Authorizer = useEntity(entityKey('v2-authorizer', apiId, authorizerId));
  const view = useApiView(apiId);
  const v2View = useV2ApiView(apiId);
  if (authorizer !== undefined && view !== undefined) {
    return <AuthorizerLab key={id} authorizer={restLabAuthorizer(view, authorizer)} />;
  }
  if (v2Authorizer !== undefined && v2View !== undefined) {
    return <AuthorizerLab key={id} authorizer={v2LabAuthorizer(v2View, v2Authorizer)} />;
  }
  return <NoAuthorizers />;
}

function NoAuthorizers() {
  const { view } = useStudio();
  const [api] = useApis();
  const v2View = useV2ApiView(api?.apiId);
  const kind = v2View === undefined ? 'section' : 'v2-section';
  const open = () => api !== undefined && openPlace(view, api.apiId, { kind, section: 'authorizers' });
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

function AuthorizerLab({ authorizer }: { readonly authorizer: LabAuthorizer }) {
  const { apiId } = authorizer;
  const { client, view } = useStudio();
  const toasts = useToasts();
  const tried = useTried();
  const stageNames = useStages(apiId).map(({ stageName }) => stageName);
  const [form, setForm] = useState<LabForm>(() => startForm(authorizer.sources, stageNames[0]));
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
        <ToolButton icon={SlidersHorizontal} tone="subtle" onClick={() => openPlace(view, apiId, authorizer.place)}>
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
