// What is assumed of the month: traffic, allowances, region, cache, kind of API.
import { NumberInput, Select, Switch } from '@mantine/core';
import type { CostBasis } from '../../shared/contract/cost';
import { quantityWords } from '../../shared/cost/cost-words';
import { type FreeTier, freeTiers } from '../../shared/cost/meters';
import { monthOf } from '../../shared/cost/observed-traffic';
import type { CostScenario } from '../../shared/cost/scenario';
import { repeatShare } from '../../shared/cost/what-if';
import { FormGrid, FormRow } from '../components/FormRow';
import styles from './Cost.module.css';

export interface CostControlsProps {
  readonly basis: CostBasis;
  readonly scenario: CostScenario;
  readonly onChange: (scenario: CostScenario) => void;
}

const freeTierWords: Readonly<Record<FreeTier, string>> = {
  none: 'Not used',
  always: 'What is always free',
  'first-year': 'The first year too',
};

/** The fields; every change is seen at once. */
export function CostControls({ basis: { observed, prices }, scenario, onChange }: CostControlsProps) {
  const change = (fields: Partial<CostScenario>) => onChange({ ...scenario, ...fields });
  const isRest = observed.protocol === 'REST';
  const inMonth = Math.round(monthOf(observed, observed.requests));
  const regions = prices.books.map(({ region }) => region);
  return (
    <FormGrid columns={2}>
      <FormRow label="Requests a month" aside={`observed: ${quantityWords(inMonth)}`}>
        {(ids) => (
          <NumberInput
            {...ids}
            w={132}
            min={0}
            max={1e15}
            hideControls
            allowDecimal={false}
            thousandSeparator=","
            placeholder={inMonth.toLocaleString('en-US')}
            value={scenario.requestsPerMonth ?? ''}
            onChange={(value) => {
              const { requestsPerMonth: _, ...observedOnes } = scenario;
              onChange(typeof value === 'number' ? { ...scenario, requestsPerMonth: value } : observedOnes);
            }}
          />
        )}
      </FormRow>
      <TimesRow times={scenario.times} onChange={(times) => change({ times })} />
      <FormRow label="Free tier">
        {(ids) => (
          <Select
            {...ids}
            w={180}
            allowDeselect={false}
            data={freeTiers.map((value) => ({ value, label: freeTierWords[value] }))}
            value={scenario.freeTier}
            onChange={(value) => change({ freeTier: freeTiers.find((each) => each === value) ?? 'none' })}
          />
        )}
      </FormRow>
      {regions.length > 1 && (
        <FormRow label="Region">
          {(ids) => (
            <Select
              {...ids}
              w={180}
              allowDeselect={false}
              data={regions}
              value={scenario.region ?? regions[0] ?? null}
              onChange={(region) => region !== null && change({ region })}
            />
          )}
        </FormRow>
      )}
      {isRest && <CacheRow observed={observed} prices={prices} scenario={scenario} onChange={onChange} />}
      {isRest && (
        <FormRow label="HTTP API">
          {(ids) => (
            <Switch
              {...ids}
              checked={scenario.asHttpApi}
              onChange={({ currentTarget }) => change({ asHttpApi: currentTarget.checked })}
            />
          )}
        </FormRow>
      )}
    </FormGrid>
  );
}

/** Steps of the slider: 1, 2, 5, 10 … 1,000. */
const timesSteps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000] as const;

function TimesRow({ times, onChange }: { readonly times: number; readonly onChange: (times: number) => void }) {
  const at = Math.max(
    0,
    timesSteps.findIndex((step) => step >= times),
  );
  return (
    <FormRow label="Traffic ×" aside={<span className={styles.times}>× {times.toLocaleString('en-US')}</span>}>
      {(ids) => (
        <input
          {...ids}
          type="range"
          className={styles.slider}
          min={0}
          max={timesSteps.length - 1}
          step={1}
          value={at}
          aria-valuetext={`times ${times}`}
          onChange={({ target }) => onChange(timesSteps[Number(target.value)] ?? 1)}
        />
      )}
    </FormRow>
  );
}

function CacheRow({
  observed,
  prices,
  scenario,
  onChange,
}: Pick<CostControlsProps, 'scenario' | 'onChange'> & Pick<CostBasis, 'observed' | 'prices'>) {
  const sizes = prices.books[0]?.prices.apiGateway.cachePerHour.map(({ sizeGb }) => sizeGb) ?? [];
  const { cacheSizeGb, cacheHitShare, ...others } = scenario;
  const asIs =
    observed.setup.cacheSizesGb.length > 0
      ? `As it is: ${observed.setup.cacheSizesGb.join(', ')} GB`
      : 'As it is: none';
  const choose = (value: string | null) => {
    if (value === null || value === 'as-is') onChange(others);
    else if (value === '0') onChange({ ...others, cacheSizeGb: 0 });
    else onChange({ ...others, cacheSizeGb: Number(value), cacheHitShare: cacheHitShare ?? repeatShare(observed) });
  };
  return (
    <FormRow label="Cache">
      <Select
        aria-label="Cache"
        w={132}
        allowDeselect={false}
        disabled={scenario.asHttpApi}
        data={[
          { value: 'as-is', label: asIs },
          { value: '0', label: 'None' },
          ...sizes.map((size) => ({ value: String(size), label: `${size} GB` })),
        ]}
        value={cacheSizeGb === undefined ? 'as-is' : String(cacheSizeGb)}
        onChange={choose}
      />
      {cacheSizeGb !== undefined && cacheSizeGb > 0 && (
        <NumberInput
          aria-label="Hit ratio"
          w={84}
          min={0}
          max={100}
          hideControls
          suffix=" % hits"
          decimalScale={1}
          value={Math.round((cacheHitShare ?? 0) * 1_000) / 10}
          onChange={(value) => onChange({ ...scenario, cacheHitShare: Math.min(100, Number(value) || 0) / 100 })}
        />
      )}
    </FormRow>
  );
}
