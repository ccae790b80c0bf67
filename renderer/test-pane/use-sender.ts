// Holds the draft of each method and sends it; the diagram hears of runs through the Design screen's store.
import { useRef, useState } from 'react';
import type { MatrixCell } from '../../shared/contract/personas';
import type { ResourceView } from '../../shared/definition/api-view';
import { type EntityKey, entityKey } from '../../shared/definition/entities';
import type { Method } from '../../shared/definition/rest/method';
import { describeError } from '../components/error-words';
import { beginRun, endRun, useMethodRuns } from '../design/method-runs';
import { useEntity, useSelectedStageName, useStages } from '../state/hooks';
import { useStudio } from '../state/studio-context';
import { firstDraft, fitPath, headerLines, pathWithQueryString, type RequestDraft } from './request-draft';
import type { SendTarget } from './TargetPicker';

export interface Sender {
  readonly draft: RequestDraft;
  readonly setDraft: (draft: RequestDraft) => void;
  readonly target: SendTarget;
  readonly setTarget: (target: SendTarget) => void;
  /** Who sends to a stage: a saved caller or `anonymous`; undefined: the request as it is written. */
  readonly persona: string | undefined;
  readonly setPersona: (persona: string | undefined) => void;
  /** Sends the request to the stage as every persona and as nobody; nothing where the working copy is the target. */
  readonly tryEveryone: () => Promise<readonly MatrixCell[]>;
  /** Where requests to the chosen target start; undefined while nothing is deployed. */
  readonly baseUrl: string | undefined;
  /** Why the last send brought nothing back. */
  readonly failure: string | undefined;
  /** Sends what the pane shows now; the same object between renders. */
  readonly latest: { send: () => Promise<void> };
}

/** The sender of the pane for the method that is open. */
export function useSender(apiId: string, node: ResourceView, method: Method): Sender {
  const studio = useStudio();
  const runs = useMethodRuns();
  const stages = useStages(apiId);
  const stageName = useSelectedStageName();
  const stage = useEntity(stageName === undefined ? undefined : entityKey('stage', apiId, stageName));
  const [drafts, setDrafts] = useState<ReadonlyMap<EntityKey, RequestDraft>>(new Map());
  const [chosen, setTarget] = useState<SendTarget>(undefined);
  const [persona, setPersona] = useState<string>();
  const [failures, setFailures] = useState<ReadonlyMap<EntityKey, string>>(new Map());
  const key: EntityKey = entityKey('method', apiId, node.resource.id, method.httpMethod);
  const draft = fitPath(drafts.get(key) ?? firstDraft(method, node.path), node.path);
  const deployed = stages.filter(({ deploymentId }) => deploymentId !== undefined);
  const target = deployed.some(({ stageName }) => stageName === chosen) ? chosen : undefined;

  const request = {
    pathWithQueryString: pathWithQueryString(draft, node.path),
    headers: headerLines(draft),
    body: draft.body,
  };
  const invoke = () =>
    target === undefined
      ? studio.client.invocations.test({
          apiId,
          resourceId: node.resource.id,
          httpMethod: method.httpMethod,
          ...(method.httpMethod === 'ANY' && { verb: draft.verb }),
          // The console asks for stage variables by hand; here those of the selected stage stand in.
          ...(stage?.variables !== undefined && { stageVariables: stage.variables }),
          ...request,
        })
      : sendAs({ apiId, stageName: target, verb: draft.verb, ...request });

  /** Dressed first, where somebody is chosen to send it. */
  const sendAs = async (sent: { apiId: string; stageName: string; verb: string } & typeof request) => {
    if (persona === undefined) return await studio.client.invocations.send(sent);
    const dressed = await studio.client.personas.dress({ persona, ...sent });
    const headers = dressed.headers.map(([name, value]): [string, string] => [name, value]);
    return await studio.client.invocations.send({
      ...sent,
      pathWithQueryString: dressed.pathWithQueryString,
      headers,
    });
  };

  const latest = useRef({ send: async () => {} });
  latest.current.send = async () => {
    beginRun(runs, key);
    setFailures((before) => new Map([...before].filter(([other]) => other !== key)));
    try {
      await studio.drafts.flush();
      endRun(runs, key, (await invoke()).trace);
    } catch (error) {
      const { title, sentence } = describeError(error);
      endRun(runs, key);
      setFailures((before) => new Map([...before, [key, `${title}. ${sentence}`]]));
    }
  };
  return {
    draft,
    setDraft: (next) => setDrafts((before) => new Map([...before, [key, next]])),
    target,
    setTarget,
    persona,
    setPersona,
    async tryEveryone() {
      if (target === undefined) return [];
      await studio.drafts.flush();
      return await studio.client.personas.tryRequest({ apiId, stageName: target, verb: draft.verb, ...request });
    },
    baseUrl: (deployed.find(({ stageName }) => stageName === target) ?? deployed[0])?.urls.path,
    failure: failures.get(key),
    latest: latest.current,
  };
}
