// What may be written at a place of a policy document, told from the text before it on its line.
import { policyActions, policyConditionKeys, policyOperators } from './policy-vocabulary';

export interface PolicyOffer {
  readonly label: string;
  /** What is still to be typed: words are completed behind the last colon or slash. */
  readonly insert: string;
  readonly kind: 'value';
  /** One line beside the label. */
  readonly detail?: string;
}

const elements = [
  'Version',
  'Id',
  'Statement',
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
] as const;

const resourceForms = [
  ['execute-api:/*', 'every stage, method and path of this API'],
  ['execute-api:/stage/*', 'one stage'],
  ['execute-api:/*/GET/*', 'one method'],
  ['execute-api:/stage/GET/path', 'one path'],
] as const;

/** The offers behind `before`; none outside of quotes. */
export function policyOffers(before: string): readonly PolicyOffer[] {
  const open = /"([^"]*)$/.exec(before);
  if (open === null || countOf(before, '"') % 2 === 0) return [];
  const [, typed = ''] = open;
  const element = /"(\w+)"\s*:\s*\[?(?:\s*"[^"]*"\s*,)*\s*"[^"]*$/.exec(before)?.[1];
  return words(element)
    .filter(([label]) => label.toLowerCase().startsWith(typed.slice(0, lastBreak(typed)).toLowerCase()))
    .map(([label, detail]) => ({
      label,
      insert: label.slice(lastBreak(typed)),
      kind: 'value',
      ...(detail !== undefined && { detail }),
    }));
}

type Word = readonly [label: string, detail?: string];

function words(element: string | undefined): readonly Word[] {
  switch (element) {
    case 'Effect':
      return [['Allow'], ['Deny']];
    case 'Version':
      return [['2012-10-17', 'with variables'], ['2008-10-17']];
    case 'Action':
    case 'NotAction':
      return [...policyActions.map(({ name, said }): Word => [name, said]), ['execute-api:*', 'all three']];
    case 'Resource':
    case 'NotResource':
      return resourceForms;
    case undefined:
      return [
        ...elements.map((name): Word => [name]),
        ...policyOperators.map((name): Word => [name, 'condition']),
        ...keyWords(),
      ];
    default:
      return [];
  }
}

function keyWords(): readonly Word[] {
  return policyConditionKeys.map(({ name, said, authorization, isPrivateOnly }) => {
    const only = isPrivateOnly === true ? ' Private APIs only.' : authorization === 'AWS_IAM' ? ' AWS_IAM only.' : '';
    return [name, `${said}${only}`];
  });
}

/** Where the word that is being typed begins: editors replace letters only. */
function lastBreak(typed: string): number {
  return Math.max(typed.lastIndexOf(':'), typed.lastIndexOf('/'), typed.lastIndexOf('-'), typed.lastIndexOf('*')) + 1;
}

function countOf(text: string, part: string): number {
  return text.split(part).length - 1;
}
