// What the gateway was given: every process that takes over gets the same again.
import { isDeepEqual } from '../../../shared/definition/changes';
import type { KeyUsage } from '../../../shared/usage/key-usage';
import type { AccessSettings, Companions, GatewayIdentity, StageDeployment, StageSettings } from '../../gateway/ports';
import type { GatewaySettings, ToGateway } from '../../gateway/process/messages';

export interface GatewayHandout {
  /** What a process starts with; undefined before the first start. */
  readonly settings: GatewaySettings | undefined;
  readonly stages: Iterable<StageDeployment>;
  /** How far the virtual clock was moved. */
  readonly advancedSeconds: number;
  begin(settings: GatewaySettings): void;
  /** The same port again after a crash, also where the first start picked a free one: invoke URLs stay valid. */
  keepPorts(port: number, tlsPort: number | undefined): void;
  putStage(stage: StageDeployment): void;
  updateStage(apiId: string, stageName: string, settings: StageSettings): void;
  undeploy(apiId: string, stageName: string): void;
  setEndpoints(endpoints: Readonly<Record<string, number>>): void;
  setCompanions(companions: Companions): void;
  setAccess(access: AccessSettings): void;
  setIdentity(identity: GatewayIdentity): void;
  advanceClock(seconds: number): void;
  /** What keys have used, as the process itself told it: the next one goes on from there. */
  keepUsage(usage: readonly KeyUsage[]): void;
  setUsage(usage: readonly KeyUsage[]): void;
}

/** Makes one; what changes while a process runs goes to it through `send`. */
export function createGatewayHandout(send: (message: ToGateway) => void): GatewayHandout {
  const stages = new Map<string, StageDeployment>();
  let settings: GatewaySettings | undefined;
  let advancedSeconds = 0;

  /** Functions stay warm and connections open where nothing changed: an equal value is not sent again. */
  function set<K extends keyof GatewaySettings>(name: K, value: GatewaySettings[K], message: ToGateway): void {
    if (settings === undefined || isDeepEqual(settings[name], value)) return;
    settings = { ...settings, [name]: value };
    send(message);
  }

  return {
    get settings() {
      return settings;
    },
    get stages() {
      return stages.values();
    },
    get advancedSeconds() {
      return advancedSeconds;
    },
    begin(next) {
      settings = next;
    },
    keepPorts(port, tlsPort) {
      if (settings !== undefined) settings = { ...settings, port, ...(tlsPort !== undefined && { tlsPort }) };
    },
    putStage(stage) {
      stages.set(stageKey(stage.apiId, stage.stageName), stage);
    },
    updateStage(apiId, stageName, stageSettings) {
      const stage = stages.get(stageKey(apiId, stageName));
      if (stage === undefined) return;
      stages.set(stageKey(apiId, stageName), { ...stage, settings: stageSettings });
      send({ type: 'stage-settings', apiId, stageName, settings: stageSettings });
    },
    undeploy(apiId, stageName) {
      stages.delete(stageKey(apiId, stageName));
      send({ type: 'undeploy', apiId, stageName });
    },
    setEndpoints: (endpoints) => set('endpoints', endpoints, { type: 'endpoints', endpoints }),
    setAccess: (access) => set('access', access, { type: 'access', access }),
    setCompanions: (companions) => set('companions', companions, { type: 'companions', companions }),
    setIdentity: (identity) => set('identity', identity, { type: 'identity', identity }),
    keepUsage(usage) {
      if (settings !== undefined) settings = { ...settings, usage };
    },
    setUsage(usage) {
      if (settings === undefined) return;
      settings = { ...settings, usage };
      send({ type: 'usage', usage });
    },
    advanceClock(seconds) {
      advancedSeconds += seconds;
      send({ type: 'advance-clock', seconds });
    },
  };
}

function stageKey(apiId: string, stageName: string): string {
  return `${apiId}/${stageName}`;
}
