// The `context` argument of Node.js functions.
// https://docs.aws.amazon.com/lambda/latest/dg/nodejs-context.html
'use strict';

/** Makes the context of one invocation from the headers it came with. */
exports.contextOf = (head) => {
  const deadline = Number(head.get('lambda-runtime-deadline-ms'));
  const env = process.env;
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionVersion: env.AWS_LAMBDA_FUNCTION_VERSION,
    functionName: env.AWS_LAMBDA_FUNCTION_NAME,
    memoryLimitInMB: env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: env.AWS_LAMBDA_LOG_STREAM_NAME,
    clientContext: parsed(head.get('lambda-runtime-client-context')),
    identity: parsed(head.get('lambda-runtime-cognito-identity')),
    invokedFunctionArn: head.get('lambda-runtime-invoked-function-arn'),
    awsRequestId: head.get('lambda-runtime-aws-request-id'),
    getRemainingTimeInMillis: () => deadline - Date.now(),
  };
};

function parsed(text) {
  return text === undefined || text === '' ? undefined : JSON.parse(text);
}
