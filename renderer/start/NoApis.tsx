// A workspace without an API: one sentence, one button, one example.
import { CopyPlus, Waypoints } from 'lucide-react';
import { CommandButton } from '../commands/CommandButton';
import { EmptyState, ExampleCard } from '../components/EmptyState';
import { errorToast } from '../components/error-toast';
import { MethodBadge } from '../components/MethodBadge';
import { ToolButton } from '../components/ToolButton';
import { useToasts } from '../components/toast-store';
import { useStudio } from '../state/studio-context';
import { selectApi } from '../state/view-store';
import { exampleApi } from './example-api';

/** Shown in the APIs activity while the workspace has none. */
export function NoApis() {
  const { client, view } = useStudio();
  const toasts = useToasts();
  const addExample = async () => {
    try {
      const { apiId } = await client.documents.import({ text: JSON.stringify(exampleApi), fileName: 'hello.json' });
      selectApi(view, apiId);
    } catch (error) {
      toasts.getState().show(errorToast(error));
    }
  };
  return (
    <EmptyState
      icon={Waypoints}
      title="No API yet"
      sentence="A REST API is a tree of resources with methods, an HTTP API a list of routes, a WebSocket API a conversation."
      actions={
        <>
          <CommandButton command="api.create" label="New API" tone="primary" />
          <CommandButton command="document.import" label="Import file" />
        </>
      }
      example={
        <ExampleCard
          title={exampleApi.info.title}
          action={
            <ToolButton size="small" tone="subtle" icon={CopyPlus} onClick={() => void addExample()}>
              Add this one
            </ToolButton>
          }
          rows={Object.keys(exampleApi.paths).map((path) => (
            <span key={path}>
              <MethodBadge method="GET" width="column" /> <code>{path}</code> answers from a mock
            </span>
          ))}
        />
      }
    />
  );
}
