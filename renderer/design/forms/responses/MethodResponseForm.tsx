// Method response, simply: the statuses a client may see, with the headers and models declared for each.
import { useState } from 'react';
import { isParameterName } from '../../../../shared/definition/naming';
import type { MethodResponse } from '../../../../shared/definition/rest/method';
import { SectionHead } from '../../../components/SectionHead';
import { count, type Words, words } from '../../diagram/words';
import { change, useCommit } from '../commit';
import { responsePrefix } from '../integration/mapping-edits';
import { Mark } from '../Mark';
import type { MethodFormProps } from '../method-form';
import { FlagsEditor } from '../records/FlagsEditor';
import { RecordEditor } from '../records/RecordEditor';
import { matchedStatus, responseToShow } from './matched-status';
import { AddResponse, ResponseList } from './ResponseList';

const place = ['methodResponses'];

/** The form of the fourth box. */
export function MethodResponseForm({ view, method, entityKey, trace }: MethodFormProps) {
  const commit = useCommit(entityKey);
  const [chosen, setChosen] = useState<string>();
  const responses = method.methodResponses ?? {};
  const last = trace === undefined ? undefined : matchedStatus(trace);
  const status = responseToShow(Object.keys(responses), chosen, last);
  const response = status === undefined ? undefined : responses[status];
  const add = async (added: string) => {
    const label = `Add method response ${added}`;
    const refused = await commit([{ path: [...place, added], value: { statusCode: added } }], label);
    if (refused === undefined) setChosen(added);
    return refused;
  };
  return (
    <>
      <ResponseList
        title="Method responses"
        rows={Object.values(responses).map((each) => ({
          status: each.statusCode,
          words: declaredWords(each),
          isLast: each.statusCode === last,
        }))}
        selected={status}
        onSelect={setChosen}
        emptyWords="None declared: integration responses can map no header."
        adding={<AddResponse taken={Object.keys(responses)} onAdd={add} hasPattern={false} />}
        onRemove={(removed) => void commit([{ path: [...place, removed] }], `Remove method response ${removed}`)}
      />
      {status !== undefined && response !== undefined && (
        <div key={status}>
          <SectionHead
            title={`Headers of ${status}`}
            detail={<Mark setting="method.methodResponses.*.responseParameters" />}
          />
          <FlagsEditor
            label={`Headers of ${status}`}
            nameHeading="Response header"
            flagHeading="Always sent"
            addWords="Add header"
            prefix={responsePrefix}
            isCaseSensitive={false}
            stored={response.responseParameters}
            problemOf={(name) =>
              isParameterName(name) ? undefined : 'A header name holds letters, digits and . _ $ -'
            }
            onCommit={(next) => commit([change([...place, status, 'responseParameters'], next)])}
          />
          <SectionHead
            title={`Models of ${status}`}
            detail={<Mark setting="method.methodResponses.*.responseModels" />}
          />
          <RecordEditor
            label={`Models of ${status}`}
            nameHeading="Content type"
            valueHeading="Model"
            addWords="Add content type"
            stored={response.responseModels}
            nameOptions={['application/json']}
            valueOptions={[...view.models.keys()]}
            problemOf={({ value }) =>
              value === '' || view.models.has(value) ? undefined : `There is no model ${value}.`
            }
            onCommit={(next) => commit([change([...place, status, 'responseModels'], next)])}
          />
        </div>
      )}
    </>
  );
}

function declaredWords(response: MethodResponse): Words {
  const headers = Object.keys(response.responseParameters ?? {}).length;
  const models = [...new Set(Object.values(response.responseModels ?? {}))];
  const parts = [
    ...(models.length > 0 ? [`model ${models.join(', ')}`] : []),
    ...(headers > 0 ? [count(headers, 'header')] : []),
  ];
  return words(parts.length === 0 ? 'nothing declared' : parts.join(', '));
}
