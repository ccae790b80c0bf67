// What is open of the firewall: a web ACL, a rule group, a set; without one chosen, all web ACLs.
import { BrickWall } from 'lucide-react';
import { useMemo } from 'react';
import { CommandButton } from '../../commands/CommandButton';
import { countWords } from '../../components/count-words';
import { type Column, DataTable } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { SectionBar } from '../../design/sections/PartsLayout';
import { type ListedEntity, useEntities } from '../../state/hooks';
import { useMirror, useStudio } from '../../state/studio-context';
import { openAccess } from '../../state/view-store';
import type { AccessPageProps } from '../access-section';
import styles from '../domains/domains.module.css';
import { RulesPage } from './RulesPage';
import { SetPage } from './SetPage';
import { useArns, wafKey, wafKindOf } from './waf-things';

/** The thing whose key `id` is. */
export function FirewallPage({ id }: AccessPageProps) {
  const definition = useMirror((mirror) => mirror.definition);
  const kind = wafKindOf(id);
  const key = kind === undefined ? undefined : wafKey(kind, id);
  if (kind === undefined || key === undefined || !definition.has(key)) return <AllAcls />;
  if (kind === 'web-acl' || kind === 'waf-rule-group') return <RulesPage kind={kind} entityKey={key} />;
  return <SetPage kind={kind} entityKey={key} />;
}

type AclRow = ListedEntity<'web-acl'>;

function AllAcls() {
  const { view } = useStudio();
  const acls = useEntities('web-acl');
  const rows = useMemo(() => [...acls].sort((a, b) => a.entity.Name.localeCompare(b.entity.Name)), [acls]);
  return (
    <>
      <SectionBar icon={BrickWall} title="Web ACLs" detail="asked before policies, authorizers and keys">
        <CommandButton command="access.new-web-acl" label="New web ACL" />
      </SectionBar>
      <div className={styles.whole}>
        <DataTable
          label="Web ACLs"
          columns={useColumns()}
          rows={rows}
          keyOf={({ key }) => key}
          onOpen={({ key }) => openAccess(view, { section: 'firewall', id: key })}
          empty={
            <EmptyState
              icon={BrickWall}
              place="inline"
              title="No web ACL yet"
              sentence="A web ACL refuses requests by their text, their address or their rate before anything else looks at them. One guards as many stages of REST APIs as you like."
              actions={<CommandButton command="access.new-web-acl" tone="primary" label="New web ACL" />}
            />
          }
        />
      </div>
    </>
  );
}

function useColumns(): readonly Column<AclRow>[] {
  const stages = useEntities('stage');
  const arns = useArns('web-acl');
  return [
    { id: 'name', heading: 'Name', width: 'minmax(140px, 1fr)', cell: ({ entity }) => entity.Name },
    {
      id: 'rules',
      heading: 'Rules',
      width: '88px',
      cell: ({ entity }) => countWords(entity.Rules.length, 'rule'),
    },
    {
      id: 'default',
      heading: 'Default action',
      width: '108px',
      cell: ({ entity }) => (entity.DefaultAction.Block === undefined ? 'Allow' : 'Block'),
    },
    {
      id: 'stages',
      heading: 'Guards',
      width: 'minmax(140px, 1.4fr)',
      cell: ({ entity }) => {
        const arn = arns.find(({ value }) => value.endsWith(`/${entity.Id}`))?.value;
        const words = stages
          .filter((stage) => arn !== undefined && stage.entity.webAclArn === arn)
          .map((stage) => stage.entity.stageName)
          .join(', ');
        return words === '' ? <span className={styles.dim}>no stage</span> : <span title={words}>{words}</span>;
      },
    },
  ];
}
