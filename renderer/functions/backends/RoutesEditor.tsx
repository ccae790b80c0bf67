// The routes of an HTTP backend: method, path and answer, in the order they are tried.
import { NumberInput, Select } from '@mantine/core';
import { ChevronDown, ChevronRight, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { HttpBackendRoute } from '../../../shared/definition/companions/http-backend';
import type { EntityKey } from '../../../shared/definition/entities';
import { httpMethods } from '../../../shared/definition/rest/method';
import { CodeEditor } from '../../components/CodeEditor';
import { languageOf } from '../../components/code/tokenize';
import { FieldError, FormGrid, FormRow } from '../../components/FormRow';
import { IconAction } from '../../components/IconAction';
import { MethodBadge } from '../../components/MethodBadge';
import { SectionHead } from '../../components/SectionHead';
import { StatusBadge } from '../../components/StatusBadge';
import { TextRow } from '../../components/TextRow';
import { ToolButton } from '../../components/ToolButton';
import { Mark } from '../../design/forms/Mark';
import { RecordEditor } from '../../design/forms/records/RecordEditor';
import { useField } from '../../state/editing';
import styles from './RoutesEditor.module.css';

const newRoute: HttpBackendRoute = {
  httpMethod: 'GET',
  path: '/',
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: '{}',
  delayMs: 0,
};

/** One route is open at a time. */
export function RoutesEditor({ entityKey }: { readonly entityKey: EntityKey }) {
  const { value, set, setNow, error } = useField<readonly HttpBackendRoute[]>(entityKey, ['routes']);
  const [opened, setOpened] = useState<number | undefined>(0);
  const routes = value ?? [];
  const change = (at: number, next: Partial<HttpBackendRoute>, isTyped: boolean) =>
    (isTyped ? set : setNow)(routes.map((route, each) => (each === at ? { ...route, ...next } : route)));
  return (
    <section aria-label="Routes">
      <SectionHead title="Routes" count={routes.length} detail={<Mark setting="http-backend.routes.*.path" />}>
        <ToolButton
          tone="subtle"
          size="small"
          icon={Plus}
          onClick={() => {
            setNow([...routes, newRoute]);
            setOpened(routes.length);
          }}
        >
          Add route
        </ToolButton>
      </SectionHead>
      {routes.length === 0 && <p className={styles.none}>None: every request is answered 404.</p>}
      {routes.map((route, at) => {
        const isOpen = at === opened;
        const Chevron = isOpen ? ChevronDown : ChevronRight;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a route is its place in the order
          <div key={at} className={styles.route}>
            <div className={styles.head}>
              <button
                type="button"
                className={styles.title}
                aria-expanded={isOpen}
                onClick={() => setOpened(isOpen ? undefined : at)}
              >
                <Chevron size={14} strokeWidth={1.8} aria-hidden="true" />
                <MethodBadge method={route.httpMethod} width="column" />
                <code>{route.path}</code>
                <StatusBadge status={route.status} />
              </button>
              <IconAction
                icon={Trash2}
                size="small"
                label={`Delete ${route.httpMethod} ${route.path}`}
                onClick={() => setNow(routes.filter((_, each) => each !== at))}
              />
            </div>
            {isOpen && <RouteForm route={route} onChange={(next, isTyped = true) => change(at, next, isTyped)} />}
          </div>
        );
      })}
      {error !== undefined && <FieldError message={error} />}
    </section>
  );
}

function contentTypeOf({ headers }: HttpBackendRoute): string {
  return Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
}

interface RouteFormProps {
  readonly route: HttpBackendRoute;
  readonly onChange: (next: Partial<HttpBackendRoute>, isTyped?: boolean) => void;
}

function RouteForm({ route, onChange }: RouteFormProps) {
  return (
    <div className={styles.form}>
      <FormGrid>
        <FormRow label="Method">
          {(ids) => (
            <Select
              {...ids}
              w={132}
              data={[...httpMethods]}
              value={route.httpMethod}
              allowDeselect={false}
              comboboxProps={{ shadow: 'md' }}
              onChange={(next) =>
                next !== null && onChange({ httpMethod: next as HttpBackendRoute['httpMethod'] }, false)
              }
            />
          )}
        </FormRow>
        <TextRow label="Path" value={route.path} onType={(typed) => onChange({ path: typed })} holds="code" />
        <FormRow label="Status">
          {(ids) => (
            <NumberInput
              {...ids}
              w={90}
              value={route.status}
              hideControls
              allowDecimal={false}
              onChange={(next) => typeof next === 'number' && onChange({ status: next })}
            />
          )}
        </FormRow>
        <FormRow label="Delay" aside="ms">
          {(ids) => (
            <NumberInput
              {...ids}
              w={110}
              value={route.delayMs}
              hideControls
              allowDecimal={false}
              thousandSeparator=","
              onChange={(next) => typeof next === 'number' && onChange({ delayMs: next })}
            />
          )}
        </FormRow>
      </FormGrid>
      <SectionHead title="Headers" />
      <RecordEditor
        label="Headers of the answer"
        nameHeading="Header"
        valueHeading="Value"
        addWords="Add header"
        isCaseSensitive={false}
        stored={route.headers}
        onCommit={async (headers) => {
          onChange({ headers: { ...headers } }, false);
          return undefined;
        }}
      />
      <SectionHead title="Body" detail="{name} is what the path matched" />
      <div className={styles.body}>
        <CodeEditor
          label="Body of the answer"
          language={languageOf(contentTypeOf(route))}
          value={route.body}
          minLines={4}
          maxLines={16}
          onChange={(body) => onChange({ body })}
        />
      </div>
    </div>
  );
}
