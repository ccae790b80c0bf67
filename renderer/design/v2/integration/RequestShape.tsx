// How a request or message is shaped for the endpoint: payload format, parameter mapping, templates.
import type { EntityKey } from '../../../../shared/definition/entities';
import type { V2Integration } from '../../../../shared/definition/v2/integration';
import type { V2Route } from '../../../../shared/definition/v2/route';
import type { V2ApiView } from '../../../../shared/definition/v2/v2-view';
import type { Trace } from '../../../../shared/trace/trace';
import { FormGrid } from '../../../components/FormRow';
import { SectionHead } from '../../../components/SectionHead';
import { change, useCommit } from '../../forms/commit';
import { FieldRow } from '../../forms/fields/FieldRow';
import { Mark } from '../../forms/Mark';
import { RecordEditor } from '../../forms/records/RecordEditor';
import { useIsWide } from '../../use-is-wide';
import { contentHandlingField, passthroughField, templateSelectionField } from '../fields/v2-integration-fields';
import { MappingRows } from './MappingRows';
import { socketMappingProblem, socketSources, socketTargetPrefix } from './mapping-rows';
import { ServiceInputs } from './ServiceInputs';
import { SocketTemplates } from './SocketTemplates';
import { isV2Proxy } from './v2-endpoint-choice';

export interface RequestShapeProps {
  readonly view: V2ApiView;
  readonly integration: V2Integration;
  readonly entityKey: EntityKey;
  /** The route it is looked at from; absent in the list of integrations. */
  readonly route: V2Route | undefined;
  readonly trace: Trace | undefined;
}

/** Of an HTTP API: inputs or mappings. Of a WebSocket API: mappings and templates. */
export function RequestShape(props: RequestShapeProps) {
  const { view, integration, entityKey, route } = props;
  if (view.api.protocolType === 'WEBSOCKET') return <MessageShape {...props} />;
  if (integration.integrationSubtype !== undefined) {
    return <ServiceInputs view={view} integration={integration} entityKey={entityKey} />;
  }
  const using = view.routes.filter(({ target }) => target === `integrations/${integration.id}`);
  return (
    <section data-path="requestParameters">
      <SectionHead title="Parameter mapping" />
      <MappingRows
        apiId={view.api.id}
        entityKey={entityKey}
        path={['requestParameters']}
        label="Parameter mapping"
        side="request"
        stored={integration.requestParameters}
        routes={route === undefined ? using : [route]}
      />
    </section>
  );
}

/** AWS documented: a function behind a proxy gets its event, which neither mappings nor templates change. */
function MessageShape({ view, integration, entityKey, route, trace }: RequestShapeProps) {
  const commit = useCommit(entityKey);
  const isWide = useIsWide();
  const isProxy = isV2Proxy(integration);
  const isMock = integration.integrationType === 'MOCK';
  return (
    <>
      {!isMock && integration.integrationType !== 'AWS_PROXY' && (
        <section data-path="requestParameters">
          <SectionHead title="Parameter mapping" />
          <RecordEditor
            label="Parameter mapping"
            lead={() => <Mark setting="v2-integration.requestParameters" />}
            nameHeading="Integration parameter"
            valueHeading="Mapped from"
            addWords="Add header.name"
            prefix={socketTargetPrefix}
            stored={integration.requestParameters}
            valueOptions={socketSources(route?.routeKey)}
            problemOf={({ name, value }) => socketMappingProblem(name, value)}
            onCommit={(record) => commit([change(['requestParameters'], record)], 'Change parameter mapping')}
          />
        </section>
      )}
      {!isProxy && (
        <>
          <SocketTemplates
            view={view}
            route={route}
            trace={trace}
            entityKey={entityKey}
            side="request"
            title="Request templates"
            stored={integration.requestTemplates}
            emptyWords={
              isMock
                ? 'None: a mock fails until a template names its statusCode.'
                : 'None: the message goes on as it came.'
            }
            firstText={isMock ? '{"statusCode": 200}' : "$input.json('$')"}
          />
          <FormGrid columns={isWide ? 2 : 1}>
            {[templateSelectionField, passthroughField, contentHandlingField].map((field) => (
              <FieldRow key={field.label} entityKey={entityKey} place={[]} field={field} />
            ))}
          </FormGrid>
        </>
      )}
    </>
  );
}
