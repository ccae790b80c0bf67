// Joins who may call and how often: identity, principals, personas, authorizers, usage, and what of them the gateway is given.
import type { StudioServices } from '../../../shared/contract/contract';
import type { AccessSettings } from '../../gateway/ports';
import type { VirtualClock } from '../../gateway/virtual-clock';
import { authorizersService } from '../authorizers/authorizers-service';
import type { EventHub } from '../event-hub';
import type { GatewaySupervisor } from '../gateway/gateway-supervisor';
import { createIdentity, type StudioIdentity } from '../identity/create-identity';
import { createPersonas, type PersonasOptions, type StudioPersonas } from '../personas/create-personas';
import { createPrincipals, type StudioPrincipals } from '../principals/create-principals';
import { createUsage, type StudioUsage } from '../usage/create-usage';
import type { CurrentWorkspace } from '../workspace/current-workspace';
import { accessSettingsOf } from './access-settings';

/** What keeps callers out and lets them in. */
type AccessSubject = 'identity' | 'principals' | 'personas' | 'authorizers' | 'usage' | 'clock';

export interface AccessOptions extends Pick<PersonasOptions, 'send' | 'recorded'> {
  readonly current: CurrentWorkspace;
  readonly gateway: GatewaySupervisor;
  readonly events: EventHub;
  readonly region: string;
  readonly isStrict: boolean;
  /** Real time in epoch milliseconds. */
  readonly clock: () => number;
  readonly report: (fault: unknown) => void;
}

export interface StudioAccess {
  readonly services: Pick<StudioServices, AccessSubject>;
  readonly principals: StudioPrincipals;
  readonly identity: StudioIdentity;
  readonly personas: StudioPersonas;
  /** Of tokens, quotas, time-to-lives: can be moved forward. */
  readonly virtualClock: VirtualClock;
  /** As the open workspace has them. */
  settings(): AccessSettings;
}

/** Makes them. */
export function createAccess(options: AccessOptions): StudioAccess {
  const { current, gateway, events, region, isStrict, clock, report } = options;
  const usage: StudioUsage = createUsage({ current, gateway, events, region, clock });
  const virtualNow = () => usage.clock.now();
  const identity: StudioIdentity = createIdentity({
    current,
    region,
    clock: virtualNow,
    settings,
    changed() {
      gateway.setAccess(settings());
      return gateway.settled();
    },
    report,
  });
  const principals = createPrincipals({ current, region, isStrict, clock, virtualNow });
  const personas = createPersonas({
    current,
    gateway,
    events,
    region,
    clock,
    mint: identity.service.mint,
    sign: principals.service.sign,
    send: options.send,
    recorded: options.recorded,
  });

  function settings(): AccessSettings {
    const sessionKey = current.workspace?.sessionKey;
    return accessSettingsOf(current.workspace?.workingCopy.definition ?? new Map(), {
      isStrict,
      providerKeys: identity.publicKeys,
      ...(sessionKey !== undefined && { sessionKey }),
    });
  }

  return {
    services: {
      identity: identity.service,
      principals: principals.service,
      personas: personas.service,
      authorizers: authorizersService({ current, gateway }),
      ...usage.services,
    },
    principals,
    identity,
    personas,
    virtualClock: usage.clock,
    settings,
  };
}
