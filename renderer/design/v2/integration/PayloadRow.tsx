// The format of the event that a function of an HTTP API gets, which also rules how its answer is read.
import type { EntityKey } from '../../../../shared/definition/entities';
import { FormRow } from '../../../components/FormRow';
import { Segments } from '../../../components/Segments';
import { useField } from '../../../state/editing';
import { useFidelity } from '../../../state/hooks';

const formats = [
  { value: '2.0', label: '2.0' },
  { value: '1.0', label: '1.0' },
] as const;

/** Two segments, and what the chosen one means. */
export function PayloadRow({ entityKey }: { readonly entityKey: EntityKey }) {
  const { value = '2.0', setNow, error } = useField<'1.0' | '2.0'>(entityKey, ['payloadFormatVersion']);
  const fidelity = useFidelity('v2-integration.payloadFormatVersion');
  return (
    <div data-path="payloadFormatVersion">
      <FormRow
        label="Payload format"
        fidelity={fidelity?.fidelity}
        note={fidelity?.note}
        error={error}
        aside={value === '2.0' ? 'cookies apart, any answer will do' : 'the event of REST APIs'}
      >
        <Segments label="Payload format" options={formats} value={value} onChange={setNow} />
      </FormRow>
    </div>
  );
}
