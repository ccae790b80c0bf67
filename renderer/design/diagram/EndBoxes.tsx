// The two ends of the diagram: the client with the answer it got, and the endpoint with the time it took.
import { Cloud, Drama, Globe, type LucideIcon, Monitor, SquareFunction, Unplug } from 'lucide-react';
import { Fragment, type Ref } from 'react';
import { joinClasses } from '../../components/join-classes';
import { StatusBadge } from '../../components/StatusBadge';
import { StateIcon } from './DiagramBox';
import type { BoxModel } from './diagram-model';
import type { EndpointKind, EndpointWords } from './endpoint-words';
import styles from './MethodDiagram.module.css';
import { timeWords } from './time-words';

const icons: Readonly<Record<EndpointKind, LucideIcon>> = {
  http: Globe,
  lambda: SquareFunction,
  service: Cloud,
  mock: Drama,
  none: Unplug,
};

export interface ClientBoxProps {
  /** Who asks, for example `TestInvoke`; absent at rest. */
  readonly who?: string | undefined;
  readonly status?: number | undefined;
}

/** Where the request comes from and the answer goes to. It has no form. */
export function ClientBox({ who, status }: ClientBoxProps) {
  return (
    <div className={joinClasses(styles.end, styles.client)}>
      <Monitor size={18} strokeWidth={1.7} aria-hidden="true" />
      <span className={styles.endTitle}>Client</span>
      {who !== undefined && <span className={styles.endName}>{who}</span>}
      {status !== undefined && (
        <span className={styles.answer}>
          <StatusBadge status={status} />
        </span>
      )}
    </div>
  );
}

export interface EndpointBoxProps {
  readonly box: BoxModel;
  readonly endpoint: EndpointWords;
  /** The name in the box; the whole one is the tooltip. */
  readonly name: string;
  readonly isSelected: boolean;
  readonly isStop: boolean;
  readonly isMarked: boolean;
  readonly panelId: string;
  readonly onChoose: () => void;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** What the integration calls; a tab like the four boxes. */
export function EndpointBox({
  box,
  endpoint,
  name,
  isSelected,
  isStop,
  isMarked,
  panelId,
  onChoose,
  ref,
}: EndpointBoxProps) {
  const Icon = icons[endpoint.kind];
  const time = box.ms === undefined ? undefined : timeWords(box.ms);
  const spoken = ['Endpoint', endpoint.title, endpoint.name, box.state === 'rest' ? '' : box.state, time ?? ''];
  return (
    <button
      ref={ref}
      type="button"
      role="tab"
      className={joinClasses(
        styles.end,
        styles.endpoint,
        styles[box.state],
        isSelected && styles.selected,
        isMarked && styles.marked,
      )}
      data-box="endpoint"
      data-state={box.state}
      aria-selected={isSelected}
      aria-controls={isSelected ? panelId : undefined}
      aria-label={spoken.filter((word) => word !== '').join(', ')}
      tabIndex={isStop ? 0 : -1}
      onClick={onChoose}
    >
      <Icon size={18} strokeWidth={1.7} aria-hidden="true" />
      <span className={styles.endTitle}>{endpoint.title}</span>
      {name !== '' && (
        <span className={joinClasses(styles.endName, styles.mono)} title={endpoint.name}>
          <BreakableName name={name} />
        </span>
      )}
      {box.state !== 'rest' && (
        <span className={styles.endState}>
          <StateIcon state={box.state} />
          {box.state === 'not-reached' ? 'not reached' : time}
        </span>
      )}
    </button>
  );
}

/** A host or function name that breaks after its dots, dashes and slashes before it breaks anywhere else. */
function BreakableName({ name }: { readonly name: string }) {
  return name.split(/(?<=[.\-_/: ])/).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of a name never move
    <Fragment key={index}>
      {part}
      <wbr />
    </Fragment>
  ));
}
