// "Move to an HTTP API": the report of a REST API, and the button that makes the HTTP API beside it.
import { Checkbox, TextInput } from '@mantine/core';
import { ArrowRightLeft } from 'lucide-react';
import { useState } from 'react';
import { type MigrationNote, migrationSeverities } from '../../shared/definition/migration/migration-note';
import { countWords } from '../components/count-words';
import { ErrorNote } from '../components/ErrorNote';
import { FormDialog } from '../components/FormDialog';
import { Segments } from '../components/Segments';
import { Skeletons } from '../components/Skeletons';
import { useToasts } from '../components/toast-store';
import { useEntities, useEntity } from '../state/hooks';
import { useStudio, useView } from '../state/studio-context';
import styles from './migration.module.css';
import { NoteList } from './NoteList';
import { groupNotes } from './note-groups';
import { useMigrationReport } from './use-migration-report';

const filterLabels = { lost: 'Lost', changes: 'Changes', same: 'Same' } as const;

/** Shown while the view says so. */
export function ToHttpDialog() {
  const apiId = useView(({ overlay }) => (overlay?.kind === 'to-http' ? overlay.apiId : undefined));
  return apiId === undefined ? null : <ToHttp key={apiId} apiId={apiId} />;
}

function ToHttp({ apiId }: { readonly apiId: string }) {
  const { client, drafts, view } = useStudio();
  const toasts = useToasts();
  const restName = useEntity(`rest-api:${apiId}`)?.name ?? 'API';
  const methods = useEntities('method', apiId).length;
  const [name, setName] = useState(`${restName} HTTP`);
  const [deploys, setDeploys] = useState(true);
  const { notes, error } = useMigrationReport(apiId);
  const create = async () => {
    await drafts.flush();
    const made = await client.documents.migrate({ apiId, name, deploy: deploys });
    view.setState({ apiId: made.apiId, activity: 'apis' });
    const served = made.deployed.length === 0 ? 'No stage serves it yet' : `Deployed to ${made.deployed.join(', ')}`;
    toasts.getState().show({
      tone: 'ok',
      title: `${made.name} is made`,
      sentence: `${countWords(made.routes, 'route')}. ${served}. ${restName} stays as it is.`,
      actions: [{ label: 'Undo', icon: 'undo', shortcut: 'Mod+Z', run: () => void client.definition.undo() }],
    });
  };
  return (
    <FormDialog
      isOpen
      title={`Move ${restName} to an HTTP API`}
      icon={ArrowRightLeft}
      submitLabel="Create the HTTP API"
      width={860}
      disabledReason={
        name.trim() === '' ? 'Name the HTTP API' : notes === undefined ? 'The report is not there yet' : undefined
      }
      foot={`${restName} stays as it is. One undo takes the new API back.`}
      onSubmit={create}
      onClose={() => view.setState(({ overlay }) => (overlay?.kind === 'to-http' ? { overlay: undefined } : {}))}
    >
      <div className={styles.report}>
        {error !== undefined && <ErrorNote error={error} />}
        {notes === undefined && error === undefined && <Skeletons label="Looking at the API" rows={6} />}
        {notes !== undefined && <Report notes={notes} methods={methods} />}
      </div>
      <div className={styles.making}>
        <TextInput
          label="Name"
          data-autofocus
          className={styles.name ?? ''}
          value={name}
          maxLength={128}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Checkbox
          size="xs"
          label="Deploy its stages"
          checked={deploys}
          onChange={(event) => setDeploys(event.currentTarget.checked)}
        />
      </div>
    </FormDialog>
  );
}

function Report({ notes, methods }: { readonly notes: readonly MigrationNote[]; readonly methods: number }) {
  const [filter, setFilter] = useState<'all' | keyof typeof filterLabels>('all');
  const groups = groupNotes(notes);
  const options = [
    { value: 'all' as const, label: 'All', count: notes.length },
    ...migrationSeverities.map((value) => ({
      value,
      label: filterLabels[value],
      count: groups.find(({ severity }) => severity === value)?.count ?? 0,
    })),
  ];
  const shown = groups.filter(({ severity }) => filter === 'all' || severity === filter);
  return (
    <>
      <div className={styles.top}>
        <Segments label="Notes to show" options={options} value={filter} onChange={setFilter} />
        <span className={styles.sum}>{methodWords(methods, notes)}</span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys */}
      <section className={styles.notes} tabIndex={0} aria-label="Report">
        <NoteList groups={shown} />
        {shown.length === 0 && <p className={styles.none}>Nothing of that kind.</p>}
      </section>
    </>
  );
}

/** The first thing to know: how much of the API answers afterwards. */
function methodWords(methods: number, notes: readonly MigrationNote[]): string {
  const leftOut = notes.filter(({ key, isLeftOut }) => isLeftOut && key.startsWith('method:')).length;
  if (leftOut === 0) return `All of ${countWords(methods, 'method')} go over`;
  return `${leftOut.toLocaleString('en-US')} of ${countWords(methods, 'method')} left out`;
}
