// The tab Cost of a stage: what a month of its traffic would cost on AWS, where that comes from, and what would change it.
import { Select } from '@mantine/core';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { CostBasis } from '../../shared/contract/cost';
import { moneyWords, quantityWords } from '../../shared/cost/cost-words';
import type { CostEstimate } from '../../shared/cost/estimate-cost';
import { type CostScenario, plainScenario } from '../../shared/cost/scenario';
import { estimateIn, whatIfs } from '../../shared/cost/what-if';
import { CommandItem } from '../commands/CommandItem';
import { useCommands } from '../commands/use-commands';
import { ErrorNote } from '../components/ErrorNote';
import { MoreMenu } from '../components/MoreMenu';
import { SectionHead } from '../components/SectionHead';
import styles from './Cost.module.css';
import { CostControls } from './CostControls';
import { LinesTable, PartsTable, WhatIfTable } from './CostTables';
import { costSavingCommands } from './cost-commands';
import { useCostBasis } from './use-cost-basis';

const ranges = [
  { value: '600000', label: 'Last 10 min' },
  { value: '3600000', label: 'Last hour' },
  { value: '86400000', label: 'Last day' },
  { value: '259200000', label: 'Last 3 days' },
] as const;

export interface StageCostProps {
  readonly apiId: string;
  readonly stageName: string;
}

/** Fills its tab. Sums follow the fields at once: they are made here. */
export function StageCost({ apiId, stageName }: StageCostProps) {
  const [rangeMs, setRangeMs] = useState(86_400_000);
  const [scenario, setScenario] = useState<CostScenario>(plainScenario);
  const { basis, error, reload } = useCostBasis(apiId, stageName, rangeMs);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was asked of another API makes no sense for this one
  useEffect(() => setScenario(plainScenario), [apiId, stageName]);
  const estimate = useMemo(() => basis && estimateIn(basis.observed, basis.prices, scenario), [basis, scenario]);
  const shown = useRef<CostEstimate>(undefined);
  shown.current = estimate;
  useCommands(useMemo(() => costSavingCommands(() => shown.current), []));
  if (error !== undefined) return <ErrorNote error={error} onRetry={reload} />;
  if (basis === undefined || estimate === undefined) return null;
  return (
    <div className={styles.tab}>
      <Total basis={basis} estimate={estimate} scenario={scenario}>
        <Select
          aria-label="Observed time"
          w={128}
          allowDeselect={false}
          data={[...ranges]}
          value={String(rangeMs)}
          onChange={(value) => setRangeMs(Number(value))}
        />
        <MoreMenu label="Save cost">
          <CommandItem command="cost.save-csv" />
          <CommandItem command="cost.save-json" />
        </MoreMenu>
      </Total>
      <CostControls basis={basis} scenario={scenario} onChange={setScenario} />
      <Details basis={basis} estimate={estimate} scenario={scenario} />
    </div>
  );
}

interface ShownCost {
  readonly basis: CostBasis;
  readonly estimate: CostEstimate;
  readonly scenario: CostScenario;
}

function Total({ basis, estimate, scenario, children }: ShownCost & { readonly children: ReactNode }) {
  const { editedBy, books } = basis.prices;
  const prices = books.find(({ region }) => region === scenario.region)?.prices ?? books[0]?.prices;
  const of = editedBy === undefined ? 'list prices' : `prices of ${editedBy}`;
  return (
    <div className={styles.head}>
      <p className={styles.total}>
        <b>{moneyWords(estimate.total)}</b> a month
        <span className={styles.quiet}>
          {quantityWords(estimate.requests)} requests · {of} of {prices?.region}, {prices?.compiled}
        </span>
      </p>
      <span className={styles.actions}>{children}</span>
    </div>
  );
}

function Details({ basis: { observed, prices, fit }, estimate, scenario }: ShownCost) {
  const changes = useMemo(() => whatIfs(observed, prices, scenario, fit), [observed, prices, scenario, fit]);
  const book = prices.books[0]?.prices;
  const { lines, parts, assumptions } = estimate;
  return (
    <>
      <section>
        <SectionHead title="What is charged" count={lines.length} detail="hover a sum for the source of its price" />
        {lines.length === 0 && (
          <p className={styles.quiet}>
            No request was counted in this time. Send some, choose a longer time, or type the requests of a month above.
          </p>
        )}
        {lines.length > 0 && book !== undefined && <LinesTable lines={lines} prices={book} />}
      </section>
      {parts.some(({ cost }) => cost > 0) && (
        <section>
          <SectionHead title="Methods and routes" count={parts.length} />
          <PartsTable parts={parts} />
        </section>
      )}
      <section>
        <SectionHead title="What if" detail="one change at a time" />
        <WhatIfTable changes={changes} />
      </section>
      <section>
        <SectionHead title="Assumed" />
        <ul className={styles.assumptions}>
          {assumptions.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      </section>
    </>
  );
}
