// "Enable CORS" for a resource, as the console asks it, with everything that will change listed before.
import { Checkbox, NumberInput, Switch, TextInput } from '@mantine/core';
import { Globe } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { ResourceView, RestApiView } from '../../../shared/definition/api-view';
import {
  type CorsGatewayResponse,
  type CorsOptions,
  corsGatewayResponses,
  corsHeaders,
  methodsToAllow,
} from '../../../shared/definition/edits/cors-edits';
import type { HttpMethod } from '../../../shared/definition/rest/method';
import { FormDialog } from '../../components/FormDialog';
import { FormGrid, FormRow } from '../../components/FormRow';
import { Note } from '../../components/Note';
import { TextRow } from '../../components/TextRow';
import { useToasts } from '../../components/toast-store';
import { useApiView } from '../../state/hooks';
import { useMirror, useStudio, useView } from '../../state/studio-context';
import { type CorsPreview, previewCors } from './cors-preview';
import styles from './EnableCorsDialog.module.css';

/** Shown while the view says so. */
export function EnableCorsDialog() {
  const overlay = useView((view) => view.overlay);
  const asked = overlay?.kind === 'enable-cors' ? overlay : undefined;
  const view = useApiView(asked?.apiId);
  const node = asked === undefined ? undefined : view?.resources.get(asked.resourceId);
  return view === undefined || node === undefined ? null : <EnableCors view={view} node={node} />;
}

function EnableCors({ view, node }: { readonly view: RestApiView; readonly node: ResourceView }) {
  const { client, view: viewStore } = useStudio();
  const toasts = useToasts();
  const definition = useMirror((mirror) => mirror.definition);
  const offered = useMemo(() => methodsToAllow([...node.methods.keys()]), [node]);
  const [methods, setMethods] = useState<readonly HttpMethod[]>(offered);
  const [gatewayResponses, setGatewayResponses] = useState<readonly CorsGatewayResponse[]>(corsGatewayResponses);
  const [allowHeaders, setAllowHeaders] = useState(corsHeaders);
  const [allowOrigin, setAllowOrigin] = useState('*');
  const [exposeHeaders, setExposeHeaders] = useState('');
  const [maxAge, setMaxAge] = useState<number>();
  const [allowCredentials, setAllowCredentials] = useState(false);
  const apiId = view.api.id;
  const resourceId = node.resource.id;
  const options = useMemo(
    (): CorsOptions => ({
      methods,
      gatewayResponses,
      allowHeaders,
      allowOrigin,
      allowCredentials,
      ...(exposeHeaders.trim() !== '' && { exposeHeaders: exposeHeaders.trim() }),
      ...(maxAge !== undefined && { maxAge }),
    }),
    [methods, gatewayResponses, allowHeaders, allowOrigin, allowCredentials, exposeHeaders, maxAge],
  );
  const preview = useMemo(
    () => previewCors(definition, view, resourceId, options),
    [definition, view, resourceId, options],
  );
  const problem =
    preview.refusal ??
    (allowOrigin.trim() === '' ? 'Allow an origin' : undefined) ??
    (preview.changes.length === 0 ? 'Everything is so already' : undefined);
  const enable = async () => {
    const { methods: _, gatewayResponses: __, ...rest } = options;
    await client.resources.enableCors({
      apiId,
      resourceId,
      ...rest,
      methods: [...methods],
      gatewayResponses: [...gatewayResponses],
    });
    toasts.getState().show({
      tone: 'ok',
      title: `CORS enabled on ${node.path}`,
      sentence: 'Deploy, so that browsers meet it.',
      actions: [
        {
          label: 'Undo',
          icon: 'undo',
          shortcut: 'Mod+Z',
          run: () => void client.definition.undo(),
        },
      ],
    });
  };
  return (
    <FormDialog
      isOpen
      title={`Enable CORS on ${node.path}`}
      icon={Globe}
      submitLabel={preview.replaces ? 'Replace existing values' : 'Enable CORS'}
      disabledReason={problem}
      width={620}
      foot={preview.replaces ? 'Values that stand there now are replaced.' : undefined}
      onSubmit={enable}
      onClose={() => viewStore.setState({ overlay: undefined })}
    >
      <FormGrid>
        <FormRow label="Gateway responses">
          <Ticks all={corsGatewayResponses} chosen={gatewayResponses} onChange={setGatewayResponses} />
        </FormRow>
        <FormRow label="Allow methods">
          <Ticks all={offered} chosen={methods} fixed="OPTIONS" onChange={setMethods} />
        </FormRow>
        <TextRow label="Allow headers" value={allowHeaders} onType={setAllowHeaders} holds="code" />
        <FormRow
          label="Allow origin"
          error={
            allowCredentials && allowOrigin.trim() === '*'
              ? 'Browsers take no credentials from every origin: name one.'
              : undefined
          }
        >
          {(ids) => (
            <TextInput
              {...ids}
              data-autofocus
              flex={1}
              value={allowOrigin}
              spellCheck={false}
              classNames={{ input: styles.mono ?? '' }}
              onChange={(event) => setAllowOrigin(event.currentTarget.value)}
            />
          )}
        </FormRow>
        <TextRow
          label="Expose headers"
          value={exposeHeaders}
          placeholder="none"
          onType={setExposeHeaders}
          holds="code"
        />
        <FormRow label="Max age" aside="seconds a browser keeps the preflight’s answer">
          {(ids) => (
            <NumberInput
              {...ids}
              w={90}
              value={maxAge ?? ''}
              hideControls
              allowDecimal={false}
              allowNegative={false}
              onChange={(next) => setMaxAge(typeof next === 'number' ? next : undefined)}
            />
          )}
        </FormRow>
        <FormRow label="Credentials">
          {(ids) => (
            <Switch
              {...ids}
              checked={allowCredentials}
              label={allowCredentials ? 'Cookies and authorization may be sent' : 'Not allowed'}
              onChange={(event) => setAllowCredentials(event.currentTarget.checked)}
            />
          )}
        </FormRow>
      </FormGrid>
      <Preview preview={preview} />
    </FormDialog>
  );
}

interface TicksProps<Value extends string> {
  readonly all: readonly Value[];
  readonly chosen: readonly Value[];
  /** One that cannot be taken away. */
  readonly fixed?: Value;
  readonly onChange: (chosen: readonly Value[]) => void;
}

function Ticks<Value extends string>({ all, chosen, fixed, onChange }: TicksProps<Value>) {
  return (
    <span className={styles.ticks}>
      {all.map((value) => (
        <Checkbox
          key={value}
          size="xs"
          label={value}
          checked={chosen.includes(value)}
          disabled={value === fixed}
          onChange={(event) => {
            const isOn = event.currentTarget.checked;
            onChange(all.filter((each) => (each === value ? isOn : chosen.includes(each))));
          }}
        />
      ))}
    </span>
  );
}

function Preview({ preview: { changes, proxies, refusal } }: { readonly preview: CorsPreview }) {
  if (refusal !== undefined) return <Note tone="error">{refusal}</Note>;
  return (
    <section
      aria-label="What changes"
      className={styles.preview}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable with keys
      tabIndex={0}
    >
      <h3>What changes</h3>
      {changes.length === 0 && <p className={styles.quiet}>Nothing: all of it is there.</p>}
      {changes.map(({ where, isNew, headers }) => (
        <div key={where} className={styles.change}>
          <b>{where}</b>
          {isNew && <span className={styles.quiet}>new</span>}
          <ul>
            {headers.map(({ name, value, before }) => (
              <li key={name}>
                <code>{name}</code>
                <code>
                  {before !== undefined && (
                    <>
                      <s>{before}</s>
                      {' → '}
                    </>
                  )}
                  {value}
                </code>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {proxies.length > 0 && (
        <Note tone="info">
          {`${proxies.join(', ')} ${proxies.length === 1 ? 'is a proxy: its' : 'are proxies: their'} endpoint has to send Access-Control-Allow-Origin itself.`}
        </Note>
      )}
    </section>
  );
}
