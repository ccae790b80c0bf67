// Integration response, simply: which response is chosen when, its headers, its templates.
import { ArrowRightLeft } from 'lucide-react';
import { useState } from 'react';
import type { IntegrationResponse } from '../../../../shared/definition/rest/integration';
import { EmptyState } from '../../../components/EmptyState';
import { FormGrid } from '../../../components/FormRow';
import { SectionHead } from '../../../components/SectionHead';
import { endpointWords, isProxy } from '../../diagram/endpoint-words';
import { mono, strong, type Words, words } from '../../diagram/words';
import { useCommit } from '../commit';
import { FieldRow } from '../fields/FieldRow';
import { integrationResponseFields } from '../fields/integration-fields';
import {
  addResponseChanges,
  responseMappingChanges,
  responseMappingProblem,
  responsePrefix,
} from '../integration/mapping-edits';
import { Mark } from '../Mark';
import type { MethodFormProps } from '../method-form';
import { RecordEditor } from '../records/RecordEditor';
import { SampledTemplates } from '../templates/SampledTemplates';
import { matchedStatus, responseToShow } from './matched-status';
import { AddResponse, ResponseList } from './ResponseList';
import styles from './ResponseList.module.css';

const place = ['methodIntegration', 'integrationResponses'];
const ledgerPlace = [...place, '*'];
const pattern = integrationResponseFields.filter(({ path }) => path[0] === 'selectionPattern');
const handling = integrationResponseFields.filter(({ path }) => path[0] === 'contentHandling');

/** The form of the third box. */
export function IntegrationResponseForm(props: MethodFormProps) {
  const { method, entityKey, trace } = props;
  const commit = useCommit(entityKey);
  const [chosen, setChosen] = useState<string>();
  const integration = method.methodIntegration;
  if (integration === undefined || isProxy(integration)) {
    const { title } = endpointWords(integration);
    return (
      <EmptyState
        place="inline"
        icon={ArrowRightLeft}
        title={integration === undefined ? 'No integration yet' : 'Passed through unchanged'}
        sentence={
          integration === undefined
            ? 'Choose what this method calls in the integration request first.'
            : `A proxy integration hands the ${title} endpoint’s status, headers and body to the client as they are.`
        }
      />
    );
  }
  const responses = integration.integrationResponses ?? {};
  const last = trace === undefined ? undefined : matchedStatus(trace);
  const status = responseToShow(Object.keys(responses), chosen, last);
  const response = status === undefined ? undefined : responses[status];
  const add = async (added: string, selectionPattern: string) => {
    const changes = addResponseChanges(method, added, selectionPattern);
    const refused = await commit(changes, `Add integration response ${added}`);
    if (refused === undefined) setChosen(added);
    return refused;
  };
  return (
    <>
      <ResponseList
        title="Integration responses"
        rows={Object.values(responses).map((each) => ({
          status: each.statusCode,
          words: selectionWords(each),
          isLast: each.statusCode === last,
        }))}
        selected={status}
        onSelect={setChosen}
        emptyWords="None: every answer of the endpoint fails with 500."
        adding={<AddResponse taken={Object.keys(responses)} onAdd={add} hasPattern />}
        onRemove={(removed) => void commit([{ path: [...place, removed] }], `Remove integration response ${removed}`)}
      />
      {status !== undefined && response !== undefined && (
        <div key={status} className={styles.detail}>
          <FormGrid>
            {pattern.map((field) => (
              <FieldRow
                key={field.label}
                entityKey={entityKey}
                place={[...place, status]}
                ledgerPlace={ledgerPlace}
                field={field}
              />
            ))}
          </FormGrid>
          <SectionHead title={`Headers of ${status}`} />
          <RecordEditor
            label={`Header mapping of ${status}`}
            lead={() => <Mark setting="method.methodIntegration.integrationResponses.*.responseParameters" />}
            nameHeading="Response header"
            valueHeading="Mapped from"
            addWords="Add header"
            prefix={responsePrefix}
            stored={response.responseParameters}
            isCaseSensitive={false}
            valueOptions={['integration.response.header.', 'integration.response.body.', 'context.requestId', "'*'"]}
            problemOf={({ name, value }) => responseMappingProblem(name, value)}
            onCommit={(record) => commit(responseMappingChanges(method, status, record), `Change headers of ${status}`)}
          />
          <SampledTemplates
            {...props}
            side="response"
            title={`Response templates of ${status}`}
            path={[...place, status, 'responseTemplates']}
            emptyWords="None: the body goes on as it came."
            firstText="$input.json('$')"
          />
          <FormGrid>
            {handling.map((field) => (
              <FieldRow
                key={field.label}
                entityKey={entityKey}
                place={[...place, status]}
                ledgerPlace={ledgerPlace}
                field={field}
              />
            ))}
          </FormGrid>
        </div>
      )}
    </>
  );
}

/** `default`, or `4\d{2}` with what it is compared with. */
function selectionWords(response: IntegrationResponse): Words {
  if (!response.selectionPattern) return words(strong('default'), ', what no pattern takes');
  return words('pattern ', mono(response.selectionPattern));
}
