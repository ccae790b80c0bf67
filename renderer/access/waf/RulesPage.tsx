// A web ACL or a rule group in the centre: its rules in order, the stages it guards, and a request to try.
import { BrickWall, ListChecks, Trash2 } from 'lucide-react';
import type { EntityKey } from '../../../shared/definition/entities';
import { capacityOf, mostCapacity } from '../../../shared/waf/capacity';
import type { RuleGroup, WebAcl } from '../../../shared/waf/web-acl';
import { FormGrid, FormRow } from '../../components/FormRow';
import { HeadingLevel } from '../../components/heading-level';
import { IconAction } from '../../components/IconAction';
import { Note } from '../../components/Note';
import { Region } from '../../components/Region';
import { Segments } from '../../components/Segments';
import { SectionBar } from '../../design/sections/PartsLayout';
import { usePartEdits } from '../../design/sections/part-edits';
import { useEntities, useFidelity, useFindings } from '../../state/hooks';
import { useMirror, useStudio } from '../../state/studio-context';
import { openAccess } from '../../state/view-store';
import styles from '../domains/domains.module.css';
import { useEdits } from '../use-edits';
import { GuardedStages } from './GuardedStages';
import { ResponseBodies } from './ResponseBodies';
import { RulesTable } from './RulesTable';
import { TryRequest } from './TryRequest';
import { useArn, useArns } from './waf-things';

export interface RulesPageProps {
  readonly kind: 'web-acl' | 'waf-rule-group';
  readonly entityKey: EntityKey;
}

/** Only web ACLs guard stages and can be tried; a group stands in their rules. */
export function RulesPage({ kind, entityKey: key }: RulesPageProps) {
  const { view } = useStudio();
  const parts = usePartEdits();
  const entity = useMirror(({ definition }) => definition.get(key)) as WebAcl | RuleGroup | undefined;
  const findings = useFindings().filter(({ key: of, rule }) => of === key && rule !== 'setting-not-enforced');
  const arn = useArn(kind, key);
  const units = useUnits(entity?.Rules ?? []);
  if (entity === undefined || arn === undefined) return null;
  const { Name, Rules } = entity;
  const isAcl = kind === 'web-acl';
  const most = 'Capacity' in entity ? entity.Capacity : mostCapacity;
  return (
    <>
      <SectionBar
        icon={isAcl ? BrickWall : ListChecks}
        title={Name}
        detail={`${isAcl ? 'web ACL' : 'rule group'}, ${units} of ${most} capacity units`}
      >
        <IconAction
          icon={Trash2}
          label={`Delete ${Name}`}
          onClick={() =>
            void parts.remove(key, Name).then((isGone) => {
              if (isGone) openAccess(view, { section: 'firewall' });
            })
          }
        />
      </SectionBar>
      <Region name="form" label={`${isAcl ? 'Web ACL' : 'Rule group'} ${Name}`} className={styles.body}>
        <HeadingLevel value={2}>
          {units > most && (
            <Note tone="error">
              AWS refuses it: its rules need {units} capacity units, and it may have {most}.
            </Note>
          )}
          {findings.map(({ rule, path, message, severity }) => (
            <Note key={`${rule} ${path} ${message}`} tone={severity}>
              {message}
            </Note>
          ))}
          <RulesTable entityKey={key} owner={Name} rules={Rules} />
          {'DefaultAction' in entity && <DefaultAction entityKey={key} acl={entity} />}
          <ResponseBodies entityKey={key} bodies={entity.CustomResponseBodies ?? {}} rules={Rules} />
          {isAcl && (
            <>
              <GuardedStages arn={arn} name={Name} />
              <TryRequest arn={arn} />
            </>
          )}
        </HeadingLevel>
      </Region>
    </>
  );
}

function DefaultAction({ entityKey: key, acl }: { readonly entityKey: EntityKey; readonly acl: WebAcl }) {
  const edits = useEdits();
  const fidelity = useFidelity('web-acl.DefaultAction');
  const value = acl.DefaultAction.Block === undefined ? 'Allow' : 'Block';
  return (
    <div className={styles.settings}>
      <FormGrid>
        <FormRow label="Default action" fidelity={fidelity?.fidelity} aside="where no rule decides">
          <Segments
            label="Default action"
            value={value}
            options={[
              { value: 'Allow', label: 'Allow' },
              { value: 'Block', label: 'Block' },
            ]}
            onChange={(chosen) =>
              void edits.set(key, ['DefaultAction'], { [chosen]: {} }, `Default action of ${acl.Name}`)
            }
          />
        </FormRow>
      </FormGrid>
    </div>
  );
}

function useUnits(rules: WebAcl['Rules']): number {
  const groups = useEntities('waf-rule-group');
  const arns = useArns('waf-rule-group');
  return capacityOf(rules, (arn) => {
    const name = arns.find(({ value }) => value === arn)?.label;
    return groups.find(({ entity }) => entity.Name === name)?.entity.Capacity;
  });
}
