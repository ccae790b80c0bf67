// The web ACLs of a workspace and what their rules refer to, as the gateway takes them.
import { type Definition, findEntity } from '../../../shared/definition/entities';
import { namedWaf } from '../../../shared/waf/named-waf';
import type { Named, WafSets, WebAcl } from '../../../shared/waf/web-acl';

/** The gateway's part; undefined where there is no web ACL. */
export function wafOf(definition: Definition): { webAcls: readonly Named<WebAcl>[]; sets: WafSets } | undefined {
  const webAcls = namedWaf(definition, 'web-acl');
  if (webAcls.length === 0) return undefined;
  return {
    webAcls,
    sets: {
      ipSets: namedWaf(definition, 'ip-set'),
      regexPatternSets: namedWaf(definition, 'regex-pattern-set'),
      ruleGroups: namedWaf(definition, 'waf-rule-group'),
      countries: findEntity(definition, 'account')?.countries ?? {},
    },
  };
}
