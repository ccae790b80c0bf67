// ARNs that name the API itself. Every place expands the short form for itself, so that no id travels.

// AWS documented: apigateway-resource-policies, `execute-api:/stage/METHOD/path` stands for the API's own ARN
/** `text` with ARNs of API `apiId` as `execute-api:/…`. */
export function shortApiArns(text: string, apiId: string): string {
  return text.replace(/\barn:aws[a-z-]*:execute-api:[^:"]*:[^:"]*:([a-z0-9]+)\//g, (arn: string, id: string) =>
    id === apiId ? 'execute-api:/' : arn,
  );
}
