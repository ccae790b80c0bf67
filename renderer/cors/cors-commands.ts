// The command that opens the CORS doctor on what is open.
import { Stethoscope } from 'lucide-react';
import type { Command, CommandContext } from '../commands/command';
import { routeWords } from '../state/entity-words';

/** Of the selected REST or HTTP API, beginning with the method or route that is open. */
export const corsCommands: readonly Command[] = [
  {
    id: 'cors.check',
    title: 'CORS doctor…',
    group: 'Run',
    icon: Stethoscope,
    isEnabled: ({ mirror, apiId }) =>
      apiId !== undefined && mirror.stages.some((stage) => stage.apiId === apiId && !stage.urls.host.startsWith('ws')),
    whyDisabled: 'no stage of a REST or HTTP API is there',
    run: (context) => {
      const { studio, apiId } = context;
      if (apiId !== undefined) studio.view.setState({ overlay: { kind: 'cors-doctor', apiId, ...openCall(context) } });
    },
  },
];

function openCall({ studio, view, apiId = '' }: CommandContext): { readonly verb?: string; readonly path?: string } {
  const place = view.places.get(apiId);
  if (place?.kind === 'method' || place?.kind === 'resource') {
    const path = studio.connection.viewOf(apiId)?.resources.get(place.resourceId)?.path;
    const verb = place.kind === 'method' && place.httpMethod !== 'ANY' ? place.httpMethod : undefined;
    return { ...(path !== undefined && { path: tryPath(path) }), ...(verb !== undefined && { verb }) };
  }
  if (place?.kind !== 'route') return {};
  const route = studio.connection.v2ViewOf(apiId)?.routes.find(({ id }) => id === place.routeId);
  const { title, httpMethod } = routeWords(route?.routeKey ?? '$default');
  if (httpMethod === undefined) return {};
  return { path: tryPath(title), ...(httpMethod !== 'ANY' && { verb: httpMethod }) };
}

/** A variable stands as its own name, so that the path is one. */
function tryPath(path: string): string {
  return path.replace(/\{([^}+]+)\+?\}/g, '$1');
}
