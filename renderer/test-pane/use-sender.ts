// Holds the draft of each method and sends it; the diagram hears of runs through the Design screen's store.
import { useRef, useState } from 'react';
import type { InvocationResult } from '../../shared/contract/invocations';
import type { MatrixCell } from '../../shared/contract/personas';
import { findStage } from '../../shared/definition/any-api';
import type { Definition, EntityKey } from '../../shared/definition/entities';
import { describeError } from '../components/error-words';
import { beginRun, endRun, useMethodRuns } from '../design/method-runs';
import { useSelectedStageName, useStages } from '../state/hooks';
import { useMirror, useStudio } from '../state/studio-context';
import { fitPath, headerLines, pathWithQueryString, type RequestDraft } from './request-draft';
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

/** What the pane sends requests to: a method, or a route of an HTTP API. */
export interface SendSubject {
  readonly apiId: string;
  readonly key: EntityKey;
  /** `/pets/{id}`. */
  readonly path: string;
  readonly firstDraft: () => RequestDraft;
  /** Calls the working copy. */
  readonly test: (
    request: SentText & { readonly verb: string; readonly stageVariables?: Readonly<Record<string, string>> },
  ) => Promise<InvocationResult>;
}

interface SentText {
  readonly pathWithQueryString: string;
  readonly headers: [string, string][];
  readonly body: string;
}

/** The sender of the pane for what is open. */
export function useSender({ apiId, key, path, firstDraft, test }: SendSubject): Sender {
  const studio = useStudio();
  const runs = useMethodRuns();
  const stages = useStages(apiId);
  const stageName = useSelectedStageName();
  const variables = useMirror(({ definition }) => variablesOf(definition, apiId, stageName));
  const [drafts, setDrafts] = useState<ReadonlyMap<EntityKey, RequestDraft>>(new Map());
  const [chosen, setTarget] = useState<SendTarget>(undefined);
  const [persona, setPersona] = useState<string>();
  const [failures, setFailures] = useState<ReadonlyMap<EntityKey, string>>(new Map());
  const draft = fitPath(drafts.get(key) ?? firstDraft(), path);
  const deployed = stages.filter(({ deploymentId }) => deploymentId !== undefined);
  const target = deployed.some(({ stageName }) => stageName === chosen) ? chosen : undefined;

  const request = {
    pathWithQueryString: pathWithQueryString(draft, path),
    headers: headerLines(draft),
    body: draft.body,
  };
  const invoke = () =>
    target === undefined
      ? // The console asks for stage variables by hand; here those of the selected stage stand in.
        test({ ...request, verb: draft.verb, ...(variables !== undefined && { stageVariables: variables }) })
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
      return await studio.client.personas.tryRequest({ apiId, stageName: target, verb: draft.verb, ...request });
    },
    baseUrl: (deployed.find(({ stageName }) => stageName === target) ?? deployed[0])?.urls.path,
    failure: failures.get(key),
    latest: latest.current,
  };
}

function variablesOf(
  definition: Definition,
  apiId: string,
  stageName = '',
): Readonly<Record<string, string>> | undefined {
  const stage = findStage(definition, apiId, stageName);
  if (stage === undefined) return undefined;
  return 'cacheClusterEnabled' in stage ? stage.variables : stage.stageVariables;
}
