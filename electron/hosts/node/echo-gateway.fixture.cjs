// A gateway for the launchers' tests: answers, drains and exits when told to. Runs in any process.

/** The program itself, as `launchGatewayInProcess` takes it. */
function echoGateway(line, exit) {
  line.onMessage((message) => {
    if (message.type === 'endpoints') line.send({ type: 'refused', code: 'FAILED', reason: JSON.stringify(message) });
    if (message.type === 'advance-clock') exit(message.seconds);
    if (message.type === 'drain') line.send({ type: 'drained' });
  });
  line.send({ type: 'listening', port: 4600 });
  return { dispose() {} };
}

// An exit must not overtake messages that are still on their way.
const exitLater = (code) => setTimeout(() => process.exit(code), 50);

if (process.parentPort !== undefined) {
  const port = process.parentPort;
  echoGateway(
    {
      send: (message) => port.postMessage(message),
      onMessage: (listener) => port.on('message', (e) => listener(e.data)),
    },
    exitLater,
  );
} else if (process.send !== undefined && require.main === module) {
  process.on('disconnect', () => process.exit(0));
  echoGateway(
    { send: (message) => process.send(message), onMessage: (listener) => process.on('message', listener) },
    exitLater,
  );
}

module.exports = { echoGateway };
