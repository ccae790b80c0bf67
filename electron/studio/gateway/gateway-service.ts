// Service of the subject `gateway`: starts and stops it, with what it needs to know before its first request.
import type { StudioServices } from '../../../shared/contract/contract';
import type { GatewaySettings } from '../../gateway/process/messages';
import type { StudioHost } from '../host';
import type { GatewaySupervisor } from './gateway-supervisor';

/** Where the gateway forwards what is no API's: a loopback port that only it may call. */
export interface ManagementPlace {
  readonly port: number;
  readonly secret: string;
}

export interface GatewayServiceOptions {
  readonly gateway: GatewaySupervisor;
  readonly placement: StudioHost['placement'];
  /** Of the settings: it holds where the host leaves the port to them. */
  readonly chosenPort: () => number;
  /** Of the settings, likewise; 0: none. */
  readonly chosenTlsPort: () => number;
  /** As the open workspace is now. */
  readonly workspaceSettings: () => Omit<
    GatewaySettings,
    'host' | 'port' | 'tlsPort' | 'tracesPerSecond' | 'management'
  >;
}

export interface StudioGateway {
  readonly service: StudioServices['gateway'];
  /** Starts it and forwards to `management` from then on; rejects with PORT_TAKEN where its port is in use. */
  start(management: ManagementPlace | undefined): Promise<void>;
  /** The port it listens on, or would. */
  port(): number;
}

/** Traces kept a second under a steady load; ten times as many at once. */
const tracesPerSecond = 50;

/** Makes the service. */
export function createGatewayService(options: GatewayServiceOptions): StudioGateway {
  const { gateway, placement, chosenPort, chosenTlsPort, workspaceSettings } = options;
  let management: ManagementPlace | undefined;
  const configuredPort = () => placement.port ?? chosenPort();
  /** A host that says its port says the other one, too. */
  const configuredTlsPort = () =>
    placement.tlsPort ?? (placement.port === undefined ? chosenTlsPort() || undefined : undefined);

  const startNow = () => {
    const tlsPort = configuredTlsPort();
    return gateway.start({
      ...workspaceSettings(),
      host: placement.host,
      port: configuredPort(),
      tracesPerSecond,
      ...(tlsPort !== undefined && { tlsPort }),
      ...(management !== undefined && { management }),
    });
  };

  return {
    service: {
      state: () => gateway.state,
      start: startNow,
      async stop() {
        await gateway.stop();
        return gateway.state;
      },
    },
    async start(place) {
      management = place;
      await startNow();
    },
    port: () => gateway.state.port ?? (configuredPort() || chosenPort()),
  };
}
