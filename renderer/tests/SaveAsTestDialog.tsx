// A recorded request becomes a test: its name, and the suite it goes to.
import { Select } from '@mantine/core';
import { FlaskConical } from 'lucide-react';
import { useState } from 'react';
import { countWords } from '../components/count-words';
import { FormDialog } from '../components/FormDialog';
import { FormGrid, FormRow } from '../components/FormRow';
import { TextRow } from '../components/TextRow';
import { useToasts } from '../components/toast-store';
import { useEntities, useSelectedStageName } from '../state/hooks';
import { useStudio, useView } from '../state/studio-context';
import { openTest } from '../state/view-store';
import { sortedSuites } from './test-place';

/** Shown while the view says so. */
export function SaveAsTestDialog() {
  const overlay = useView((view) => view.overlay);
  if (overlay?.kind !== 'save-as-test') return null;
  return <SaveAsTest key={overlay.requestId} requestId={overlay.requestId} suggestion={overlay.name} />;
}

interface SaveAsTestProps {
  readonly requestId: string;
  readonly suggestion: string;
}

function SaveAsTest({ requestId, suggestion }: SaveAsTestProps) {
  const { client, drafts, view } = useStudio();
  const toasts = useToasts();
  const stageName = useSelectedStageName();
  const suites = sortedSuites(useEntities('test-suite').map(({ entity }) => entity));
  const [name, setName] = useState(suggestion);
  const [suiteId, setSuiteId] = useState(suites[0]?.id ?? '');
  const [suiteName, setSuiteName] = useState('Recorded requests');
  const isNew = suiteId === '';
  const save = async () => {
    await drafts.flush();
    const made = await client.tests.fromRequest({
      requestId,
      name: name.trim(),
      ...(isNew ? { suiteName: suiteName.trim() } : { suiteId }),
      ...(stageName !== undefined && { stageName }),
    });
    const secrets =
      made.secrets.length === 0 ? '' : ` ${countWords(made.secrets.length, 'secret')} stayed out of the file.`;
    toasts.getState().show({
      tone: 'ok',
      title: 'Saved as test',
      sentence: `${name.trim()}: what was answered is expected now.${secrets}`,
      actions: [
        {
          label: 'Open test',
          icon: 'open',
          run: () => openTest(view, { suiteId: made.suiteId, testId: made.testId }),
        },
      ],
    });
  };
  const problem =
    name.trim() === '' ? 'Give it a name' : isNew && suiteName.trim() === '' ? 'Name the new suite' : undefined;
  return (
    <FormDialog
      isOpen
      title="Save as test"
      icon={FlaskConical}
      submitLabel="Save"
      disabledReason={problem}
      foot="Status and body of the answer become expectations."
      onSubmit={save}
      onClose={() => view.setState({ overlay: undefined })}
    >
      <FormGrid>
        <TextRow label="Name" isFirst value={name} onType={setName} />
        <FormRow label="Suite">
          {(ids) => (
            <Select
              id={ids.id}
              flex={1}
              data={[
                ...suites.map((suite) => ({ value: suite.id, label: suite.name })),
                { value: '', label: 'New suite' },
              ]}
              value={suiteId}
              allowDeselect={false}
              onChange={(id) => setSuiteId(id ?? '')}
            />
          )}
        </FormRow>
        {isNew && <TextRow label="Name of the suite" value={suiteName} onType={setSuiteName} />}
      </FormGrid>
    </FormDialog>
  );
}
