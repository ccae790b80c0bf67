// The managed rule groups that exist here.
// https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html
import type { FieldToMatch } from '../field-to-match';
import type { Statement } from '../statement';
import {
  blocking,
  inPlaces,
  largerThan,
  type ManagedGroup,
  matching,
  type Place,
  steps,
  undisguised,
} from './managed-rules';

const everywhere: readonly Place[] = ['COOKIE', 'QUERYARGUMENTS', 'BODY', 'URIPATH'];
const userAgent: FieldToMatch = { SingleHeader: { Name: 'user-agent' } };

const badBots =
  'sqlmap|nikto|nessus|masscan|nmap|acunetix|netsparker|havij|dirbuster|gobuster|wpscan|w3af|openvas|zgrab|jorgee|fimap|hydra|scanner|muieblackcat|morfeus|arachni|whatweb|nuclei|paros|burpcollaborator|petalbot|crawlbot-bad';
const metadata =
  '169\\.254\\.169\\.254|fd00:ec2::254|metadata\\.google\\.internal|/latest/(?:meta-data|user-data|dynamic|api/token)';
const localFiles =
  '(?:\\.\\.[/\\\\]){1,}|[/\\\\]\\.\\.(?:[/\\\\]|$)|/etc/(?:passwd|shadow|group|hosts|issue)|/proc/(?:self|version|cmdline)|c:[/\\\\]+(?:windows|boot\\.ini|inetpub)|boot\\.ini|win\\.ini|(?:php|zip|phar|expect|glob)://|\\x00';
const remoteFiles =
  '^(?:https?|ftps?|file|gopher|dict|ldap|tftp)://(?:\\d{1,3}\\.){3}\\d{1,3}|(?:\\bfile|gopher|dict|tftp):/{2,3}\\S';
const extensions =
  '\\.(?:bak|backup|bck|cfg|conf|config|cs|csproj|dat|db|dbf|dll|dos|htaccess|htpasswd|ini|key|licx|lnk|log|mdb|old|pem|pol|printer|pwd|rdb|resx|sql|swp|sys|vb|vbproj|webinfo)$|/\\.(?:git|svn|env|aws|ssh)(?:/|$)';
const commands =
  '(?:[;|&`\\n]|\\$\\()\\s*(?:/(?:usr/)?s?bin/)?(?:cat|ls|id|whoami|uname|wget|curl|nc|ncat|bash|sh|zsh|powershell|cmd(?:\\.exe)?|ping|nslookup|chmod|rm|python[23]?|perl|ruby|ifconfig|ipconfig|netstat|dir|type)(?:[\\s;|&`)<>]|$)';
const log4j =
  '\\$\\{(?:[^}]{0,60}:)?\\s*(?:\\$\\{|jndi|(?:lower|upper|env|sys|date|base64)\\s*:)|\\bjndi:(?:ldaps?|rmi|dns|iiop|corba|nds|https?):';
const javaObjects =
  'java\\.lang\\.(?:runtime|processbuilder)|runtime\\.getruntime|ro0ab[0-9a-z]|\\xac\\xed\\x00\\x05|ysoserial|commonscollections|classloader\\.|#_memberaccess|ognlcontext|%\\{\\(#|class\\.module\\.classloader';
const exploitable =
  '/(?:wp-config\\.php|web-inf|meta-inf|\\.git/|\\.env$|phpmyadmin|phpunit|vendor/phpunit|cgi-bin/|jmx-console|manager/html|boaform|hnap1|solr/admin|actuator/(?:env|heapdump|gateway)|_ignition/execute)';

const scripts = (field: FieldToMatch): Statement => ({
  XssMatchStatement: { FieldToMatch: field, TextTransformations: steps(['URL_DECODE_UNI', 'HTML_ENTITY_DECODE']) },
});
const sql = (field: FieldToMatch): Statement => ({
  SqliMatchStatement: { FieldToMatch: field, TextTransformations: steps(['URL_DECODE_UNI']) },
});

/** By vendor and name, the ones that can be named in a rule. */
export const managedGroups: readonly ManagedGroup[] = [
  {
    vendor: 'AWS',
    name: 'AWSManagedRulesCommonRuleSet',
    description: 'What is commonly found in attacks on web applications.',
    capacity: 700,
    rules: blocking('core-rule-set', [
      [
        'NoUserAgent_HEADER',
        {
          SizeConstraintStatement: {
            FieldToMatch: userAgent,
            ComparisonOperator: 'EQ',
            Size: 0,
            TextTransformations: steps(['NONE']),
          },
        },
      ],
      ['UserAgent_BadBots_HEADER', matching(userAgent, badBots, ['LOWERCASE'])],
      ['SizeRestrictions_QUERYSTRING', largerThan({ QueryString: {} }, 2_048)],
      ['SizeRestrictions_Cookie_HEADER', largerThan({ SingleHeader: { Name: 'cookie' } }, 10_240)],
      ['SizeRestrictions_BODY', largerThan({ Body: { OversizeHandling: 'MATCH' } }, 8_192)],
      ['SizeRestrictions_URIPATH', largerThan({ UriPath: {} }, 1_024)],
      ...inPlaces('EC2MetaDataSSRF', ['BODY', 'COOKIE', 'URIPATH', 'QUERYARGUMENTS'], (field) =>
        matching(field, metadata),
      ),
      ...inPlaces('GenericLFI', ['QUERYARGUMENTS', 'URIPATH', 'BODY'], (field) => matching(field, localFiles)),
      ...inPlaces('RestrictedExtensions', ['URIPATH', 'QUERYARGUMENTS'], (field) => matching(field, extensions)),
      ...inPlaces('GenericRFI', ['QUERYARGUMENTS', 'BODY', 'URIPATH'], (field) => matching(field, remoteFiles)),
      ...inPlaces('CrossSiteScripting', everywhere, scripts),
    ]),
  },
  {
    vendor: 'AWS',
    name: 'AWSManagedRulesSQLiRuleSet',
    description: 'SQL that somebody wants to smuggle into a query.',
    capacity: 200,
    rules: blocking('sql-database', inPlaces('SQLi', ['QUERYARGUMENTS', 'BODY', 'COOKIE', 'URIPATH'], sql)),
  },
  {
    vendor: 'AWS',
    name: 'AWSManagedRulesKnownBadInputsRuleSet',
    description: 'Patterns that are known to be invalid and to go with exploits.',
    capacity: 200,
    rules: blocking('known-bad-inputs', [
      ...inPlaces('JavaDeserializationRCE', ['BODY', 'URIPATH', 'QUERYSTRING', 'HEADER'], (field) =>
        matching(field, javaObjects),
      ),
      ['Host_localhost_HEADER', matching({ SingleHeader: { Name: 'host' } }, '^localhost(?::\\d+)?$', ['LOWERCASE'])],
      ['PROPFIND_METHOD', matching({ Method: {} }, '^propfind$', ['LOWERCASE'])],
      ['ExploitablePaths_URIPATH', matching({ UriPath: {} }, exploitable)],
      ...inPlaces('Log4JRCE', ['QUERYSTRING', 'BODY', 'URIPATH', 'HEADER'], (field) => matching(field, log4j)),
    ]),
  },
  {
    vendor: 'AWS',
    name: 'AWSManagedRulesUnixRuleSet',
    description: 'Commands of a shell.',
    capacity: 100,
    rules: blocking(
      'posix-os',
      inPlaces('UNIXShellCommandsVariables', ['QUERYARGUMENTS', 'BODY', 'COOKIE'], (field) =>
        matching(field, commands, undisguised),
      ),
    ),
  },
];

/** The group, or undefined: AWS has more, and other vendors theirs. */
export function findManagedGroup(vendor: string, name: string): ManagedGroup | undefined {
  return managedGroups.find((group) => group.vendor === vendor && group.name === name);
}
