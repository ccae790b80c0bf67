// The button that opens a replay where two deployments stand beside each other.
import { RotateCw } from 'lucide-react';
import { ToolButton } from '../components/ToolButton';
import { useStudio } from '../state/studio-context';
import type { ReplayPreset } from './ReplayDialog';

/** Opens the dialog with both sides filled in. */
export function ReplayButton({ label, ...preset }: ReplayPreset & { readonly label: string }) {
  const { view } = useStudio();
  return (
    <ToolButton size="small" icon={RotateCw} onClick={() => view.setState({ overlay: { kind: 'replay', ...preset } })}>
      {label}
    </ToolButton>
  );
}
