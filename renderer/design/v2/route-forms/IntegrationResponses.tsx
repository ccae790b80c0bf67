// The integration responses of a WebSocket API's integration: which answer becomes what.
import { ArrowRightLeft } from 'lucide-react';
import { useState } from 'react';
import { entityKey } from '../../../../shared/definition/entities';
import { newShortId } from '../../../../shared/definition/ids';
import type { V2Integration, V2IntegrationResponse } from '../../../../shared/definition/v2/integration';
import type { V2Route } from '../../../../shared/definition/v2/route';
import type { V2ApiView } from '../../../../shared/definition/v2/v2-view';
import type { Trace } from '../../../../shared/trace/trace';
import { EmptyState } from '../../../components/EmptyState';
import { FormGrid } from '../../../components/FormRow';
import { Note } from '../../../components/Note';
import { ToolButton } from '../../../components/ToolButton';
import type { RouteBox } from '../../../state/view-store';
import { mono, type Words, words } from '../../diagram/words';
import { FieldRow } from '../../forms/fields/FieldRow';
import { responseToShow } from '../../forms/responses/matched-status';
import { ResponseList } from '../../forms/responses/ResponseList';
import { AddPart } from '../../sections/AddPart';
import { usePartEdits } from '../../sections/part-edits';
import { isTwoWay } from '../diagram/route-lines';
import { v2EndpointWords } from '../diagram/v2-endpoint-words';
import {
  contentHandlingField,
  responseKeyField,
  responseSelectionField,
  templateSelectionField,
} from '../fields/v2-integration-fields';
import { SocketTemplates } from '../integration/SocketTemplates';
import { isV2Proxy } from '../integration/v2-endpoint-choice';
import styles from './RouteForm.module.css';

export interface IntegrationResponsesProps {
  readonly view: V2ApiView;
  readonly route: V2Route;
  readonly integration: V2Integration;
  readonly trace: Trace | undefined;
  /** Opens another box of the route. */
  readonly onOpenBox: (box: RouteBox) => void;
}

/** A list to choose from; the chosen one's key, templates and content handling below. */
export function IntegrationResponses({ view, route, integration, trace, onOpenBox }: IntegrationResponsesProps) {
  const edits = usePartEdits();
  const [chosen, setChosen] = useState<string>();
  const responses = view.integrationResponses.get(integration.id) ?? [];
  const keyOf = (id: string) => entityKey('v2-integration-response', view.api.id, integration.id, id);
  if (isV2Proxy(integration) && responses.length === 0) {
    return (
      <EmptyState
        place="inline"
        icon={ArrowRightLeft}
        title="Passed through unchanged"
        sentence={`A proxy integration hands over what the ${v2EndpointWords(integration).title} endpoint answers as it is.`}
      />
    );
  }
  const keys = responses.map(({ integrationResponseKey }) => integrationResponseKey);
  const shown = responseToShow(keys, chosen, undefined);
  const response = responses.find(({ integrationResponseKey }) => integrationResponseKey === shown);
  const add = async (integrationResponseKey: string) => {
    const id = newShortId(Math.random);
    const label = `Add integration response ${integrationResponseKey}`;
    const refused = await edits.put(keyOf(id), { id, integrationResponseKey }, label);
    if (refused === undefined) setChosen(integrationResponseKey);
    return refused;
  };
  const remove = (removed: string) => {
    const found = responses.find(({ integrationResponseKey }) => integrationResponseKey === removed);
    if (found !== undefined) void edits.remove(keyOf(found.id), `Integration response ${removed}`);
  };
  return (
    <>
      {!isTwoWay(view, route) && (
        <Note
          tone="info"
          title="The route is one-way: nothing of this reaches the client."
          actions={
            <ToolButton size="small" onClick={() => onOpenBox('route-response')}>
              Open route response
            </ToolButton>
          }
        />
      )}
      <FormGrid>
        <FieldRow
          entityKey={entityKey('v2-integration', view.api.id, integration.id)}
          place={[]}
          field={responseSelectionField}
        />
      </FormGrid>
      <ResponseList
        title="Integration responses"
        rows={responses.map((each) => ({
          status: each.integrationResponseKey,
          words: selectionWords(each),
          isLast: false,
        }))}
        selected={shown}
        onSelect={setChosen}
        onRemove={remove}
        adding={
          <AddPart
            label="Add"
            isQuiet
            nameLabel="Key"
            placeholder={keys.includes('$default') ? '/4\\d\\d/' : '$default'}
            problemOf={(typed) => keyProblem(typed, keys)}
            onAdd={add}
          />
        }
        emptyWords="None: a two-way route answers with what the endpoint gave."
      />
      {response !== undefined && (
        <div key={response.id} className={styles.detail}>
          <FormGrid>
            {[responseKeyField, templateSelectionField, contentHandlingField].map((field) => (
              <FieldRow key={field.label} entityKey={keyOf(response.id)} place={[]} field={field} />
            ))}
          </FormGrid>
          <SocketTemplates
            view={view}
            route={route}
            trace={trace}
            entityKey={keyOf(response.id)}
            side="response"
            title={`Response templates of ${response.integrationResponseKey}`}
            stored={response.responseTemplates}
            emptyWords="None: the answer goes on as it came."
            firstText="$input.json('$')"
          />
        </div>
      )}
    </>
  );
}

function selectionWords({ integrationResponseKey, responseTemplates = {} }: V2IntegrationResponse): Words {
  const templates = Object.keys(responseTemplates).length;
  const becomes =
    templates === 0 ? 'goes on as it came' : `by ${templates === 1 ? 'a template' : `${templates} templates`}`;
  if (integrationResponseKey === '$default') return words(`what no pattern takes, ${becomes}`);
  return words('what matches ', mono(integrationResponseKey.slice(1, -1)), `, ${becomes}`);
}

/** AWS documented: `$default`, or a pattern between slashes. */
function keyProblem(key: string, taken: readonly string[]): string | undefined {
  if (taken.includes(key)) return `There is one with the key ${key} already.`;
  return key === '$default' || /^\/.+\/$/.test(key) ? undefined : 'A key is $default, or a pattern such as /2\\d\\d/.';
}
