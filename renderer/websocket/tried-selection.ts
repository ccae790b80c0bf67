// Which route a message would take, by the engine's own rules.
import type { V2ApiView } from '../../shared/definition/v2/v2-view';
import { choiceWords, chooseRoute, readJsonMessage } from '../../shared/selection/choose-route';
import { parseSelectionExpression } from '../../shared/selection/selection-expression';

/** In a sentence; for an expression that is none, what is wrong with it. */
export function triedSelection({ api, routes }: V2ApiView, message: string): string {
  const parsed = parseSelectionExpression(api.routeSelectionExpression);
  if ('problem' in parsed) return parsed.problem;
  const keys = new Set(routes.map(({ routeKey }) => routeKey));
  return choiceWords(
    parsed.source,
    chooseRoute(parsed, (key) => keys.has(key), readJsonMessage(message)),
  );
}
