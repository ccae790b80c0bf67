// The dialogs that make usage plans, API keys, personas, principals and user pools, reachable from every screen.
import { useStudio, useView } from '../state/studio-context';
import { NewApiKeyDialog } from './keys/NewApiKeyDialog';
import { NewPersonaDialog } from './personas/NewPersonaDialog';
import { NewUsagePlanDialog } from './plans/NewUsagePlanDialog';
import { NewPrincipalDialog } from './principals/NewPrincipalDialog';
import { NewUserPoolDialog } from './user-pools/NewUserPoolDialog';

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
    default:
      return null;
  }
}
