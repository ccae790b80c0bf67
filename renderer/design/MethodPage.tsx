// A method in the centre: its title, the method-execution diagram, the form of the open box.
import { MessageSquareText } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import type { ResourceView, RestApiView } from '../../shared/definition/api-view';
import { entityKey } from '../../shared/definition/entities';
import type { Method } from '../../shared/definition/rest/method';
import { CommandButton } from '../commands/CommandButton';
import { IconAction } from '../components/IconAction';
import { MethodBadge } from '../components/MethodBadge';
import { MoreMenu } from '../components/MoreMenu';
import { PaneTitle } from '../components/PaneHead';
import { useWidthClass } from '../components/width-class';
import { useView } from '../state/studio-context';
import type { BoxName, Place } from '../state/view-store';
import { failedBox } from './diagram/diagram-model';
import { MethodDiagram } from './diagram/MethodDiagram';
import { MethodForm } from './forms/MethodForm';
import type { FormSegment } from './forms/method-form';
import { useMethodTrace } from './last-trace';
import styles from './MethodPage.module.css';
import { useMethodRun } from './method-runs';
import { TargetMenuItems } from './resource-tree/TargetMenu';
import { TemplatePage } from './templates/TemplatePage';
import { useDesignActions } from './use-design-actions';

export interface MethodPageProps {
  readonly view: RestApiView;
  readonly node: ResourceView;
  readonly method: Method;
  readonly place: Extract<Place, { kind: 'method' }>;
}

/** Shows a method, or one of its templates in an editor of its own. */
export function MethodPage(props: MethodPageProps) {
  const { view, node, method, place } = props;
  const { trace } = useMethodTrace(view.api.id, node, method.httpMethod);
  if (place.template === undefined) return <MethodExecution {...props} />;
  const key = entityKey('method', view.api.id, node.resource.id, method.httpMethod);
  return <TemplatePage key={key} {...props} template={place.template} trace={trace} />;
}

/** Diagram and form. A request from the Test pane that fails opens the values of the failing box by itself. */
function MethodExecution({ view, node, method, place }: MethodPageProps) {
  const key = entityKey('method', view.api.id, node.resource.id, method.httpMethod);
  const panelId = useId();
  const width = useWidthClass();
  const actions = useDesignActions(view);
  const { trace, isRunning } = useMethodTrace(view.api.id, node, method.httpMethod);
  const isTestOpen = useView(({ isTestPaneOpen }) => isTestPaneOpen);
  const box = place.box ?? 'integration-request';
  const [segment, setSegment] = useState<FormSegment>('simple');
  // values that opened by themselves make way for the form when the user goes on to another box
  const [isLed, setLed] = useState(false);

  const openBox = (next: BoxName) => actions.open({ ...withoutPath(place), box: next });
  const chooseBox = (next: BoxName) => {
    if (isLed) setSegment('simple');
    setLed(false);
    openBox(next);
  };
  const chooseSegment = (next: FormSegment) => {
    setLed(false);
    setSegment(next);
  };

  const { trace: sent } = useMethodRun(key);
  const led = useRef(sent?.requestId);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a trace that has just come back leads somewhere
  useEffect(() => {
    if (sent === undefined || led.current === sent.requestId) return;
    led.current = sent.requestId;
    const failed = failedBox(sent);
    if (failed === undefined) {
      if (isLed) setSegment('simple');
      setLed(false);
      return;
    }
    setLed(true);
    setSegment('values');
    openBox(failed);
  }, [sent]);
  // a problem or link names a member: the form looks for it, first in its simple view
  useEffect(() => {
    if (place.path !== undefined) setSegment('simple');
  }, [place.path]);

  return (
    <>
      <PaneTitle
        actions={
          <>
            <IconAction
              icon={MessageSquareText}
              label="Documentation of this API"
              onClick={() => actions.open({ kind: 'section', section: 'documentation' })}
            />
            {!isTestOpen && <CommandButton command="design.toggleTest" look="icon" />}
            {width !== 'slim' && <CommandButton command="design.copyPath" look="icon" label="Copy address" />}
            <MoreMenu>
              <TargetMenuItems isMethod />
            </MoreMenu>
          </>
        }
      >
        <MethodBadge method={method.httpMethod} look="chip" />
        <h1 className={styles.path} title={node.path}>
          {node.path}
        </h1>
        {method.operationName !== undefined && width !== 'slim' && (
          <span className={styles.operation}>{method.operationName}</span>
        )}
      </PaneTitle>
      <MethodDiagram
        method={method}
        view={view}
        trace={trace}
        isRunning={isRunning}
        selected={box}
        onSelect={chooseBox}
        panelId={panelId}
        client={trace === undefined ? undefined : trace.origin === 'test' ? 'test' : trace.sourceIp}
      />
      <MethodForm
        view={view}
        node={node}
        method={method}
        entityKey={key}
        trace={isRunning ? undefined : trace}
        onOpenBox={chooseBox}
        box={box}
        segment={segment}
        onSegment={chooseSegment}
        onAct={(action) => {
          setLed(false);
          setSegment(action.segment);
          openBox(action.box);
        }}
        reveal={place.path}
        onRevealed={() => actions.open(withoutPath(place))}
        panelId={panelId}
      />
    </>
  );
}

function withoutPath(place: MethodPageProps['place']): MethodPageProps['place'] {
  const { path: _, ...rest } = place;
  return rest;
}
