// AWS's own managed policies, as far as calls of APIs and local services ask about them. Documents that AWS changes from
// time to time stand here with what they allow in whole services.
// https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html

const prefix = 'arn:aws:iam::aws:policy/';

/** Path and name → actions, all of them on every resource. */
const actionsOf: Readonly<Record<string, readonly string[]>> = {
  AdministratorAccess: ['*'],
  AmazonAPIGatewayAdministrator: ['apigateway:*'],
  AmazonAPIGatewayInvokeFullAccess: ['execute-api:Invoke', 'execute-api:ManageConnections'],
  'service-role/AmazonAPIGatewayPushToCloudWatchLogs': [
    'logs:CreateLogGroup',
    'logs:CreateLogStream',
    'logs:DescribeLogGroups',
    'logs:DescribeLogStreams',
    'logs:PutLogEvents',
    'logs:GetLogEvents',
    'logs:FilterLogEvents',
  ],
  'service-role/AWSLambdaBasicExecutionRole': ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
  'service-role/AWSLambdaRole': ['lambda:InvokeFunction'],
  AWSLambda_FullAccess: ['lambda:*', 'logs:*', 'iam:GetRole', 'iam:ListRoles', 'iam:PassRole'],
  AWSLambda_ReadOnlyAccess: ['lambda:Get*', 'lambda:List*', 'logs:Describe*', 'logs:Filter*', 'logs:Get*'],
  AmazonDynamoDBFullAccess: ['dynamodb:*'],
  AmazonDynamoDBReadOnlyAccess: [
    'dynamodb:BatchGetItem',
    'dynamodb:Describe*',
    'dynamodb:List*',
    'dynamodb:GetItem',
    'dynamodb:Query',
    'dynamodb:Scan',
  ],
  AmazonEventBridgeFullAccess: ['events:*'],
  AmazonKinesisFullAccess: ['kinesis:*'],
  AmazonS3FullAccess: ['s3:*'],
  AmazonS3ReadOnlyAccess: ['s3:Get*', 's3:List*', 's3:Describe*'],
  AmazonSNSFullAccess: ['sns:*'],
  AmazonSQSFullAccess: ['sqs:*'],
  AWSStepFunctionsFullAccess: ['states:*'],
  CloudWatchLogsFullAccess: ['logs:*'],
  IAMFullAccess: ['iam:*'],
  SecretsManagerReadWrite: ['secretsmanager:*'],
};

const powerUser = [
  { Effect: 'Allow', NotAction: ['iam:*', 'organizations:*', 'account:*'], Resource: '*' },
  { Effect: 'Allow', Action: ['iam:ListRoles', 'organizations:DescribeOrganization'], Resource: '*' },
];

/** True for the ARN of a policy of AWS's own, known here or not. */
export function isAwsManaged(arn: string): boolean {
  return arn.startsWith(prefix) && arn.length > prefix.length;
}

/** The document of a policy of AWS's own, as JSON text; undefined where it does not stand here. */
export function awsManagedPolicy(arn: string): string | undefined {
  const name = arn.slice(prefix.length);
  if (!isAwsManaged(arn)) return undefined;
  if (name === 'PowerUserAccess') return documentText(powerUser);
  const actions = Object.hasOwn(actionsOf, name) ? actionsOf[name] : undefined;
  return actions && documentText([{ Effect: 'Allow', Action: actions, Resource: '*' }]);
}

/** ARNs of all that stand here. */
export function awsManagedArns(): readonly string[] {
  return [...Object.keys(actionsOf), 'PowerUserAccess'].sort().map((name) => prefix + name);
}

function documentText(statements: readonly object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}
