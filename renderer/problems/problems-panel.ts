// The problems panel as the dock lists it.
import { TriangleAlert } from 'lucide-react';
import type { DockPanel } from '../shell/dock-panels';
import { useFindings, useWorkspace } from '../state/hooks';
import { ProblemsPanel } from './ProblemsPanel';
import { problemCount } from './problem-rows';

export const problemsPanel: DockPanel = {
  name: 'problems',
  title: 'Problems',
  icon: TriangleAlert,
  Content: ProblemsPanel,
  useCount() {
    const findings = useFindings();
    const workspace = useWorkspace();
    return problemCount(workspace?.problems ?? [], findings);
  },
};
