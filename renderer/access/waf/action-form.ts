// What becomes of the requests that a rule takes, as a form: the action, what it answers, what it tells the back end.
import type { RuleAction } from '../../../shared/waf/statement';
import type { KeyValueRow } from '../../components/key-value-rows';

export const actions = ['Block', 'Allow', 'Count', 'Captcha', 'Challenge'] as const;
export type ActionName = (typeof actions)[number];

export interface ActionForm {
  readonly action: ActionName;
  /** Of Block: the status of an answer of its own; undefined: the stage's gateway response. */
  readonly status: number | undefined;
  /** Of Block: one of the web ACL's custom response bodies; empty: none. */
  readonly bodyKey: string;
  /** Of Block those of the answer, of the others those that the back end gets. */
  readonly headers: readonly KeyValueRow[];
}

/** What a new rule does. */
export const emptyAction: ActionForm = { action: 'Block', status: undefined, bodyKey: '', headers: [] };

/** As AWS writes it. */
export function actionOf({ action, status, bodyKey, headers }: ActionForm): RuleAction {
  const named = headers.filter(({ name }) => name.trim() !== '');
  const list = named.map(({ name, value }) => ({ Name: name.trim(), Value: value }));
  if (action !== 'Block') {
    return { [action]: list.length === 0 ? {} : { CustomRequestHandling: { InsertHeaders: list } } };
  }
  if (status === undefined) return { Block: {} };
  return {
    Block: {
      CustomResponse: {
        ResponseCode: status,
        ...(bodyKey !== '' && { CustomResponseBodyKey: bodyKey }),
        ...(list.length > 0 && { ResponseHeaders: list }),
      },
    },
  };
}

/** The form of an action. */
export function actionFormOf(own: RuleAction | undefined): ActionForm {
  const action = actions.find((name) => own !== undefined && name in own) ?? 'Block';
  const answer = own?.Block?.CustomResponse;
  const inserted = action === 'Block' ? undefined : own?.[action]?.CustomRequestHandling?.InsertHeaders;
  return {
    action,
    status: answer?.ResponseCode,
    bodyKey: answer?.CustomResponseBodyKey ?? '',
    headers: (answer?.ResponseHeaders ?? inserted ?? []).map(({ Name, Value }) => ({ name: Name, value: Value })),
  };
}

/** Why it can not be done. */
export function actionProblem({ status, headers }: ActionForm): string | undefined {
  if (status !== undefined && (status < 200 || status > 599)) return 'The status is from 200 to 599';
  return headers.some(({ name, value }) => name.trim() !== '' && value === '')
    ? 'Each header needs a value'
    : undefined;
}
