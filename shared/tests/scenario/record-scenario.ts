// Makes the steps of a scenario of a conversation that was held: what was sent is sent again, what came is expected.
import type { ScenarioStep, TestCheck } from '../../definition/companions/test-suite';
import type { MapKey, Value } from '../../vtl/value-kinds';
import { jsonValue, showJson } from '../evaluate/json-values';
import { textValue } from '../import/expected-answer';
import { isSecretName } from '../import/secret-words';

/** What happened to a client, in the order in which it happened among all clients. */
export type SessionMoment =
  | { readonly kind: 'opened'; readonly client: string; readonly query: readonly (readonly [string, string])[] }
  | { readonly kind: 'sent'; readonly client: string; readonly body: string }
  | { readonly kind: 'heard'; readonly client: string; readonly body: string; readonly isBase64: boolean }
  | { readonly kind: 'closed'; readonly client: string };

/** A message with more members than this is held to its first ones: nobody would read the rest. */
const maxChecks = 12;

/** Members that are never the same again. */
const changingName = /(?:^|[a-z_-])(?:id|at|time|timestamp|date|epoch|uuid|token|nonce)s?$/i;
const changingText = /^\d{4}-\d\d-\d\dT|^[0-9a-f]{8}-[0-9a-f]{4}-|^[A-Za-z0-9_-]{11,}=+$/i;
const quotableName = /^[\w@:/-]+$/;
const plainName = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** The steps, in the same order. A client that was left open gets no step: the end of a scenario closes it. */
export function recordScenario(moments: readonly SessionMoment[]): readonly ScenarioStep[] {
  return moments.map(stepOf);
}

function stepOf(moment: SessionMoment): ScenarioStep {
  const { client } = moment;
  switch (moment.kind) {
    case 'opened': {
      const query = moment.query.map(([name, value]) => ({ name, value: withoutSecret(name, value), enabled: true }));
      return { do: 'open', client, ...(query.length > 0 && { query }) };
    }
    case 'sent':
      return { do: 'send', client, body: moment.body };
    case 'heard':
      return { do: 'expect', client, expect: [...checksOf(moment.body, moment.isBase64)], withinMs: 5_000 };
    case 'closed':
      return { do: 'close', client };
  }
}

/** Files hold no credentials: the value has to be given as a secret where the scenario runs. */
function withoutSecret(name: string, value: string): string {
  return isSecretName(name)
    ? `{{secret:${name
        .toUpperCase()
        .replace(/[^A-Z0-9]+/g, '_')
        .replace(/^[^A-Z]+/, '')}}}`
    : value;
}

/** What says that a message is like this one. */
function checksOf(body: string, isBase64: boolean): readonly TestCheck[] {
  const read = isBase64 ? undefined : jsonValue(body);
  if (typeof read === 'object' && read?.kind === 'map') {
    const checks = [...read.entries].flatMap(checkOf).slice(0, maxChecks);
    if (checks.length > 0) return checks;
  }
  // braces would be read as a variable
  if (body.includes('{{')) return [{ check: 'body', operator: 'exists' }];
  return [{ check: 'body', operator: 'equals', value: body }];
}

/** None where the name cannot be written in a path. */
function checkOf([member, value]: readonly [MapKey, Value]): readonly TestCheck[] {
  if (typeof member !== 'string' || !quotableName.test(member)) return [];
  const name = plainName.test(member) ? `$.${member}` : `$['${member}']`;
  const text = typeof value === 'string' ? value : undefined;
  const isNested = typeof value === 'object' && (value?.kind === 'map' || value?.kind === 'list');
  const isChanging = changingName.test(member) || (text !== undefined && changingText.test(text));
  if (isNested || isChanging || text?.includes('{{') === true) return [{ check: 'path', name, operator: 'exists' }];
  const wanted = text === undefined ? showJson(value) : textValue(text);
  return [{ check: 'path', name, operator: 'equals', value: wanted }];
}
