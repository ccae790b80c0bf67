// Runs a Node.js function: asks the Runtime API for invocations, one at a time, and answers them.
// Shipped as text and written to disk where functions run; it may use nothing but Node 18 and the files beside it.
'use strict';
const { connectRuntime } = require('./runtime-connection.cjs');
const { writeLogLinesTo, writeLine } = require('./log-lines.cjs');
const { errorForLog, errorForAnswer } = require('./error-forms.cjs');
const { loadFunction } = require('./load-function.cjs');
const { contextOf } = require('./context.cjs');
const { isStreaming, offerStreams, runStreaming } = require('./response-stream.cjs');

// Functions must neither see nor pass on what lets this process speak for its instance.
const secret = process.env.GATEHOUSE_RUNTIME_SECRET;
delete process.env.GATEHOUSE_RUNTIME_SECRET;

/** The function's handler and the invocation under way; undefined before and between. */
const work = { handler: undefined, current: undefined };

const connection = connectRuntime(process.env.AWS_LAMBDA_RUNTIME_API, secret, invoke);
writeLogLinesTo(1, () => work.current?.id);
offerStreams();

process.on('uncaughtException', (fault) => endWith('Uncaught Exception', fault, 129));
process.on('unhandledRejection', (reason) => {
  const fault = new Error(reason instanceof Error ? `${reason.name}: ${reason.message}` : String(reason));
  fault.name = 'Runtime.UnhandledPromiseRejection';
  if (reason instanceof Error) fault.stack = `${fault.name}: ${fault.message}\n${framesOf(reason)}`;
  endWith('Unhandled Promise Rejection', fault, 128);
});
// Nothing is left to do: an answer that waited for this goes out, one that never came is null.
process.on('beforeExit', () => work.current?.onIdle());

start();

async function start() {
  try {
    work.handler = await loadFunction(process.env.LAMBDA_TASK_ROOT, process.env._HANDLER);
  } catch (fault) {
    endWith('Uncaught Exception', fault, 1);
    return;
  }
  connection.askNext();
}

function invoke(head, body) {
  const id = head.get('lambda-runtime-aws-request-id');
  const trace = head.get('lambda-runtime-trace-id');
  if (trace === undefined) delete process.env._X_AMZN_TRACE_ID;
  else process.env._X_AMZN_TRACE_ID = trace;
  const invocation = { id, onIdle: () => succeed(null) };
  work.current = invocation;
  // From here on only the function's own work keeps the event loop busy.
  connection.unref();

  const succeed = (value) => {
    if (work.current !== invocation) return;
    let text;
    try {
      text = JSON.stringify(value === undefined ? null : value) ?? 'null';
    } catch {
      fail(new Error('Unable to stringify response body'));
      return;
    }
    work.current = undefined;
    connection.answer(id, text);
  };
  const fail = (reason) => {
    if (work.current !== invocation) return;
    writeLine('ERROR', `Invoke Error \t${errorForLog(reason)}`);
    const { type, text } = errorForAnswer(reason);
    work.current = undefined;
    connection.fail(id, type, text);
  };
  const context = contextOf(head);
  let event;
  try {
    event = JSON.parse(body);
    if (isStreaming(work.handler)) {
      runStreaming(
        work.handler,
        event,
        context,
        connection,
        invocation,
        () => {
          if (work.current === invocation) work.current = undefined;
        },
        fail,
      );
      return;
    }
    const callback = (error, value) => {
      const settle = () => (error === null || error === undefined ? succeed(value) : fail(error));
      // AWS documented: nodejs-handler, the answer waits until the event loop is empty unless the context says not to.
      if (context.callbackWaitsForEmptyEventLoop) invocation.onIdle = settle;
      else settle();
    };
    const settleNow = (error, value) => {
      context.callbackWaitsForEmptyEventLoop = false;
      callback(error, value);
    };
    context.done = settleNow;
    context.succeed = (value) => settleNow(null, value);
    context.fail = (error) => settleNow(error ?? 'handled');
    const result = work.handler(event, context, callback);
    if (typeof result?.then === 'function') result.then(succeed, fail);
  } catch (fault) {
    fail(fault);
  }
}

/** Says what went wrong, in the log and to whoever waits, and ends. */
function endWith(title, fault, code) {
  writeLine('ERROR', `${title} \t${errorForLog(fault)}`);
  const { type, text } = errorForAnswer(fault);
  const id = work.current?.id;
  const end = () => process.exit(code);
  if (id !== undefined) connection.fail(id, type, text, end);
  else if (work.handler === undefined) connection.failInit(type, text, end);
  else end();
}

function framesOf(error) {
  return String(error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
}
