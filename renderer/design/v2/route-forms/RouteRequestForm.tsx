// The first box of a route, simply: its key, who may call it, and in WebSocket APIs what a message must be.
import { entityKey } from '../../../../shared/definition/entities';
import type { V2Route } from '../../../../shared/definition/v2/route';
import type { V2ApiView } from '../../../../shared/definition/v2/v2-view';
import { FormGrid } from '../../../components/FormRow';
import { SectionHead } from '../../../components/SectionHead';
import { change, useCommit } from '../../forms/commit';
import { FieldRow } from '../../forms/fields/FieldRow';
import { Mark } from '../../forms/Mark';
import { RecordEditor } from '../../forms/records/RecordEditor';
import { useIsWide } from '../../use-is-wide';
import { modelSelectionField, operationNameField } from '../fields/route-fields';
import { RouteAccessRow } from './RouteAccessRow';
import { RouteKeyRow } from './RouteKeyRow';
import { RouteParameters } from './RouteParameters';

export interface RouteRequestFormProps {
  readonly view: V2ApiView;
  readonly route: V2Route;
}

/** Of an HTTP API there is nothing to declare: requests go on as they come. */
export function RouteRequestForm({ view, route }: RouteRequestFormProps) {
  const key = entityKey('v2-route', view.api.id, route.id);
  const isWide = useIsWide();
  const isWebSocket = view.api.protocolType === 'WEBSOCKET';
  const isConnect = route.routeKey === '$connect';
  const takesMessages = isWebSocket && !isConnect && route.routeKey !== '$disconnect';
  return (
    <>
      <FormGrid columns={isWide ? 2 : 1}>
        <RouteKeyRow view={view} route={route} />
        <RouteAccessRow view={view} route={route} />
        <FieldRow entityKey={key} place={[]} field={operationNameField} />
        {takesMessages && <FieldRow entityKey={key} place={[]} field={modelSelectionField} />}
      </FormGrid>
      {takesMessages && <RequestModels view={view} route={route} />}
      {isWebSocket && isConnect && <RouteParameters view={view} route={route} />}
    </>
  );
}

/** The model by what the model selection gives; without a selection nothing is checked. */
function RequestModels({ view, route }: RouteRequestFormProps) {
  const commit = useCommit(entityKey('v2-route', view.api.id, route.id));
  const models = [...view.models.values()].map(({ name }) => name);
  const isIdle = route.modelSelectionExpression === undefined && route.requestModels !== undefined;
  return (
    <section data-path="requestModels">
      <SectionHead
        title="Request models"
        detail={
          <>
            <Mark setting="v2-route.requestModels" />
            {isIdle && ' not checked: there is no model selection'}
          </>
        }
      />
      <RecordEditor
        label="Request models"
        nameHeading="Model selection gives"
        valueHeading="Model"
        addWords="Add value"
        stored={route.requestModels}
        nameOptions={['$default']}
        valueOptions={models}
        problemOf={({ value }) => (value === '' || models.includes(value) ? undefined : `There is no model ${value}.`)}
        onCommit={(record) => commit([change(['requestModels'], record)], 'Change request models')}
      />
    </section>
  );
}
