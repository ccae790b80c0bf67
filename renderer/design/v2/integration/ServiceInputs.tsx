// What an AWS service action takes, said above its inputs.
import type { V2Integration } from '../../../../shared/definition/v2/integration';
import { serviceSubtype } from '../../../../shared/definition/v2/service-subtypes';
import { Note } from '../../../components/Note';

/** Nothing for other integrations. */
export function ServiceInputs({ integration }: { readonly integration: V2Integration }) {
  const { integrationSubtype, requestParameters = {} } = integration;
  const subtype = integrationSubtype === undefined ? undefined : serviceSubtype(integrationSubtype);
  if (subtype === undefined) return null;
  const missing = subtype.required.filter((name) => !Object.hasOwn(requestParameters, name));
  const optional = subtype.optional.length === 0 ? '' : ` It may have ${subtype.optional.join(', ')}.`;
  if (missing.length === 0) return null;
  return (
    <Note tone="warning" title={`${integrationSubtype} needs ${missing.join(', ')}`}>
      {`Name them as inputs below.${optional}`}
    </Note>
  );
}
