// Usage plans as a section of the Access screen.
import { Gauge } from 'lucide-react';
import { useMemo } from 'react';
import { useEntities, useFindings } from '../../state/hooks';
import type { AccessRow, AccessSectionEntry } from '../access-section';
import { PersonasPane } from '../personas/PersonasPane';
import { UsagePlanPage } from './UsagePlanPage';

export const usagePlansSection: AccessSectionEntry = {
  section: 'usage-plans',
  title: 'Usage plans',
  icon: Gauge,
  useRows: usePlanRows,
  addCommand: 'access.new-plan',
  Page: UsagePlanPage,
  aside: { label: 'Personas', Content: PersonasPane },
};

/** By name; a plan that limits nobody is marked. */
function usePlanRows(): readonly AccessRow[] {
  const plans = useEntities('usage-plan');
  const findings = useFindings();
  return useMemo(
    () =>
      plans
        .map(({ key, entity }): AccessRow => {
          const problem = findings.find((finding) => finding.key === key && finding.severity !== 'info')?.message;
          return { id: entity.id, name: entity.name, ...(problem !== undefined && { problem }) };
        })
        .sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1)),
    [plans, findings],
  );
}
