// The resource policy of an API: who may call it at all, as JSON, with what it would say to a caller.
import { Menu } from '@mantine/core';
import { ChevronDown, ScrollText, Trash2 } from 'lucide-react';
import type { RestApiView } from '../../../shared/definition/api-view';
import { entityKey } from '../../../shared/definition/entities';
import { limits } from '../../../shared/definition/limits';
import { EmptyState, ExampleCard } from '../../components/EmptyState';
import { FieldError } from '../../components/FormRow';
import { IconAction } from '../../components/IconAction';
import { ToolButton } from '../../components/ToolButton';
import { useCommit } from '../../design/forms/commit';
import { Mark } from '../../design/forms/Mark';
import { SectionBar, SectionBody } from '../../design/sections/PartsLayout';
import { useField } from '../../state/editing';
import { PolicyEditor } from './PolicyEditor';
import { PolicyTry } from './PolicyTry';
import { openPolicy, rangeAllowlist, resourceTemplates } from './policy-templates';
import styles from './ResourcePolicy.module.css';

/** It takes effect with the next deployment. Text that cannot be read is kept as a draft, and nothing is saved of it. */
export function ResourcePolicy({ view }: { readonly view: RestApiView }) {
  const { api } = view;
  const key = entityKey('rest-api', api.id);
  const commit = useCommit(key);
  const { value, set, reset, error } = useField<string>(key, ['policy']);
  const write = (text: string) => {
    reset();
    void commit([{ path: ['policy'], value: text }], 'Set resource policy');
  };
  const remove = () => {
    reset();
    void commit([{ path: ['policy'] }], 'Remove resource policy');
  };
  return (
    <>
      <SectionBar icon={ScrollText} title="Resource policy" detail={<PolicyOf name={api.name} />}>
        <Menu position="bottom-end" width={216}>
          <Menu.Target>
            <ToolButton size="small" icon={ChevronDown} aria-haspopup="menu">
              Templates
            </ToolButton>
          </Menu.Target>
          <Menu.Dropdown>
            {resourceTemplates.map(({ title, text }) => (
              <Menu.Item key={title} onClick={() => write(text)}>
                {title}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
        {value !== undefined && <IconAction icon={Trash2} label="Remove the policy" onClick={remove} />}
      </SectionBar>
      {value === undefined ? (
        <EmptyState
          icon={ScrollText}
          title="No resource policy"
          sentence="Everyone may call; authorization is left to the methods."
          actions={
            <ToolButton tone="primary" onClick={() => write(openPolicy.text)}>
              Add policy
            </ToolButton>
          }
          example={
            <ExampleCard
              title="Only one address range"
              action={
                <ToolButton tone="subtle" size="small" onClick={() => write(rangeAllowlist.text)}>
                  Add this one
                </ToolButton>
              }
              rows={['Allow everyone', 'Deny all but 203.0.113.0/24']}
            />
          }
        />
      ) : (
        <SectionBody label="Resource policy">
          <div data-path="policy">
            <PolicyEditor
              kind="resource"
              apiId={api.id}
              value={value}
              onChange={(text) => set(text === '' ? undefined : text)}
            />
          </div>
          {error !== undefined && <FieldError message={`Not saved; the policy before stays. ${error}`} />}
          <p className={styles.foot}>
            {`${value.length.toLocaleString('en-US')} of ${limits.resourcePolicyLength.toLocaleString('en-US')} characters. In Resource, execute-api:/stage/METHOD/path stands for the whole ARN.`}
          </p>
          <PolicyTry view={view} text={value} />
        </SectionBody>
      )}
    </>
  );
}

function PolicyOf({ name }: { readonly name: string }) {
  return (
    <>
      {name} <Mark setting="rest-api.policy" />
    </>
  );
}
