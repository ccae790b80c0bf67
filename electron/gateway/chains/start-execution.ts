// The start of the execution: writes the method request into log and trace before anything of it is checked.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
import type { Step } from '../exchange';
import { logLines } from '../trace/log-lines';
import { maskedHeaders } from '../trace/secrets';
import { traceBody, traceQuery } from '../trace/trace-message';

export const startExecution: Step = {
  name: 'start-execution',
  phase: 'method-request',
  run({ invocation, match, trace, deployment }) {
    if (!trace.isOn) return;
    const path = match?.pathParameters ?? {};
    trace.log('INFO', logLines.startingExecution(invocation.requestId));
    // AWS recorded: the concrete path, though the line calls it the resource's
    trace.log('INFO', logLines.methodAndPath(invocation.httpMethod, invocation.path));
    trace.log('TRACE', logLines.methodRequestPath(path));
    trace.log('TRACE', logLines.methodRequestQuery(invocation.query));
    trace.log('TRACE', logLines.methodRequestHeaders(maskedHeaders(invocation.headers, deployment.tokenHeaders)));
    trace.log('TRACE', logLines.methodRequestBody(invocation.body));
    trace.note({
      after: {
        method: invocation.httpMethod,
        path,
        querystring: traceQuery(invocation.query),
        headers: invocation.headers,
        body: traceBody(invocation.body),
      },
    });
  },
};
