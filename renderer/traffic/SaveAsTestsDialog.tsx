// Several recorded requests become tests of one suite, in the order they were sent.
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
import { sortedSuites } from '../tests/test-place';

/** Shown while the view says so. */
export function SaveAsTestsDialog() {
  const overlay = useView((view) => view.overlay);
  if (overlay?.kind !== 'save-as-tests') return null;
  return <SaveAsTests requests={overlay.requests} />;
}

interface SaveAsTestsProps {
  readonly requests: readonly { readonly requestId: string; readonly name: string }[];
}

function SaveAsTests({ requests }: SaveAsTestsProps) {
  const { client, drafts, view } = useStudio();
  const toasts = useToasts();
  const stageName = useSelectedStageName();
  const suites = sortedSuites(useEntities('test-suite').map(({ entity }) => entity));
  const [chosen, setChosen] = useState(suites[0]?.id ?? '');
  const [suiteName, setSuiteName] = useState('Recorded requests');
  const isNew = chosen === '';
  const save = async () => {
    await drafts.flush();
    let suiteId = isNew ? undefined : chosen;
    // one after the other: the first makes the suite that the others go to
    for (const { requestId, name } of requests) {
      const place = suiteId === undefined ? { suiteName: suiteName.trim() } : { suiteId };
      const made = await client.tests.fromRequest({
        requestId,
        name: name.slice(0, longestName),
        ...place,
        ...(stageName !== undefined && { stageName }),
      });
      suiteId = made.suiteId;
    }
    view.setState({ chosenRequests: new Set() });
    if (suiteId === undefined) return;
    const suite = { suiteId };
    toasts.getState().show({
      tone: 'ok',
      title: `${countWords(requests.length, 'test')} saved`,
      sentence: 'What was answered is expected now.',
      actions: [{ label: 'Open suite', icon: 'open', run: () => openTest(view, suite) }],
    });
  };
  return (
    <FormDialog
      isOpen
      title={`Save ${countWords(requests.length, 'request')} as tests`}
      icon={FlaskConical}
      submitLabel="Save"
      disabledReason={isNew && suiteName.trim() === '' ? 'Name the new suite' : undefined}
      foot="Status and body of each answer become expectations; each test is one edit to undo."
      onSubmit={save}
      onClose={() => view.setState({ overlay: undefined })}
    >
      <FormGrid>
        <FormRow label="Suite">
          {(ids) => (
            <Select
              id={ids.id}
              flex={1}
              data={[
                ...suites.map((suite) => ({ value: suite.id, label: suite.name })),
                { value: '', label: 'New suite' },
              ]}
              value={chosen}
              allowDeselect={false}
              onChange={(id) => setChosen(id ?? '')}
            />
          )}
        </FormRow>
        {isNew && <TextRow label="Name of the suite" isFirst value={suiteName} onType={setSuiteName} />}
      </FormGrid>
    </FormDialog>
  );
}

const longestName = 256;
