// Declared parameters of a route as names with a tick, and back.
import type { V2Route } from '../../../../shared/definition/v2/route';

type Constraints = NonNullable<V2Route['requestParameters']>;

/** Left out of the names on screen. */
export const routeParameterPrefix = 'route.request.';

/** Name → whether it must be there. */
export function flagsOf(constraints: Constraints | undefined): Record<string, boolean> {
  return Object.fromEntries(Object.entries(constraints ?? {}).map(([name, { required }]) => [name, required === true]));
}

/** The record that the definition keeps. */
export function constraintsOf(flags: Readonly<Record<string, boolean>>): Constraints {
  return Object.fromEntries(Object.entries(flags).map(([name, required]) => [name, { required }]));
}

/** What is wrong with a name, which stands here without the prefix. */
export function parameterProblem(name: string): string | undefined {
  return /^(?:header|querystring)\.[a-zA-Z0-9._$-]+$/.test(name)
    ? undefined
    : 'Begin with header. or querystring., then letters, digits and . _ $ -';
}
