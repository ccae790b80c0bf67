// Every route of an API beside the value that a message chose by.
import type { V2ApiView } from '../../shared/definition/v2/v2-view';
import type { SocketSelection } from '../../shared/trace/socket-events';

export interface RouteChoice {
  readonly routeKey: string;
  readonly isChosen: boolean;
  /** `exact match`, `differs`, `no match elsewhere`, `not needed`. */
  readonly verdict: string;
}

/** Routes of actions first, `$default` last; those of the connection's life take no messages. */
export function routeChoices({ routes }: V2ApiView, { routeKey, value }: SocketSelection): readonly RouteChoice[] {
  const keys = routes.map((route) => route.routeKey).filter((key) => key !== '$connect' && key !== '$disconnect');
  const own = keys.filter((key) => key !== '$default');
  const choices: RouteChoice[] = own.map((key) => ({
    routeKey: key,
    isChosen: key === routeKey,
    verdict: key === routeKey ? 'exact match' : 'differs',
  }));
  if (!keys.includes('$default')) return choices;
  const isDefault = routeKey === '$default';
  const verdict = value === '$default' ? 'exact match' : isDefault ? 'no other matches' : 'not needed';
  return [...choices, { routeKey: '$default', isChosen: isDefault, verdict }];
}
