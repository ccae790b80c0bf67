// The form of one authorizer: its type, then only what that type has.
import { Select } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { RestApiView } from '../../../../shared/definition/api-view';
import { entityKey } from '../../../../shared/definition/entities';
import type { Authorizer } from '../../../../shared/definition/rest/authorizer';
import { FormGrid, FormRow } from '../../../components/FormRow';
import { ToolButton } from '../../../components/ToolButton';
import { useField } from '../../../state/editing';
import { useFidelity } from '../../../state/hooks';
import { authorizerFields } from '../../forms/fields/api-fields';
import { FieldRow } from '../../forms/fields/FieldRow';
import { readLambdaUri, writeLambdaUri } from '../../forms/integration/endpoint-uri';
import { FunctionRows } from '../../forms/integration/FunctionRows';
import styles from './AuthorizerForm.module.css';
import { functionNameFor, newTokenAuthorizer, typeOptions } from './authorizer-edits';
import { IdentityRows } from './IdentityRows';
import { PatternRow } from './PatternRow';
import { PoolsRow } from './PoolsRow';
import { useAuthorizerHome, useNewFunction } from './use-new-authorizer';
import { useTypeChange } from './use-type-change';

export interface AuthorizerFormProps {
  readonly view: RestApiView;
  readonly authorizer: Authorizer;
}

/** Saves as it is edited. */
export function AuthorizerForm({ view, authorizer }: AuthorizerFormProps) {
  const key = entityKey('authorizer', view.api.id, authorizer.id);
  const changeType = useTypeChange(view, authorizer);
  const [refusal, setRefusal] = useState<string>();
  const fidelity = useFidelity('authorizer.type');
  const home = useAuthorizerHome(view);
  const { type } = authorizer;
  const isOfPool = type === 'COGNITO_USER_POOLS';
  const row = (name: string) => {
    const field = authorizerFields.find(({ path }) => path[0] === name);
    return field === undefined ? undefined : <FieldRow entityKey={key} place={[]} field={field} />;
  };
  return (
    <FormGrid>
      {row('name')}
      <div data-path="type">
        <FormRow label="Type" fidelity={fidelity?.fidelity} note={fidelity?.note} error={refusal}>
          {(ids) => (
            <Select
              {...ids}
              flex={1}
              data={[...typeOptions]}
              value={type}
              allowDeselect={false}
              comboboxProps={{ shadow: 'md' }}
              onChange={async (next) => {
                if (next !== null && next !== type) setRefusal(await changeType(next as Authorizer['type']));
              }}
            />
          )}
        </FormRow>
      </div>
      {isOfPool ? (
        <PoolsRow entityKey={key} accountId={home.accountId} />
      ) : (
        <FunctionPart view={view} authorizer={authorizer} />
      )}
      <IdentityRows entityKey={key} type={type} />
      {type !== 'REQUEST' && <PatternRow entityKey={key} isOfPool={isOfPool} />}
      {!isOfPool && row('authorizerResultTtlInSeconds')}
      {!isOfPool && row('authorizerCredentials')}
      {row('authType')}
      {row('id')}
    </FormGrid>
  );
}

function FunctionPart({ view, authorizer }: AuthorizerFormProps) {
  const home = useAuthorizerHome(view);
  const makeFunction = useNewFunction();
  const key = entityKey('authorizer', view.api.id, authorizer.id);
  const { value: uri = '', setNow, error } = useField<string>(key, ['authorizerUri']);
  const parts = readLambdaUri(uri);
  const field = authorizerFields.find(({ path }) => path[0] === 'authorizerUri');
  if (parts === undefined) {
    const fresh = newTokenAuthorizer('', '', functionNameFor(authorizer.name), home).authorizerUri;
    return (
      <>
        {field !== undefined && <FieldRow entityKey={key} place={[]} field={field} />}
        <div className={styles.hint}>
          <span className={styles.quiet}>This is no address of a Lambda function.</span>
          <ToolButton size="small" onClick={() => setNow(fresh)}>
            Choose a function
          </ToolButton>
        </div>
      </>
    );
  }
  const { functionName } = parts;
  return (
    <FunctionRows
      parts={parts}
      setting="authorizer.authorizerUri"
      path="authorizerUri"
      error={error}
      onWrite={(change) => setNow(writeLambdaUri({ ...parts, ...change }))}
      missing={
        <>
          <span className={styles.quiet}>The workspace has no function {functionName}.</span>
          <ToolButton size="small" icon={Plus} onClick={() => void makeFunction(functionName)}>
            Create it
          </ToolButton>
        </>
      }
    />
  );
}
