// A custom domain name in the centre: its rules, its mappings, where a request would go; without one chosen, all of them.
import { Globe, Trash2 } from 'lucide-react';
import type { DomainName } from '../../../shared/definition/companions/domain-name';
import { type EntityKey, entityKey } from '../../../shared/definition/entities';
import { CommandButton } from '../../commands/CommandButton';
import { EmptyState } from '../../components/EmptyState';
import { HeadingLevel } from '../../components/heading-level';
import { IconAction } from '../../components/IconAction';
import { Note } from '../../components/Note';
import { Region } from '../../components/Region';
import { SectionBar } from '../../design/sections/PartsLayout';
import { usePartEdits } from '../../design/sections/part-edits';
import { useEntity, useFindings } from '../../state/hooks';
import { useStudio } from '../../state/studio-context';
import { openAccess } from '../../state/view-store';
import type { AccessPageProps } from '../access-section';
import { DomainSettings } from './DomainSettings';
import { DomainTable } from './DomainTable';
import { endpointTypes } from './domain-words';
import styles from './domains.module.css';
import { MappingsPart } from './MappingsPart';
import { PrivatePart } from './PrivatePart';
import { RouteTester } from './RouteTester';
import { RulesPart } from './RulesPart';
import { useDomainRoutes } from './use-domain';

/** The name `id`, or the table of all. */
export function DomainPage({ id }: AccessPageProps) {
  const key = id === undefined ? undefined : entityKey('domain-name', id);
  const domain = useEntity(key);
  return domain === undefined || key === undefined ? <AllDomains /> : <DomainView domain={domain} entityKey={key} />;
}

function AllDomains() {
  return (
    <>
      <SectionBar icon={Globe} title="Custom domain names">
        <CommandButton command="access.new-domain" label="New domain name" />
      </SectionBar>
      <DomainTable
        empty={
          <EmptyState
            icon={Globe}
            place="inline"
            title="No custom domain name yet"
            sentence="A name of your own in front of APIs: base paths and rules say which API answers. It works here by the Host header."
            actions={<CommandButton command="access.new-domain" tone="primary" label="New domain name" />}
          />
        }
      />
    </>
  );
}

function DomainView({ domain, entityKey: key }: { readonly domain: DomainName; readonly entityKey: EntityKey }) {
  const { view } = useStudio();
  const parts = usePartEdits();
  const routes = useDomainRoutes(domain);
  const findings = useFindings().filter((finding) => finding.key === key && finding.severity !== 'info');
  const { domainName } = domain;
  const type = endpointTypes.find(({ value }) => value === routes.endpointType)?.label;
  return (
    <>
      <SectionBar icon={Globe} title={domainName} detail={type}>
        <IconAction
          icon={Trash2}
          label={`Delete ${domainName}`}
          onClick={() =>
            void parts.remove(key, domainName).then((isGone) => {
              if (isGone) openAccess(view, { section: 'domains' });
            })
          }
        />
      </SectionBar>
      <Region name="form" label={`Domain name ${domainName}`} className={styles.body}>
        <HeadingLevel value={2}>
          {findings.map(({ rule, message, severity }) => (
            <Note key={rule} tone={severity}>
              {message}
            </Note>
          ))}
          {routes.routingMode !== 'BASE_PATH_MAPPING_ONLY' && <RulesPart routes={routes} domainName={domainName} />}
          {(routes.routingMode !== 'ROUTING_RULE_ONLY' || routes.mappings.length > 0) && (
            <MappingsPart routes={routes} />
          )}
          {routes.routingMode === 'BASE_PATH_MAPPING_ONLY' && routes.rules.length > 0 && (
            <RulesPart routes={routes} domainName={domainName} />
          )}
          <RouteTester routes={routes} />
          {routes.endpointType === 'PRIVATE' && <PrivatePart domain={domain} entityKey={key} />}
          <DomainSettings domain={domain} entityKey={key} />
        </HeadingLevel>
      </Region>
    </>
  );
}
