// Method request, simply: who may call, what is checked, and the parameters and bodies that are declared.
import { isParameterName } from '../../../../shared/definition/naming';
import { FormGrid } from '../../../components/FormRow';
import { SectionHead } from '../../../components/SectionHead';
import { useIsWide } from '../../use-is-wide';
import { change, useCommit } from '../commit';
import { FieldRow } from '../fields/FieldRow';
import { methodRequestFields } from '../fields/method-fields';
import { Mark } from '../Mark';
import type { MethodFormProps } from '../method-form';
import { FlagsEditor } from '../records/FlagsEditor';
import { RecordEditor } from '../records/RecordEditor';
import { AccessRows } from './AccessRows';
import { type ParameterPlace, parametersIn, withParameters } from './parameter-groups';
import { ValidatorRow } from './ValidatorRow';

const simple = methodRequestFields.filter(({ path }) => path[0] === 'operationName');

const groups: readonly { readonly place: ParameterPlace; readonly title: string; readonly heading: string }[] = [
  { place: 'path', title: 'Path parameters', heading: 'Path parameter' },
  { place: 'querystring', title: 'Query string parameters', heading: 'Query string parameter' },
  { place: 'header', title: 'Request headers', heading: 'Header' },
];

/** The form of the first box. */
export function MethodRequestForm({ view, node, method, entityKey }: MethodFormProps) {
  const commit = useCommit(entityKey);
  const isWide = useIsWide();
  return (
    <>
      <FormGrid columns={isWide ? 2 : 1}>
        <AccessRows view={view} method={method} entityKey={entityKey} />
        <ValidatorRow view={view} method={method} entityKey={entityKey} />
        {simple.map((field) => (
          <FieldRow key={field.path.join('.')} entityKey={entityKey} place={[]} field={field} />
        ))}
      </FormGrid>
      {groups.map(({ place, title, heading }) => {
        const parameters = parametersIn(method, place, node.path);
        if (place === 'path' && Object.keys(parameters).length === 0) return undefined;
        return (
          <section key={place} data-path={place === 'path' ? undefined : 'requestParameters'}>
            <SectionHead title={title} detail={<Mark setting="method.requestParameters" />} />
            <FlagsEditor
              label={title}
              nameHeading={heading}
              flagHeading="Required"
              addWords={`Add ${heading.toLowerCase()}`}
              stored={parameters}
              hasFixedNames={place === 'path'}
              problemOf={(name) =>
                isParameterName(name) ? undefined : 'A parameter name holds letters, digits and . _ $ -'
              }
              onCommit={(next) => commit([change(['requestParameters'], withParameters(method, place, next))])}
            />
          </section>
        );
      })}
      <section data-path="requestModels">
        <SectionHead title="Request models" detail={<Mark setting="method.requestModels" />} />
        <RecordEditor
          label="Request models"
          nameHeading="Content type"
          valueHeading="Model"
          addWords="Add content type"
          stored={method.requestModels}
          nameOptions={['application/json', '$default']}
          valueOptions={[...view.models.keys()]}
          problemOf={({ value }) =>
            value === '' || view.models.has(value) ? undefined : `There is no model ${value}.`
          }
          onCommit={(next) => commit([change(['requestModels'], next)])}
        />
      </section>
    </>
  );
}
