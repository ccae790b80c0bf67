// Parameter mapping of an HTTP API's answers: a list of statuses, and what is changed for the chosen one.
import { useState } from 'react';
import { entityKey } from '../../../../shared/definition/entities';
import type { V2Integration } from '../../../../shared/definition/v2/integration';
import type { V2Route } from '../../../../shared/definition/v2/route';
import type { V2ApiView } from '../../../../shared/definition/v2/v2-view';
import type { Trace } from '../../../../shared/trace/trace';
import { SectionHead } from '../../../components/SectionHead';
import { mono, type Words, words } from '../../diagram/words';
import { useCommit } from '../../forms/commit';
import { responseToShow } from '../../forms/responses/matched-status';
import { ResponseList } from '../../forms/responses/ResponseList';
import { AddPart } from '../../sections/AddPart';
import { MappingRows } from '../integration/MappingRows';
import { actionOf, targetOf } from '../integration/mapping-rows';
import styles from './RouteForm.module.css';

export interface ResponseMappingsProps {
  readonly view: V2ApiView;
  readonly route: V2Route;
  readonly integration: V2Integration;
  readonly trace: Trace | undefined;
}

const member = 'responseParameters';

/** Chosen by the status of the endpoint; a status whose last row goes leaves the list. */
export function ResponseMappings({ view, route, integration, trace }: ResponseMappingsProps) {
  const key = entityKey('v2-integration', view.api.id, integration.id);
  const commit = useCommit(key);
  const [chosen, setChosen] = useState<string>();
  const mappings = integration.responseParameters ?? {};
  const statuses = Object.keys(mappings);
  const last = trace?.integration?.status?.toString();
  const status = responseToShow(statuses, chosen, last);
  const add = async (added: string) => {
    const refused = await commit([{ path: [member, added], value: {} }], `Map answers with ${added}`);
    if (refused === undefined) setChosen(added);
    return refused;
  };
  const remove = (removed: string) => {
    const isLast = statuses.length === 1;
    void commit([{ path: isLast ? [member] : [member, removed] }], `Remove the mapping of ${removed}`);
  };
  return (
    <>
      <ResponseList
        title="Response parameter mapping"
        rows={statuses.map((each) => ({
          status: each,
          words: changeWords(Object.keys(mappings[each] ?? {})),
          isLast: each === last,
        }))}
        selected={status}
        onSelect={setChosen}
        onRemove={remove}
        adding={
          <AddPart
            label="Add"
            isQuiet
            nameLabel="Status of the endpoint"
            placeholder="200"
            problemOf={(typed) => statusProblem(typed, statuses)}
            onAdd={add}
          />
        }
        emptyWords="None: status, headers and body go to the client as the endpoint gave them."
      />
      {status !== undefined && (
        <div key={status} className={styles.detail} data-path={member}>
          <SectionHead title={`When the endpoint answers ${status}`} />
          <MappingRows
            apiId={view.api.id}
            entityKey={key}
            path={[member, status]}
            label={`Mapping of ${status}`}
            side="response"
            stored={mappings[status]}
            routes={[route]}
          />
        </div>
      )}
    </>
  );
}

/** The first change, and how many follow. */
function changeWords([first, ...others]: readonly string[]): Words {
  if (first === undefined) return words('nothing is changed yet');
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  return words(`${actionOf(first)} `, mono(targetOf(first)), more);
}

/** AWS documented: mappings are for 200 to 599. */
function statusProblem(status: string, taken: readonly string[]): string | undefined {
  if (!/^[2-5]\d\d$/.test(status)) return 'A status is three digits from 200 to 599.';
  return taken.includes(status) ? `There is a mapping for ${status} already.` : undefined;
}
