// The Functions screen: the workspace's Lambda functions, and beside them everything else that integrations call.
import { Plus, SquareFunction } from 'lucide-react';
import { useMemo } from 'react';
import { entityKey } from '../../shared/definition/entities';
import { CommandButton } from '../commands/CommandButton';
import { EmptyState, ExampleCard } from '../components/EmptyState';
import { errorToast } from '../components/error-toast';
import { ToolButton } from '../components/ToolButton';
import { useToasts } from '../components/toast-store';
import { Workbench } from '../shell/Workbench';
import { useEntities, useEntity } from '../state/hooks';
import { useStudio, useView } from '../state/studio-context';
import { type BackendPlace, openBackend } from '../state/view-store';
import { BackendSectionPage } from './backends/BackendSectionPage';
import { FunctionPage } from './FunctionPage';
import { FunctionSidebar } from './FunctionSidebar';
import { TestEventPane } from './test/TestEventPane';

/** Opens the first function where none was chosen. */
export function FunctionsScreen() {
  const { view } = useStudio();
  const chosen = useView(({ backend }) => backend);
  const functions = useEntities('function');
  const isTestOpen = useView(({ isTestPaneOpen }) => isTestPaneOpen);
  const place = useMemo((): BackendPlace | undefined => {
    const names = functions.map(({ entity }) => entity.functionName).sort();
    if (chosen?.kind === 'section' || (chosen !== undefined && names.includes(chosen.functionName))) return chosen;
    return names[0] === undefined ? undefined : { kind: 'function', functionName: names[0] };
  }, [chosen, functions]);
  const entity = useEntity(place?.kind === 'function' ? entityKey('function', place.functionName) : undefined);
  const right = entity !== undefined &&
    isTestOpen && {
      label: 'Test event',
      content: <TestEventPane key={entity.functionName} entity={entity} />,
      onClose: () => view.setState({ isTestPaneOpen: false }),
    };
  return (
    <Workbench
      name="functions"
      sidebar={{
        label: 'Functions',
        content: <FunctionSidebar place={place} onOpen={(next) => openBackend(view, next)} />,
      }}
      right={right || undefined}
    >
      {place?.kind === 'section' ? (
        <BackendSectionPage key={place.section} section={place.section} id={place.id} />
      ) : place !== undefined && entity !== undefined ? (
        <FunctionPage entity={entity} place={place} />
      ) : (
        <NoFunctions />
      )}
    </Workbench>
  );
}

function NoFunctions() {
  const { client, view } = useStudio();
  const toasts = useToasts();
  const add = async () => {
    try {
      const { functionName } = await client.functions.create({ functionName: 'hello', template: 'node' });
      openBackend(view, { kind: 'function', functionName });
    } catch (error) {
      toasts.getState().show(errorToast(error));
    }
  };
  return (
    <EmptyState
      icon={SquareFunction}
      title="No functions yet"
      sentence="A function is a folder of code that runs here, warm and reloaded as you save. Methods with a Lambda integration call it."
      actions={<CommandButton command="function.create" tone="primary" label="New function" />}
      example={
        <ExampleCard
          title="hello"
          action={
            <ToolButton tone="subtle" size="small" icon={Plus} onClick={() => void add()}>
              Add this one
            </ToolButton>
          }
          rows={[<code key="file">functions/hello/index.mjs</code>, 'Node.js, answers a proxy event']}
        />
      }
    />
  );
}
