// Importing requests as tests: a cURL command that is pasted, or a HAR, Postman or cURL file; what will be made is shown first.
import { Select, Switch } from '@mantine/core';
import { FileInput, FolderOpen } from 'lucide-react';
import { useState } from 'react';
import { useCommandTable } from '../../commands/use-commands';
import { CodeEditor } from '../../components/CodeEditor';
import { countWords } from '../../components/count-words';
import { FormDialog } from '../../components/FormDialog';
import { FormGrid, FormRow } from '../../components/FormRow';
import { Note } from '../../components/Note';
import { TextRow } from '../../components/TextRow';
import { ToolButton } from '../../components/ToolButton';
import { useToasts } from '../../components/toast-store';
import { useEntities } from '../../state/hooks';
import { useStudio, useView } from '../../state/studio-context';
import { openTest, type TemplateText } from '../../state/view-store';
import styles from './ImportTestsDialog.module.css';
import { PlanView } from './PlanView';
import { type ImportChoice, importInput, usePlan } from './use-plan';

/** Shown while the view says so. */
export function ImportTestsDialog() {
  const overlay = useView((view) => view.overlay);
  return overlay?.kind === 'import-tests' ? <ImportTests document={overlay.document} /> : null;
}

function ImportTests({ document }: { readonly document: TemplateText | undefined }) {
  const { client, drafts, view } = useStudio();
  const toasts = useToasts();
  const { context } = useCommandTable();
  const suites = useEntities('test-suite').map(({ entity }) => entity);
  const [choice, setChoice] = useState<ImportChoice>({
    text: document?.text ?? '',
    fileName: document?.fileName ?? '',
    suiteName: '',
    intoSuiteId: undefined,
    targets: new Map(),
    withExpectations: true,
    apiRequestsOnly: true,
  });
  const change = (next: Partial<ImportChoice>) => setChoice((before) => ({ ...before, ...next }));
  const { plan, problem } = usePlan(choice);
  const choose = async () => {
    const picked = await context().pickDocument('Import requests');
    if (picked !== undefined) change({ text: picked.text, fileName: picked.fileName, targets: new Map() });
  };
  const submit = async () => {
    await drafts.flush();
    const result = await client.tests.import(importInput(choice));
    const [suiteId] = result.suiteIds;
    if (suiteId !== undefined) openTest(view, { suiteId });
    const losses = result.losses.length === 0 ? '' : ` ${countWords(result.losses.length, 'remark')} in the plan.`;
    toasts.getState().show({
      tone: 'ok',
      topic: 'history',
      title: `${countWords(result.requests, 'request')} imported`,
      sentence: `Run them to see what passes.${losses}`,
      actions: [
        {
          label: 'Undo',
          icon: 'undo',
          shortcut: 'Mod+Z',
          run: () => void client.definition.undo().catch(() => undefined),
        },
      ],
    });
  };
  const isEmpty = choice.text.trim() === '';
  return (
    <FormDialog
      isOpen
      title="Import requests as tests"
      icon={FileInput}
      submitLabel={plan === undefined ? 'Import' : `Import ${countWords(plan.requests, 'request')}`}
      width={760}
      disabledReason={
        isEmpty
          ? 'Paste a command or choose a file first'
          : plan === undefined
            ? (problem ?? 'Reading…')
            : plan.requests === 0
              ? 'There is no request in it'
              : undefined
      }
      foot="cURL commands, a HAR file, a Postman collection."
      onSubmit={submit}
      onClose={() => view.setState({ overlay: undefined })}
    >
      <div className={styles.text} data-size={isEmpty ? 'tall' : 'low'}>
        <CodeEditor
          label="Requests to import"
          value={choice.text}
          language={/^\s*[{[]/.test(choice.text) ? 'json' : 'shell'}
          onChange={(text) => change({ text, fileName: '' })}
        />
      </div>
      <div className={styles.file}>
        <ToolButton icon={FolderOpen} size="small" onClick={() => void choose()}>
          Choose a file…
        </ToolButton>
        <span>{choice.fileName === '' ? 'or paste into the field above' : choice.fileName}</span>
      </div>
      {problem !== undefined && !isEmpty && (
        <Note tone="error" title="This cannot be read">
          {problem}
        </Note>
      )}
      {plan !== undefined && (
        <>
          <FormGrid columns={2}>
            <FormRow label="Add to">
              {(ids) => (
                <Select
                  id={ids.id}
                  flex={1}
                  data={[
                    { value: '', label: plan.suites.length > 1 ? 'New suites' : 'A new suite' },
                    ...suites.map(({ id, name }) => ({ value: id, label: name })),
                  ]}
                  value={choice.intoSuiteId ?? ''}
                  allowDeselect={false}
                  onChange={(id) => change({ intoSuiteId: id === '' || id === null ? undefined : id })}
                />
              )}
            </FormRow>
            {choice.intoSuiteId === undefined && plan.suites.length === 1 && (
              <TextRow
                label="Name"
                value={choice.suiteName}
                placeholder={plan.suites[0]?.name ?? ''}
                onType={(typed) => change({ suiteName: typed })}
              />
            )}
            {plan.kind !== 'curl' && (
              <FormRow label="Answers">
                <Switch
                  label="become expectations"
                  checked={choice.withExpectations}
                  onChange={(event) => change({ withExpectations: event.currentTarget.checked })}
                />
              </FormRow>
            )}
            {plan.kind === 'har' && (
              <FormRow label="Pages, images">
                <Switch
                  label="are left out"
                  checked={choice.apiRequestsOnly}
                  onChange={(event) => change({ apiRequestsOnly: event.currentTarget.checked })}
                />
              </FormRow>
            )}
          </FormGrid>
          <PlanView plan={plan} targets={choice.targets} onTargets={(targets) => change({ targets })} />
        </>
      )}
    </FormDialog>
  );
}
