// The drawing of an execution: four boxes between client and endpoint, as design surface and as timeline.
import { ArrowLeft, ArrowRight } from 'lucide-react';
import { Fragment, type KeyboardEvent, useRef, useState } from 'react';
import type { Trace } from '../../../shared/trace/trace';
import type { BoxName } from '../../state/view-store';
import { DiagramBox } from './DiagramBox';
import type { BoxModel } from './diagram-model';
import { diagramStep } from './diagram-walk';
import { ClientBox, EndpointBox } from './EndBoxes';
import { type EndpointWords, shownName } from './endpoint-words';
import styles from './MethodDiagram.module.css';
import { TimeStrip } from './TimeStrip';

export interface ExecutionDiagramProps {
  /** `Method execution`, for screen readers. */
  readonly label: string;
  /** In the request's order. */
  readonly boxes: readonly BoxModel[];
  readonly endpoint: EndpointWords;
  /** The last request that was served; its times fill the strip. */
  readonly trace: Trace | undefined;
  readonly isRunning: boolean;
  /** The box whose form is open below. */
  readonly selected: BoxName;
  readonly onSelect: (box: BoxName) => void;
  /** The id of the form's element, a `tabpanel`. */
  readonly panelId: string;
  /** Who asks, shown in the client box. */
  readonly client: string | undefined;
}

/** One tab stop: arrows walk along the request, Enter opens the form of the box. */
export function ExecutionDiagram(props: ExecutionDiagramProps) {
  const { label, boxes: models, endpoint, trace, isRunning, selected, onSelect, panelId, client } = props;
  const [focused, setFocused] = useState<BoxName>();
  const [marked, setMarked] = useState<BoxName>();
  const boxes = useRef(new Map<BoxName, HTMLButtonElement>());
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
    <section className={styles.place} aria-label={label} data-region="diagram">
      <div className={styles.container}>
        <div
          className={styles.diagram}
          role="tablist"
          aria-label={label}
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
