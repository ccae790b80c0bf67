import { expect, it } from 'vitest';
import { findPolicyFindings } from '../../../shared/policy/policy-findings';
import { resourceTemplates } from './policy-templates';

it('begins with policies in which nothing is wrong, but for the one that is open to everyone', () => {
  const findings = resourceTemplates.map(
    ({ title, text }) => [title, findPolicyFindings(text, { use: 'resource' })] as const,
  );
  expect(findings.filter(([, found]) => found.length > 0).map(([title, [first]]) => [title, first?.rule])).toEqual([
    ['Allow everyone', 'policy-too-wide'],
  ]);
});
