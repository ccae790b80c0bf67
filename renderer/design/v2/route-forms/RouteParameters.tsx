// What the handshake of a WebSocket API must bring: declared headers and query parameters.
import { entityKey } from '../../../../shared/definition/entities';
import type { V2Route } from '../../../../shared/definition/v2/route';
import type { V2ApiView } from '../../../../shared/definition/v2/v2-view';
import { SectionHead } from '../../../components/SectionHead';
import { change, useCommit } from '../../forms/commit';
import { Mark } from '../../forms/Mark';
import { FlagsEditor } from '../../forms/records/FlagsEditor';
import { constraintsOf, flagsOf, parameterProblem, routeParameterPrefix } from './route-parameters';

export interface RouteParametersProps {
  readonly view: V2ApiView;
  readonly route: V2Route;
}

/** Names with a tick each; a handshake without a required one is answered 400. */
export function RouteParameters({ view, route }: RouteParametersProps) {
  const commit = useCommit(entityKey('v2-route', view.api.id, route.id));
  return (
    <section data-path="requestParameters">
      <SectionHead title="Request parameters" detail={<Mark setting="v2-route.requestParameters.*.required" />} />
      <FlagsEditor
        label="Request parameters"
        nameHeading="Parameter"
        flagHeading="Required"
        addWords="Add header.name or querystring.name"
        prefix={routeParameterPrefix}
        stored={flagsOf(route.requestParameters)}
        nameOptions={['header.', 'querystring.']}
        problemOf={parameterProblem}
        onCommit={(flags) => commit([change(['requestParameters'], constraintsOf(flags))], 'Change request parameters')}
      />
    </section>
  );
}
