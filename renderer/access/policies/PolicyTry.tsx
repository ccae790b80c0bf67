// What the policy says to a caller, without a request: method, caller, and every statement with what it compared.
import { Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { RestApiView } from '../../../shared/definition/api-view';
import { matchResourcePath } from '../../../shared/definition/match-resource-path';
import { readSigner, triedCaller } from '../../../shared/iam/tried-caller';
import { type TriedAccess, tryAccess } from '../../../shared/iam/try-access';
import { parsePolicy } from '../../../shared/policy/parse-policy';
import { PolicyFault } from '../../../shared/policy/policy-fault';
import { FormGrid, FormRow } from '../../components/FormRow';
import { Note } from '../../components/Note';
import { SectionHead } from '../../components/SectionHead';
import { TextRow } from '../../components/TextRow';
import { useEntities, useStages } from '../../state/hooks';
import { useMirror } from '../../state/studio-context';
import { CheckEvidence } from '../../trace/CheckEvidence';
import { SmallestChange } from '../../trace/SmallestChange';
import { usePrincipals } from '../principals/use-principals';
import styles from './PolicyTry.module.css';
import { personaForm, type TryForm, tryForm } from './try-form';

export interface PolicyTryProps {
  readonly view: RestApiView;
  /** The policy as it stands in the editor. */
  readonly text: string;
}

/** The verdict follows every key typed. */
export function PolicyTry({ view, text }: PolicyTryProps) {
  const stages = useStages(view.api.id);
  const personas = useEntities('persona');
  const [form, setForm] = useState<TryForm>(() => tryForm(view, stages[0]?.stageName));
  const type = (field: keyof TryForm) => (typed: string) => setForm((before) => ({ ...before, [field]: typed }));
  return (
    <section className={styles.part} aria-label="Try the policy">
      <SectionHead title="Try" detail="what the policy says to a caller; nothing is sent" />
      <div className={styles.columns}>
        <FormGrid>
          <TextRow label="Stage" holds="code" value={form.stageName} onType={type('stageName')} />
          <FormRow label="Method">
            {(ids) => (
              <Select
                {...ids}
                data={['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']}
                value={form.verb}
                allowDeselect={false}
                onChange={(verb) => type('verb')(verb ?? 'GET')}
              />
            )}
          </FormRow>
          <TextRow label="Path" holds="code" value={form.path} onType={type('path')} />
          <FormRow label="Persona">
            {(ids) => (
              <Select
                {...ids}
                placeholder="entered by hand"
                data={personas.map(({ entity }) => entity.name)}
                value={form.persona === '' ? null : form.persona}
                clearable
                onChange={(name) => {
                  const persona = personas.find(({ entity }) => entity.name === name)?.entity;
                  setForm((before) => personaForm(before, persona));
                }}
              />
            )}
          </FormRow>
          <TextRow label="Source IP" holds="code" value={form.sourceIp} onType={type('sourceIp')} />
          <TextRow label="VPC" holds="code" value={form.vpcId} placeholder="none" onType={type('vpcId')} />
          <TextRow label="VPC endpoint" holds="code" value={form.vpceId} placeholder="none" onType={type('vpceId')} />
          <TextRow label="Account" holds="code" value={form.account} placeholder="none" onType={type('account')} />
          <TextRow
            label="Principal"
            holds="code"
            value={form.principal}
            placeholder="ARN or account id; nobody signs"
            onType={type('principal')}
          />
        </FormGrid>
        <Verdict view={view} text={text} form={form} />
      </div>
    </section>
  );
}

const verdicts = {
  allowed: { tone: 'ok', title: 'Allowed' },
  refused: { tone: 'error', title: '403 Forbidden' },
  authorizer: { tone: 'info', title: 'The authorizer decides' },
} as const;

function Verdict({ view, text, form }: PolicyTryProps & { readonly form: TryForm }) {
  const tried = useVerdict(view, text, form);
  if (typeof tried === 'string') return <Note tone="warning">{tried}</Note>;
  const { verdict, said, evidence } = tried;
  const { tone, title } = verdicts[verdict];
  const change = evidence?.smallestChange;
  const { source: place = '', entityKey } = evidence?.policies[change?.policy ?? 0] ?? {};
  return (
    <div className={styles.verdict} role="status" aria-label="Verdict">
      <Note tone={tone} title={title}>
        {said}
      </Note>
      {evidence !== undefined && (
        <>
          <CheckEvidence evidence={evidence} />
          {change !== undefined && (
            <SmallestChange change={{ ...change, place, ...(entityKey !== undefined && { entityKey }) }} />
          )}
        </>
      )}
    </div>
  );
}

/** A sentence where nothing can be tried. */
function useVerdict(view: RestApiView, text: string, form: TryForm): TriedAccess | string {
  const definition = useMirror((mirror) => mirror.definition);
  const { accountId: home } = usePrincipals();
  return useMemo(() => {
    const { api } = view;
    const method = matchResourcePath(view, form.verb, form.path);
    if (method === undefined) return `The API has no method ${form.verb} ${form.path}.`;
    const signer = form.signer ?? (form.principal === '' ? undefined : readSigner(form.principal));
    if (form.principal !== '' && signer === undefined) return 'The principal is no ARN and no account id.';
    try {
      const caller = signer && triedCaller(definition, home, signer);
      if (signer !== undefined && caller === undefined) return 'The workspace has no such user.';
      const { methods } = view.resources.get(method.resourceId) ?? view.root;
      return tryAccess({
        apiId: api.id,
        stageName: form.stageName,
        verb: form.verb,
        path: form.path,
        region: 'us-east-1',
        accountId: api.accountId ?? home,
        isPrivate: api.endpointConfiguration.types[0] === 'PRIVATE',
        authorizationType: methods.get(method.httpMethod)?.authorizationType ?? 'NONE',
        policy: parsePolicy(text, 'resource', api.id),
        nowMs: Date.now(),
        ...(caller !== undefined && { caller }),
        ...(form.sourceIp !== '' && { sourceIp: form.sourceIp }),
        ...(form.vpcId !== '' && { vpcId: form.vpcId }),
        ...(form.vpceId !== '' && { vpceId: form.vpceId }),
        ...(form.account !== '' && { sourceAccount: form.account }),
      });
    } catch (fault) {
      if (fault instanceof PolicyFault) return `Line ${fault.line}: ${fault.message}`;
      return fault instanceof Error ? fault.message : String(fault);
    }
  }, [view, text, form, definition, home]);
}
