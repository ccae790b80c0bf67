// The method-execution diagram of a REST API's method.
import type { RestApiView } from '../../../shared/definition/api-view';
import type { Method } from '../../../shared/definition/rest/method';
import type { Trace } from '../../../shared/trace/trace';
import type { BoxName } from '../../state/view-store';
import { diagramBoxes } from './diagram-model';
import { ExecutionDiagram } from './ExecutionDiagram';
import { endpointWords } from './endpoint-words';

export interface MethodDiagramProps {
  readonly method: Method;
  readonly view: RestApiView;
  /** The last request this method served; its values and times fill the boxes. */
  readonly trace?: Trace | undefined;
  readonly isRunning?: boolean;
  readonly selected: BoxName;
  readonly onSelect: (box: BoxName) => void;
  /** The id of the form's element, a `tabpanel`. */
  readonly panelId: string;
  /** Who asks, shown in the client box. */
  readonly client?: string | undefined;
}

/** The boxes of the method, at rest or with what its last request did. */
export function MethodDiagram({ method, view, trace, isRunning = false, client, ...rest }: MethodDiagramProps) {
  return (
    <ExecutionDiagram
      {...rest}
      label="Method execution"
      boxes={diagramBoxes({ method, view, trace, isRunning })}
      endpoint={endpointWords(method.methodIntegration)}
      trace={trace}
      isRunning={isRunning}
      client={client}
    />
  );
}
