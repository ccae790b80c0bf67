// How well the managed groups tell attacks from ordinary requests, over requests of our own. One request a line:
// where the text stands, and the text as it is sent.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { byteText } from '../byte-text';
import { compileWebAcl } from '../compile-web-acl';
import type { InspectedRequest } from '../inspected-request';
import { managedGroups } from '../managed/managed-groups';
import { openRateWindows } from '../rate-windows';
import { type Named, ruleSchema, type WebAcl } from '../web-acl';

const visibility = { SampledRequestsEnabled: true, CloudWatchMetricsEnabled: true, MetricName: 'm' };
const acl: Named<WebAcl> = {
  Name: 'all',
  Id: '1',
  ARN: 'arn:aws:wafv2:us-east-1:000000000000:regional/webacl/all/1',
  DefaultAction: { Allow: {} },
  VisibilityConfig: visibility,
  Rules: managedGroups.map(({ vendor, name }, Priority) => ({
    Name: name,
    Priority,
    Statement: { ManagedRuleGroupStatement: { VendorName: vendor, Name: name } },
    OverrideAction: { None: {} },
    VisibilityConfig: visibility,
  })),
};
const compiled = compileWebAcl(acl, {
  sets: { ipSets: [], regexPatternSets: [], ruleGroups: [], countries: {} },
  digest: (algorithm, bytes) => createHash(algorithm).update(bytes).digest(),
  accountId: '000000000000',
});

function requestOf(place: string, text: string): InspectedRequest {
  const [kind = '', header = ''] = place.split(' ');
  const rawQuery = kind === 'query' ? text : '';
  return {
    method: kind === 'method' ? text : 'POST',
    path: kind === 'path' ? text : '/prod/pets',
    rawQuery,
    headers: [
      ['host', 'api.example.com'],
      ...(header === 'User-Agent' ? [] : [['user-agent', 'Mozilla/5.0'] as const]),
      ...(kind === 'header' ? [[header, text] as const] : []),
      ...(kind === 'cookie' ? [['cookie', text] as const] : []),
    ],
    body: kind === 'body' ? byteText(text) : '',
    sourceIp: '192.0.2.1',
  };
}

function blocked(file: string) {
  const lines = readFileSync(new URL(`./${file}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => {
    const [place, text] = JSON.parse(line) as [string, string];
    const verdict = compiled.evaluate(requestOf(place, text), 0, openRateWindows());
    return { place, text: text.slice(0, 100), rule: verdict.terminatingRule };
  });
}

it('knows nearly every attack, and lets nearly every ordinary request pass', () => {
  const [attacks, harmless] = [blocked('attacks'), blocked('harmless')];
  const missed = attacks.filter(({ rule }) => rule === undefined);
  const refused = harmless.filter(({ rule }) => rule !== undefined);
  const found = attacks.length - missed.length;
  const recall = found / attacks.length;
  const precision = found / (found + refused.length);
  expect({
    enough: attacks.length >= 300 && harmless.length >= 300,
    recall: recall >= 0.97,
    precision: precision >= 0.97,
  }).toEqual({
    enough: true,
    recall: true,
    precision: true,
  });
});

it('has managed groups whose rules are rules of AWS’s own form', () => {
  for (const { rules } of managedGroups) for (const rule of rules) expect(ruleSchema.parse(rule)).toEqual(rule);
});
