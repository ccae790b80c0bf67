// Rules of a stage's access log, of every kind of API.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
import type { RuleProblem } from './rule-problem';

interface AccessLogSettings {
  readonly destinationArn?: string | undefined;
  readonly format?: string | undefined;
}

const logGroup = /^arn:[^:]+:logs:[^:]*:[^:]*:log-group:.+$/;
const deliveryStream = /^arn:[^:]+:firehose:[^:]*:[^:]*:deliverystream\/amazon-apigateway-.+$/;

/** What is wrong with the settings; `mayStream` where a Firehose delivery stream may take the lines. */
export function accessLogProblems(settings: AccessLogSettings | undefined, mayStream: boolean): RuleProblem[] {
  const { destinationArn = '', format = '' } = settings ?? {};
  const problems: RuleProblem[] = [];
  const add = (member: keyof AccessLogSettings, message: string | undefined) => {
    if (message !== undefined) problems.push({ path: ['accessLogSettings', member], message });
  };
  if (destinationArn !== '') add('destinationArn', destinationProblem(destinationArn, mayStream));
  if (format !== '') add('format', formatProblem(format));
  return problems;
}

/** AWS documented: a log group, or a stream of a certain name. AWS assumed: the wording */
function destinationProblem(arn: string, mayStream: boolean): string | undefined {
  if (logGroup.test(arn) || (mayStream && deliveryStream.test(arn))) return undefined;
  if (!/^arn:[^:]+:firehose:/.test(arn)) return `Invalid ARN specified in the request: ${arn}`;
  return mayStream
    ? 'The name of a Firehose delivery stream for access logs must begin with amazon-apigateway-'
    : 'Access logs of HTTP APIs go to CloudWatch Logs only';
}

function formatProblem(format: string): string | undefined {
  // AWS documented: the format has to name the request. AWS assumed: the wording
  if (!/\$context\.(?:requestId|extendedRequestId)\b/.test(format)) {
    return 'Invalid access log format: it must contain $context.requestId or $context.extendedRequestId';
  }
  // AWS documented: public bug reports quote it
  if (format.trimEnd().includes('\n')) {
    return 'Access log format must be single line, new line character is allowed only at end of the format';
  }
  return undefined;
}
