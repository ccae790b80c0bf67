// The dialogs that make usage plans, API keys, personas, principals, user pools and certificates, reachable from every screen.
import { useStudio, useView } from '../state/studio-context';
import { NewCertificateDialog } from './certificates/NewCertificateDialog';
import { NewDomainDialog } from './domains/NewDomainDialog';
import { NewMappingDialog } from './domains/NewMappingDialog';
import { NewRuleDialog } from './domains/NewRuleDialog';
import { NewApiKeyDialog } from './keys/NewApiKeyDialog';
import { NewPersonaDialog } from './personas/NewPersonaDialog';
import { NewUsagePlanDialog } from './plans/NewUsagePlanDialog';
import { NewPrincipalDialog } from './principals/NewPrincipalDialog';
import { NewUserPoolDialog } from './user-pools/NewUserPoolDialog';
import { NewVpcEndpointDialog } from './vpc-endpoints/NewVpcEndpointDialog';
import { NewWafDialog } from './waf/NewWafDialog';
import { RuleDialog } from './waf/RuleDialog';

/** The one that is asked for. */
export function AccessDialogs() {
  const { view } = useStudio();
  const overlay = useView((state) => state.overlay);
  const close = () => view.setState({ overlay: undefined });
  switch (overlay?.kind) {
    case 'new-usage-plan':
      return <NewUsagePlanDialog onClose={close} />;
    case 'new-api-key':
      return <NewApiKeyDialog onClose={close} />;
    case 'new-persona':
      return <NewPersonaDialog like={overlay.like} onClose={close} />;
    case 'new-principal':
      return <NewPrincipalDialog first={overlay.principal} onClose={close} />;
    case 'new-user-pool':
      return <NewUserPoolDialog onClose={close} />;
    case 'new-certificate':
      return <NewCertificateDialog onClose={close} />;
    case 'new-domain':
      return <NewDomainDialog onClose={close} />;
    case 'new-mapping':
      return <NewMappingDialog domainName={overlay.domainName} onClose={close} />;
    case 'new-routing-rule':
      return <NewRuleDialog domainName={overlay.domainName} onClose={close} />;
    case 'new-vpc-endpoint':
      return <NewVpcEndpointDialog onClose={close} />;
    case 'new-waf':
      return <NewWafDialog first={overlay.first} onClose={close} />;
    case 'waf-rule':
      return (
        <RuleDialog
          entityKey={overlay.key}
          {...(overlay.rule !== undefined && { rule: overlay.rule })}
          onClose={close}
        />
      );
    default:
      return null;
  }
}
