// An authorizer of an HTTP or WebSocket API: whose tokens are good, or which function says so.
import { Plus } from 'lucide-react';
import { entityKey } from '../../../../../shared/definition/entities';
import type { V2Authorizer } from '../../../../../shared/definition/v2/authorizer';
import type { V2ApiView } from '../../../../../shared/definition/v2/v2-view';
import { FormGrid } from '../../../../components/FormRow';
import { ToolButton } from '../../../../components/ToolButton';
import { useField } from '../../../../state/editing';
import { FieldRow } from '../../../forms/fields/FieldRow';
import { readFunctionArn, readLambdaUri, writeLambdaUri } from '../../../forms/integration/endpoint-uri';
import { FunctionRows } from '../../../forms/integration/FunctionRows';
import styles from '../../../sections/authorizers/AuthorizerForm.module.css';
import { functionNameFor } from '../../../sections/authorizers/authorizer-edits';
import { useAuthorizerHome, useNewFunction } from '../../../sections/authorizers/use-new-authorizer';
import { v2AuthorizerFields } from '../../fields/v2-authorizer-fields';
import { AnswerRow } from './AnswerRow';
import { IssuerRows } from './IssuerRows';
import { V2IdentityRows } from './V2IdentityRows';

export interface V2AuthorizerFormProps {
  readonly view: V2ApiView;
  readonly authorizer: V2Authorizer;
}

/** Saves as it is edited. */
export function V2AuthorizerForm({ view, authorizer }: V2AuthorizerFormProps) {
  const key = entityKey('v2-authorizer', view.api.id, authorizer.id);
  const { protocolType: protocol } = view.api;
  const { authorizerType: type } = authorizer;
  const isOfHttp = protocol === 'HTTP';
  const row = (name: keyof typeof v2AuthorizerFields) => (
    <FieldRow entityKey={key} place={[]} field={v2AuthorizerFields[name]} />
  );
  return (
    <FormGrid>
      {row('name')}
      {type === 'JWT' ? <IssuerRows entityKey={key} /> : <FunctionPart view={view} authorizer={authorizer} />}
      {type === 'REQUEST' && isOfHttp && <AnswerRow entityKey={key} authorizer={authorizer} />}
      <V2IdentityRows entityKey={key} type={type} protocol={protocol} />
      {type === 'REQUEST' && isOfHttp && row('ttl')}
      {type === 'REQUEST' && row('credentials')}
      {row('id')}
    </FormGrid>
  );
}

function FunctionPart({ view, authorizer }: V2AuthorizerFormProps) {
  const home = useAuthorizerHome(view);
  const isSimple = authorizer.enableSimpleResponses === true;
  const makeFunction = useNewFunction(isSimple ? 'node-http-authorizer' : 'node-authorizer');
  const key = entityKey('v2-authorizer', view.api.id, authorizer.id);
  const { value: uri = '', setNow, error } = useField<string>(key, ['authorizerUri']);
  const plain = readFunctionArn(uri);
  const parts = readLambdaUri(uri) ?? (plain && { ...plain, isStreaming: false });
  if (parts === undefined) {
    const fresh = writeLambdaUri({ ...home, functionName: functionNameFor(authorizer.name), isStreaming: false });
    return (
      <>
        <FieldRow entityKey={key} place={[]} field={v2AuthorizerFields.uri} />
        <div className={styles.hint}>
          <span className={styles.quiet}>This is no address of a Lambda function.</span>
          <ToolButton size="small" onClick={() => setNow(fresh)}>
            Choose a function
          </ToolButton>
        </div>
      </>
    );
  }
  return (
    <FunctionRows
      parts={parts}
      setting="v2-authorizer.authorizerUri"
      path="authorizerUri"
      error={error}
      onWrite={(change) => setNow(writeLambdaUri({ ...parts, ...change }))}
      missing={
        <>
          <span className={styles.quiet}>The workspace has no function {parts.functionName}.</span>
          <ToolButton size="small" icon={Plus} onClick={() => void makeFunction(parts.functionName)}>
            Create it
          </ToolButton>
        </>
      }
    />
  );
}
