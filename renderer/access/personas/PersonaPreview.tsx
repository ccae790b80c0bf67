// What a persona sends: the payload of its token, else the header lines; token and curl command to copy.
import { Copy, Terminal } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import type { StudioClient } from '../../../shared/contract/contract';
import type { Persona } from '../../../shared/definition/companions/persona';
import { entityKey } from '../../../shared/definition/entities';
import { CodePane } from '../../components/CodePane';
import { ErrorNote } from '../../components/ErrorNote';
import { errorToast } from '../../components/error-toast';
import { IconAction } from '../../components/IconAction';
import { PaneHead } from '../../components/PaneHead';
import { ToolButton } from '../../components/ToolButton';
import { useToasts } from '../../components/toast-store';
import { useApiView, useEntity, useSelectedApiId, useSelectedStageName, useStage } from '../../state/hooks';
import { useClient } from '../../state/studio-context';
import { curlText } from '../../trace/curl-text';
import { burstTargets } from '../throttle/burst-target';
import styles from './PersonasPane.module.css';
import { payloadText } from './persona-words';

interface Preview {
  readonly text: string;
  readonly language: 'json' | 'text';
  readonly detail: string;
}

export interface PersonaPreviewProps {
  readonly name: string;
  /** The way to the form, where it is not open. */
  readonly edit: ReactNode;
}

/** Follows the definition; a fresh token is minted whenever one is copied. */
export function PersonaPreview({ name, edit }: PersonaPreviewProps) {
  const client = useClient();
  const toasts = useToasts();
  const persona = useEntity(entityKey('persona', name));
  const place = usePlace();
  const [preview, setPreview] = useState<Preview>();
  const [error, setError] = useState<unknown>();

  useEffect(() => {
    if (persona === undefined) return;
    let isWanted = true;
    previewOf(client, persona, place).then(
      (next) => {
        if (!isWanted) return;
        setPreview(next);
        setError(undefined);
      },
      (failure: unknown) => isWanted && setError(failure),
    );
    return () => {
      isWanted = false;
    };
  }, [client, persona, place]);

  const tried = async (deed: () => Promise<string>) => {
    try {
      const title = await deed();
      toasts.getState().show({ tone: 'ok', title });
    } catch (failure) {
      toasts.getState().show(errorToast(failure));
    }
  };
  const copyToken = () =>
    tried(async () => {
      if (persona === undefined) return 'Nothing copied';
      await navigator.clipboard.writeText((await mintFor(client, persona))?.token ?? '');
      return `Token of ${name} copied`;
    });
  const copyCurl = () =>
    tried(async () => {
      if (place === undefined) return 'Nothing copied';
      const { apiId, stageName, verb, path, url } = place;
      const dressed = await client.personas.dress({ persona: name, apiId, stageName, verb, pathWithQueryString: path });
      const text = curlText({
        method: verb,
        url: `${url}${dressed.pathWithQueryString}`,
        headers: dressed.headers,
        body: '',
      });
      await navigator.clipboard.writeText(text);
      return `${verb} ${path} as ${name} copied as cURL`;
    });

  return (
    <>
      <div className={styles.head}>
        <PaneHead title={name} detail={preview?.detail}>
          {persona?.token !== undefined && (
            <ToolButton size="small" tone="subtle" icon={Copy} onClick={() => void copyToken()}>
              Copy token
            </ToolButton>
          )}
          <IconAction
            icon={Terminal}
            label={`Copy a request of ${name} as cURL`}
            onClick={() => void copyCurl()}
            {...(place === undefined && { disabledReason: 'deploy the API first' })}
          />
          {edit}
        </PaneHead>
      </div>
      {error !== undefined ? (
        <div className={styles.notes}>
          <ErrorNote error={error} />
        </div>
      ) : preview !== undefined && preview.text !== '' ? (
        <div className={styles.preview}>
          <CodePane
            label={`What ${name} sends`}
            text={preview.text}
            language={preview.language}
            hasNumbers={false}
            isTight
            isInline
          />
        </div>
      ) : (
        <p className={styles.none}>It sends nothing of its own.</p>
      )}
    </>
  );
}

interface RequestPlace {
  readonly apiId: string;
  readonly stageName: string;
  readonly verb: string;
  readonly path: string;
  /** Of the stage, without a slash at its end. */
  readonly url: string;
}

/** A method of the selected stage; the same object until it changes. */
function usePlace(): RequestPlace | undefined {
  const apiId = useSelectedApiId();
  const stageName = useSelectedStageName();
  const view = useApiView(apiId);
  const stage = useStage(apiId, stageName);
  const target = view === undefined ? undefined : burstTargets(view).find(({ verb }) => verb === 'GET');
  const place =
    apiId === undefined || stageName === undefined || stage === undefined
      ? undefined
      : { apiId, stageName, verb: 'GET', path: target?.path ?? '/', url: stage.urls.host.replace(/\/$/, '') };
  const text = JSON.stringify(place);
  const [kept, setKept] = useState({ text, place });
  if (kept.text === text) return kept.place;
  setKept({ text, place });
  return place;
}

async function mintFor(client: StudioClient, { token }: Persona): Promise<{ readonly token: string } | undefined> {
  if (token === undefined) return undefined;
  const { userPoolId: poolId, header: _header, prefix: _prefix, tokenUse = 'id', ...options } = token;
  return client.identity.mint({ poolId, tokenUse, ...options });
}

async function previewOf(
  client: StudioClient,
  persona: Persona,
  place: RequestPlace | undefined,
): Promise<Preview | undefined> {
  const minted = await mintFor(client, persona);
  if (minted !== undefined) {
    const { payload = {} } = await client.identity.decode({ token: minted.token });
    const { now } = await client.clock.read({});
    return { text: payloadText(payload, now), language: 'json', detail: 'local identity provider' };
  }
  if (place === undefined) return undefined;
  const { apiId, stageName, verb, path } = place;
  const dressed = await client.personas.dress({
    persona: persona.name,
    apiId,
    stageName,
    verb,
    pathWithQueryString: path,
  });
  const lines = dressed.headers.filter(([header]) => header.toLowerCase() !== 'x-gatehouse-persona');
  return {
    text: lines.map(([header, value]) => `${header}: ${value}`).join('\n'),
    language: 'text',
    detail: dressed.principal ?? 'header lines',
  };
}
