// The fidelity mark of a setting by its ledger name; nothing where the ledger does not speak of it.
import { FidelityMark } from '../../components/FidelityMark';
import { useFidelity } from '../../state/hooks';

/** `<Mark setting="method.methodIntegration.requestParameters" />` */
export function Mark({ setting }: { readonly setting: string }) {
  const entry = useFidelity(setting);
  if (entry === undefined) return undefined;
  return <FidelityMark fidelity={entry.fidelity} {...(entry.note !== undefined && { note: entry.note })} />;
}
