// Code that a new function starts with: small, complete, and an answer that API Gateway takes, of a proxy integration
// or of a Lambda authorizer.

export const starterTemplates = [
  'node',
  'node-commonjs',
  'python',
  'bootstrap',
  'node-authorizer',
  'node-http-authorizer',
] as const;
export type StarterTemplate = (typeof starterTemplates)[number];

export interface StarterCode {
  /** As a choice reads: `Node.js (ES module)`. */
  readonly title: string;
  readonly runtime: string;
  readonly handler: string;
  readonly fileName: string;
  readonly text: string;
  /** True where the system runs the file itself. */
  readonly isExecutable?: boolean;
}

const node = `// Called for every event. What it returns goes back to API Gateway.
export const handler = async (event, context) => {
  const name = event.queryStringParameters?.name ?? 'world';
  console.log('Called by', event.httpMethod, event.path);
  return {
    statusCode: 200,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ message: \`Hello, \${name}!\`, requestId: context.awsRequestId }),
  };
};
`;

const nodeCommonJs = `// Called for every event. What it returns goes back to API Gateway.
exports.handler = async (event, context) => {
  const name = event.queryStringParameters?.name ?? 'world';
  console.log('Called by', event.httpMethod, event.path);
  return {
    statusCode: 200,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ message: \`Hello, \${name}!\`, requestId: context.awsRequestId }),
  };
};
`;

const python = `# Called for every event. What it returns goes back to API Gateway.
import json


def handler(event, context):
    name = (event.get("queryStringParameters") or {}).get("name", "world")
    print("Called by", event.get("httpMethod"), event.get("path"))
    return {
        "statusCode": 200,
        "headers": {"Content-Type": "application/json"},
        "body": json.dumps({"message": f"Hello, {name}!", "requestId": context.aws_request_id}),
    }
`;

// The answer is fixed text: a shell cannot be trusted to escape what an event holds.
const bootstrap = `#!/bin/sh
# Speaks the Lambda Runtime API: takes the next event, answers it, and again.
api="http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/runtime/invocation"
while true; do
  headers=$(mktemp)
  event=$(curl -sS -D "$headers" "$api/next") || exit 1
  id=$(tr -d '\\r' < "$headers" | sed -n 's/^[Ll]ambda-[Rr]untime-[Aa]ws-[Rr]equest-[Ii]d: //p')
  rm -f "$headers"
  echo "Event of \${#event} characters" >&2
  answer='{"statusCode":200,"headers":{"Content-Type":"application/json"},"body":"{\\"message\\":\\"Hello from a shell!\\"}"}'
  curl -sS -o /dev/null -X POST "$api/$id/response" -d "$answer"
done
`;

// The policy names the whole stage: a kept result that names one method would refuse the next one.
const nodeAuthorizer = `// Says who calls and what they may. TOKEN authorizers send the token, REQUEST authorizers the whole request.
export const handler = async (event) => {
  const sent = event.authorizationToken ?? event.headers?.Authorization ?? event.headers?.authorization ?? event.queryStringParameters?.token ?? '';
  const token = sent.replace(/^Bearer +/i, '');
  if (token === '' || token === 'unknown') throw new Error('Unauthorized'); // the client gets 401
  const [api, stage] = event.methodArn.split('/');
  return {
    principalId: token,
    policyDocument: {
      Version: '2012-10-17',
      Statement: [
        {
          Action: 'execute-api:Invoke',
          Effect: token === 'deny' ? 'Deny' : 'Allow', // a denied caller gets 403
          Resource: \`\${api}/\${stage}/*\`,
        },
      ],
    },
    context: { role: token === 'admin' ? 'admin' : 'user' }, // methods see it in $context.authorizer
  };
};
`;

const nodeHttpAuthorizer = `// Says who calls an HTTP API, in the simple form of payload format 2.0.
export const handler = async (event) => {
  const token = (event.headers?.authorization ?? '').replace(/^Bearer +/i, '');
  return {
    isAuthorized: token !== '' && token !== 'deny', // a denied caller gets 403
    context: { user: token, role: token === 'admin' ? 'admin' : 'user' }, // routes see it in $context.authorizer
  };
};
`;

/** Every starter with its files. */
export const starterCode: Readonly<Record<StarterTemplate, StarterCode>> = {
  node: {
    title: 'Node.js (ES module)',
    runtime: 'nodejs22.x',
    handler: 'index.handler',
    fileName: 'index.mjs',
    text: node,
  },
  'node-commonjs': {
    title: 'Node.js (CommonJS)',
    runtime: 'nodejs22.x',
    handler: 'index.handler',
    fileName: 'index.js',
    text: nodeCommonJs,
  },
  python: {
    title: 'Python',
    runtime: 'python3.13',
    handler: 'app.handler',
    fileName: 'app.py',
    text: python,
  },
  bootstrap: {
    title: 'Custom runtime (bootstrap)',
    runtime: 'provided.al2023',
    handler: 'bootstrap',
    fileName: 'bootstrap',
    text: bootstrap,
    isExecutable: true,
  },
  'node-authorizer': {
    title: 'Lambda authorizer (Node.js)',
    runtime: 'nodejs22.x',
    handler: 'index.handler',
    fileName: 'index.mjs',
    text: nodeAuthorizer,
  },
  'node-http-authorizer': {
    title: 'Lambda authorizer of an HTTP API (Node.js)',
    runtime: 'nodejs22.x',
    handler: 'index.handler',
    fileName: 'index.mjs',
    text: nodeHttpAuthorizer,
  },
};
