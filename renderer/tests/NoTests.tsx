// The Tests screen before there is a test.
import { FlaskConical, Plus } from 'lucide-react';
import { CommandButton } from '../commands/CommandButton';
import { EmptyState, ExampleCard } from '../components/EmptyState';
import { errorToast } from '../components/error-toast';
import { ToolButton } from '../components/ToolButton';
import { useToasts } from '../components/toast-store';
import { useApiView, useSelectedApiId, useSelectedStageName } from '../state/hooks';
import { useStudio } from '../state/studio-context';
import { createSuite } from './test-deeds';
import { exampleSuite, freshId } from './test-edits';

/** One sentence, one button, one example that asks for the first GET of the selected API. */
export function NoTests() {
  const studio = useStudio();
  const toasts = useToasts();
  const apiId = useSelectedApiId();
  const stageName = useSelectedStageName();
  const api = useApiView(apiId);
  const readable = [...(api?.resources.values() ?? [])].find(
    ({ path, methods }) => methods.has('GET') && !path.includes('{'),
  );
  const path = readable?.path ?? '/';
  const add = async () => {
    const target = apiId === undefined || stageName === undefined ? undefined : { apiId, stageName };
    const suite = exampleSuite([freshId(), freshId()], path, target);
    try {
      await createSuite({ studio, toasts }, suite, suite.requests[0]?.id);
    } catch (error) {
      toasts.getState().show(errorToast(error));
    }
  };
  return (
    <EmptyState
      icon={FlaskConical}
      title="No tests yet"
      sentence={
        <>
          A test sends a request to a stage and checks the answer, here and with <code>gatehouse test</code>.
        </>
      }
      actions={
        <>
          <CommandButton command="tests.new-suite" tone="primary" label="New suite" />
          <CommandButton command="tests.import" label="Import…" />
        </>
      }
      example={
        <ExampleCard
          title="Smoke test"
          action={
            <ToolButton tone="subtle" size="small" icon={Plus} onClick={() => void add()}>
              Add this one
            </ToolButton>
          }
          rows={[<code key="request">GET {path}</code>, 'status equals 200']}
        />
      }
    />
  );
}
