// The method-execution diagram: the four boxes between client and endpoint, as design surface and as timeline.
import { ArrowLeft, ArrowRight } from 'lucide-react';
import { Fragment, type KeyboardEvent, useRef, useState } from 'react';
import type { RestApiView } from '../../../shared/definition/api-view';
import type { Method } from '../../../shared/definition/rest/method';
import type { Trace } from '../../../shared/trace/trace';
import type { BoxName } from '../../state/view-store';
import { DiagramBox } from './DiagramBox';
import { diagramBoxes } from './diagram-model';
import { diagramStep } from './diagram-walk';
import { ClientBox, EndpointBox } from './EndBoxes';
import { endpointWords, shownName } from './endpoint-words';
import styles from './MethodDiagram.module.css';
import { TimeStrip } from './TimeStrip';

export interface MethodDiagramProps {
  readonly method: Method;
  readonly view: RestApiView;
  /** The last request this method served; its values and times fill the boxes. */
  readonly trace?: Trace | undefined;
  readonly isRunning?: boolean;
  /** The box whose form is open below. */
  readonly selected: BoxName;
  readonly onSelect: (box: BoxName) => void;
  /** The id of the form's element, a `tabpanel`. */
  readonly panelId: string;
  /** Who asks, shown in the client box. */
  readonly client?: string | undefined;
}

/** One tab stop: arrows walk along the request, Enter opens the form of the box. */
export function MethodDiagram(props: MethodDiagramProps) {
  const { method, view, trace, isRunning = false, selected, onSelect, panelId, client } = props;
  const [focused, setFocused] = useState<BoxName>();
  const [marked, setMarked] = useState<BoxName>();
  const boxes = useRef(new Map<BoxName, HTMLButtonElement>());
  const endpoint = endpointWords(method.methodIntegration);
  const name = shownName(endpoint, isRunning ? undefined : trace?.integration?.endpoint);
  const stop = focused ?? selected;

  const walk = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = diagramStep(event.key, stop);
    if (next === undefined) return;
    event.preventDefault();
    setFocused(next);
    boxes.current.get(next)?.focus();
  };

  const models = diagramBoxes({ method, view, trace, isRunning });
  const parts = models.map((box) => {
    const shared = {
      box,
      isSelected: box.name === selected,
      isStop: box.name === stop,
      isMarked: box.name === marked,
      panelId,
      onChoose: () => onSelect(box.name),
      ref: (element: HTMLButtonElement | null) => {
        if (element === null) boxes.current.delete(box.name);
        else boxes.current.set(box.name, element);
      },
    };
    const Arrow = box.name.endsWith('response') ? ArrowLeft : ArrowRight;
    return (
      <Fragment key={box.name}>
        <span className={styles.arrow} data-before={box.name}>
          <Arrow size={14} strokeWidth={1.8} aria-hidden="true" />
        </span>
        {box.name === 'endpoint' ? (
          <EndpointBox {...shared} endpoint={endpoint} name={name} />
        ) : (
          <DiagramBox {...shared} />
        )}
      </Fragment>
    );
  });

  return (
    <section className={styles.place} aria-label="Method execution" data-region="diagram">
      <div className={styles.container}>
        <div
          className={styles.diagram}
          role="tablist"
          aria-label="Method execution"
          onKeyDown={walk}
          onBlur={(event) => {
            if (!event.currentTarget.contains(event.relatedTarget)) setFocused(undefined);
          }}
        >
          <ClientBox who={client} status={isRunning || trace === undefined ? undefined : trace.response.status} />
          {parts}
          <span className={styles.arrow} data-before="client">
            <ArrowLeft size={14} strokeWidth={1.8} aria-hidden="true" />
          </span>
        </div>
      </div>
      <TimeStrip trace={isRunning ? undefined : trace} endpointTitle={endpoint.title} onPoint={setMarked} />
    </section>
  );
}
