// Which route of a WebSocket API takes a message, and why: the engine asks, and the studio shows it before anything runs.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-develop-routes.html

import type { SocketSelection } from '../trace/socket-events';
import { EvaluationError } from '../vtl/template-error';
import { parseJsonValue, type Value } from '../vtl/values';

import { defaultKey, type SelectionExpression } from './selection-expression';

export interface ChosenRoute {
  /** What the expression yielded; undefined where it found nothing. */
  readonly value: string | undefined;
  /** The key of the route; undefined where none takes the message. */
  readonly routeKey: string | undefined;
  readonly why: 'key' | 'default-not-json' | 'default-no-value' | 'default-no-key' | 'none';
}

/** Routes that messages cannot choose: they belong to the connection. */
const lifecycleKeys = new Set(['$connect', '$disconnect']);

/** Chooses. `hasRoute` says whether the API has a route of that key, letter case included. */
export function chooseRoute(
  expression: SelectionExpression,
  hasRoute: (routeKey: string) => boolean,
  message: Value | undefined,
): ChosenRoute {
  const value = expression.evaluate({ requestBody: () => message });
  // AWS assumed: a message that names $connect or $disconnect matches nothing
  if (value !== undefined && !lifecycleKeys.has(value) && hasRoute(value)) {
    return { value, routeKey: value, why: 'key' };
  }
  if (!hasRoute(defaultKey)) return { value, routeKey: undefined, why: 'none' };
  const why = message === undefined ? 'default-not-json' : value === undefined ? 'default-no-value' : 'default-no-key';
  return { value, routeKey: defaultKey, why };
}

const whys: Readonly<Record<ChosenRoute['why'], string>> = {
  key: 'a route has this key',
  'default-not-json': 'the message is no JSON',
  'default-no-value': 'the message has no such property',
  'default-no-key': 'no route has this key',
  none: 'no route has this key',
};

/** Why, in a sentence: `$request.body.action yields "join": a route has this key → route join`. */
export function choiceWords(expression: string, { value, routeKey, why }: ChosenRoute): string {
  const yields = value === undefined ? 'yields nothing' : `yields ${JSON.stringify(value)}`;
  return `${expression} ${yields}: ${whys[why]}${routeKey === undefined ? '' : ` → route ${routeKey}`}`;
}

/** The choice as traces and frames tell it. */
export function toldSelection(expression: string, chosen: ChosenRoute): SocketSelection {
  const { value = null, routeKey = null } = chosen;
  return { expression, value, routeKey, why: choiceWords(expression, chosen) };
}

/** The message as JSON; undefined where it is none. */
export function readJsonMessage(text: string): Value | undefined {
  // AWS recorded: bare words are no JSON here, and go to $default
  if (!/^\s*[{["\d\-tfn]/.test(text)) return undefined;
  try {
    return parseJsonValue(text);
  } catch (thrown) {
    if (thrown instanceof EvaluationError) return undefined;
    throw thrown;
  }
}
