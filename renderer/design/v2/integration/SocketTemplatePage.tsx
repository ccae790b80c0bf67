// A mapping template of a WebSocket API in an editor of its own, with the debugger: the sample is the last message.
import { ChevronRight, Minimize2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { entityKey as keyOf } from '../../../../shared/definition/entities';
import type { V2Route } from '../../../../shared/definition/v2/route';
import type { V2ApiView } from '../../../../shared/definition/v2/v2-view';
import type { Trace } from '../../../../shared/trace/trace';
import { CommandButton } from '../../../commands/CommandButton';
import { IconAction } from '../../../components/IconAction';
import { Note } from '../../../components/Note';
import { PaneTitle } from '../../../components/PaneHead';
import { TabBar } from '../../../components/TabBar';
import { useField } from '../../../state/editing';
import { useEntity, useSelectedStageName } from '../../../state/hooks';
import type { SocketTemplatePlace } from '../../../state/view-store';
import { clockWords } from '../../diagram/time-words';
import { SampleEditor } from '../../forms/templates/SampleEditor';
import type { TemplateSample } from '../../forms/templates/template-sample';
import { vtlOffers } from '../../forms/templates/vtl-offers';
import { TemplateDesk } from '../../templates/TemplateDesk';
import styles from '../../templates/TemplatePage.module.css';
import { routeBoxTitles } from '../diagram/route-lines';
import { socketSample, socketSampleContext } from './socket-sample';

export interface SocketTemplatePageProps {
  readonly view: V2ApiView;
  readonly route: V2Route;
  readonly template: SocketTemplatePlace;
  readonly trace: Trace | undefined;
  readonly onShow: (template: SocketTemplatePlace) => void;
  readonly onBack: () => void;
}

/** A tab for each key; F5 debugs the template. */
export function SocketTemplatePage({ view, route, template, trace, onShow, onBack }: SocketTemplatePageProps) {
  const { entityKey, side, templateKey } = template;
  const member = side === 'request' ? 'requestTemplates' : 'responseTemplates';
  const { id: apiId, routeSelectionExpression } = view.api;
  const { value: record } = useField<Record<string, string | null>>(entityKey, [member]);
  const { value, set, error } = useField<string | null>(entityKey, [member, templateKey]);
  const stageName = useSelectedStageName();
  const stage = useEntity(stageName === undefined ? undefined : keyOf('v2-stage', apiId, stageName));
  const variables = stage?.stageVariables;
  const given = useMemo(
    (): TemplateSample => ({
      ...socketSample(routeSelectionExpression, route, trace, side),
      stageVariables: variables ?? {},
    }),
    [routeSelectionExpression, route, trace, side, variables],
  );
  const [own, setOwn] = useState<TemplateSample>();
  const sample = own ?? given;
  const context = useMemo(() => socketSampleContext(apiId, route, trace), [apiId, route, trace]);
  const preview = useMemo(() => ({ sample, context }), [sample, context]);
  const offers = useMemo(() => vtlOffers([]), []);
  const keys = Object.keys(record ?? {});
  const title = routeBoxTitles(view)[side === 'request' ? 'integration-request' : 'integration-response'];
  return (
    <>
      <PaneTitle
        actions={
          <>
            <CommandButton command="template.debug" />
            <IconAction icon={Minimize2} label="Back to the route" onClick={onBack} />
          </>
        }
      >
        <h1 className={styles.path} title={route.routeKey}>
          {route.routeKey}
        </h1>
        <ChevronRight size={13} className={styles.chevron} aria-hidden="true" />
        <button type="button" className={styles.crumb} onClick={onBack}>
          {title}
        </button>
      </PaneTitle>
      <TabBar
        label="Template keys"
        tabs={(keys.includes(templateKey) ? keys : [templateKey]).map((key) => ({ id: key, label: key }))}
        selected={templateKey}
        onSelect={(key) => onShow({ ...template, templateKey: key })}
      />
      {error !== undefined && (
        <div className={styles.note}>
          <Note tone="error">{error}</Note>
        </div>
      )}
      <TemplateDesk
        key={`${entityKey} ${member} ${templateKey}`}
        name={`${entityKey} ${member} ${templateKey}`}
        contentType={templateKey}
        text={value ?? ''}
        onText={set}
        refusal={error}
        preview={preview}
        offers={offers}
        sample={
          <section className={styles.rows} aria-label="Sample">
            <SampleEditor
              sample={sample}
              detail={
                own !== undefined
                  ? 'typed here'
                  : trace === undefined
                    ? 'made up'
                    : `message of ${clockWords(trace.startedAt)}`
              }
              bodyTitle={side === 'request' ? 'Message' : 'Endpoint’s answer'}
              parts={['stageVariables']}
              isOpenFirst
              onChange={setOwn}
            />
          </section>
        }
      />
    </>
  );
}
