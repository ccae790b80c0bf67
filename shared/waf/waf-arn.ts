// ARNs of WAF's things and of the stages they guard.
// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awswafv2.html
import type { Place } from '../definition/place';

/** As the ARN names it. */
export type WafKind = 'webacl' | 'ipset' | 'regexpatternset' | 'rulegroup';

/** `arn:aws:wafv2:{region}:{account}:regional/{kind}/{name}/{id}` */
export function wafArn(
  kind: WafKind,
  { Name, Id }: { readonly Name: string; readonly Id: string },
  place: Place,
): string {
  const { region, accountId } = place;
  return `arn:aws:wafv2:${region}:${accountId}:regional/${kind}/${Name}/${Id}`;
}
