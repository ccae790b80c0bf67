// The form of a trial: a method, and who calls it from where.
import type { RestApiView } from '../../../shared/definition/api-view';
import type { Persona } from '../../../shared/definition/companions/persona';
import type { TriedSigner } from '../../../shared/iam/tried-caller';

export interface TryForm {
  readonly stageName: string;
  readonly verb: string;
  readonly path: string;
  /** Empty: entered by hand. */
  readonly persona: string;
  readonly sourceIp: string;
  readonly vpcId: string;
  readonly vpceId: string;
  readonly account: string;
  /** ARN or account id; empty where nobody signs, or a persona does. */
  readonly principal: string;
  readonly signer?: TriedSigner;
}

/** The first method of the API, called from this machine. */
export function tryForm(view: RestApiView, stageName = 'dev'): TryForm {
  const first = [...view.resources.values()].find(({ methods }) => methods.size > 0);
  const verb = [...(first?.methods.keys() ?? [])][0] ?? 'GET';
  return {
    stageName,
    verb: verb === 'ANY' ? 'GET' : verb,
    path: (first?.path ?? '/').replaceAll(/\{[^}]*\}/g, '1'),
    persona: '',
    sourceIp: '127.0.0.1',
    vpcId: '',
    vpceId: '',
    account: '',
    principal: '',
  };
}

/** The same method as a persona; undefined gives the caller back to the hand. */
export function personaForm(form: TryForm, persona: Persona | undefined): TryForm {
  const { signer: _signer, ...rest } = form;
  if (persona === undefined) return { ...rest, persona: '' };
  const { name, sourceIp = '127.0.0.1', vpcId = '', vpceId = '', accountId = '', iam } = persona;
  const from = { persona: name, sourceIp, vpcId, vpceId, account: accountId, principal: '' };
  return { ...rest, ...from, ...(iam !== undefined && { signer: iam }) };
}
