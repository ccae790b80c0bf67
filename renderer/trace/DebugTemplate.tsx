// From a step that rendered a mapping template to the debugger, with the values of this very request.
import { Bug } from 'lucide-react';
import { type EntityKey, entityKey, parseEntityKey } from '../../shared/definition/entities';
import type { HttpMethod, Method } from '../../shared/definition/rest/method';
import type { Trace, TraceStep } from '../../shared/trace/trace';
import { ToolButton } from '../components/ToolButton';
import { useEntity } from '../state/hooks';
import { useStudio } from '../state/studio-context';
import { openPlace, type Place } from '../state/view-store';
import { renderedTemplate } from './rendered-template';
import styles from './Timeline.module.css';

export interface DebugTemplateProps {
  readonly trace: Trace;
  readonly step: TraceStep;
}

/** One button; nothing where the step rendered no template, or the method is gone. */
export function DebugTemplate({ trace, step }: DebugTemplateProps) {
  const { view } = useStudio();
  const key = (trace.route?.methodKey ?? entityKey('method', trace.apiId, '', 'GET')) as Extract<
    EntityKey,
    `method:${string}`
  >;
  const method: Method | undefined = useEntity(key);
  const template = method === undefined ? undefined : renderedTemplate(step, method);
  if (template === undefined) return undefined;
  const [apiId = '', resourceId = '', httpMethod = 'GET'] = parseEntityKey(key).ids;
  const place: Place = {
    kind: 'method',
    ...{ resourceId, httpMethod: httpMethod as HttpMethod },
    box: template.status === undefined ? 'integration-request' : 'integration-response',
    template: { ...template, isDebugging: true, requestId: trace.requestId },
  };
  return (
    <div className={styles.links}>
      <ToolButton size="small" icon={Bug} onClick={() => openPlace(view, apiId, place)}>
        Debug this template
      </ToolButton>
    </div>
  );
}
