// The form below the diagram: the open box in one of four views.
import { useRef } from 'react';
import { DirtyDot } from '../../components/Count';
import { Segments } from '../../components/Segments';
import { useWidthClass } from '../../components/width-class';
import { useIsPending } from '../../state/hooks';
import type { BoxName } from '../../state/view-store';
import { hasAccessStory } from '../../trace/access-story';
import { Explainer } from '../../trace/Explainer';
import { boxTitles } from '../diagram/box-names';
import { failedBox } from '../diagram/diagram-model';
import { RemedyNote } from '../remedies/RemedyNote';
import { type BoxAction, remedyOf } from '../remedies/remedies';
import { useIsWide } from '../use-is-wide';
import { AllOfBox } from './AllOfBox';
import { EndpointForm } from './integration/EndpointForm';
import { IntegrationRequestForm } from './integration/IntegrationRequestForm';
import styles from './MethodForm.module.css';
import { MethodRequestForm } from './method/MethodRequestForm';
import type { FormSegment, MethodFormProps } from './method-form';
import { IntegrationResponseForm } from './responses/IntegrationResponseForm';
import { MethodResponseForm } from './responses/MethodResponseForm';
import { useReveal } from './reveal';
import { FunctionLinks } from './shape/FunctionLinks';
import { ShapeView } from './shape/ShapeView';
import { EntityText } from './text/EntityText';
import { ValuesView } from './values/ValuesView';

export interface MethodFormViewProps extends MethodFormProps {
  readonly box: BoxName;
  readonly segment: FormSegment;
  readonly onSegment: (segment: FormSegment) => void;
  readonly onAct: (action: BoxAction) => void;
  /** The member to bring into view, dotted. */
  readonly reveal: string | undefined;
  /** Hears that it is in view, or nowhere to be found. */
  readonly onRevealed: () => void;
  /** The id the diagram's tabs point at. */
  readonly panelId: string;
}

const simpleForms = {
  'method-request': MethodRequestForm,
  'integration-request': IntegrationRequestForm,
  endpoint: EndpointForm,
  'integration-response': IntegrationResponseForm,
  'method-response': MethodResponseForm,
} as const satisfies Record<BoxName, (props: MethodFormProps) => unknown>;

/** Where one asks what the function did. */
const functionBoxes: ReadonlySet<BoxName> = new Set(['integration-request', 'endpoint', 'integration-response']);

/** Title, views, and the view. Fields save as they are edited. */
export function MethodForm(props: MethodFormViewProps) {
  const { box, segment, onSegment, onAct, panelId, entityKey, method, trace, reveal, onRevealed } = props;
  const width = useWidthClass();
  const isWide = useIsWide();
  const isPending = useIsPending(entityKey);
  const body = useRef<HTMLDivElement>(null);
  useReveal(body, reveal, segment, (isFound) => {
    // what the simple form does not show stands in all settings
    if (!isFound && segment === 'simple') onSegment('all');
    else onRevealed();
  });
  const isSlim = width === 'slim' || width === 'drawer';
  const Simple = simpleForms[box];
  return (
    <section className={styles.form} aria-label={boxTitles[box]} data-region="form">
      <div className={styles.head}>
        <h2 className={styles.title}>{boxTitles[box]}</h2>
        {isPending && !isSlim && (
          <span className={styles.pending}>
            <DirtyDot />
            not deployed
          </span>
        )}
        <span className={styles.views}>
          <Segments
            label="View"
            options={[
              { value: 'values', label: 'Values' },
              { value: 'simple', label: 'Simple' },
              { value: 'all', label: isSlim ? 'All' : 'All settings' },
              { value: 'text', label: 'Text' },
            ]}
            value={segment}
            onChange={onSegment}
          />
        </span>
      </div>
      <div
        // another method or box begins with fresh fields, at the top
        key={`${entityKey} ${box} ${segment}`}
        ref={body}
        id={panelId}
        role="tabpanel"
        aria-label={boxTitles[box]}
        className={styles.body}
      >
        <div className={styles.content}>{contentOf()}</div>
      </div>
    </section>
  );

  function contentOf() {
    switch (segment) {
      case 'values':
        return values();
      case 'simple':
        return (
          <>
            <Simple {...props} />
            {isWide && trace !== undefined && <div className={styles.below}>{values()}</div>}
          </>
        );
      case 'all':
        return <AllOfBox {...props} />;
      case 'text':
        return <EntityText entityKey={entityKey} />;
    }
  }

  function values() {
    // who may call is decided in the first box
    const isExplained = trace !== undefined && box === 'method-request' && hasAccessStory(trace);
    const remedy = trace !== undefined && failedBox(trace) === box ? remedyOf(trace, method) : undefined;
    return (
      <>
        {isExplained && <Explainer trace={trace} />}
        {remedy !== undefined && !isExplained && <RemedyNote remedy={remedy} onAct={onAct} />}
        {trace?.failure?.shape !== undefined && failedBox(trace) === box ? (
          <ShapeView
            shape={trace.failure.shape}
            functionName={trace.function?.functionName}
            status={trace.response.status}
          />
        ) : (
          <ValuesView trace={trace} box={box} />
        )}
        {trace?.function !== undefined && functionBoxes.has(box) && <FunctionLinks call={trace.function} />}
      </>
    );
  }
}
