import { expect, it } from 'vitest';
import { estimateCost } from '../../shared/cost/estimate-cost';
import { emptyMeans } from '../../shared/cost/observed-traffic';
import { listedPrices } from '../../shared/cost/price-book';
import { plainScenario } from '../../shared/cost/scenario';
import { costCsv } from './export-cost';

it('writes a line for each tier', () => {
  const observed = {
    ...{ apiId: 'a1', apiName: 'Pets', protocol: 'REST' as const, from: 0, to: 3_600_000, requests: 0 },
    parts: [{ part: 'GET /', count: 0, means: emptyMeans }],
    setup: { cacheSizesGb: [], isTraced: false, webAclRules: [] },
  };
  const scenario = { ...plainScenario, requestsPerMonth: 400e6 };
  expect(
    costCsv(estimateCost(observed, listedPrices(), scenario))
      .split('\n')
      .slice(1),
  ).toEqual([
    'API Gateway,REST API requests,requests,400000000,0,333000000,3.5,1000000,1165.5,infracost-golden,2024-07-01',
    'API Gateway,REST API requests,requests,400000000,0,67000000,2.8,1000000,187.6,infracost-golden,2024-07-01',
    '',
  ]);
});
