# What boto3 makes of the endpoint: an API built, paged through, tested, refused and removed. Prints one JSON object.
import json

import boto3
from botocore.exceptions import ClientError

client = boto3.client("apigateway")
api = client.create_rest_api(name="By boto3", endpointConfiguration={"types": ["REGIONAL"]})
api_id, root = api["id"], api["rootResourceId"]
for number in range(30):
    client.create_resource(restApiId=api_id, parentId=root, pathPart=f"r{number}")
pages = list(client.get_paginator("get_resources").paginate(restApiId=api_id))
method = {"restApiId": api_id, "resourceId": root, "httpMethod": "POST"}
client.put_method(**method, authorizationType="NONE", apiKeyRequired=False)
client.put_integration(**method, type="MOCK", requestTemplates={"application/json": '{"statusCode": 200}'})
client.put_method_response(**method, statusCode="200")
client.put_integration_response(
    **method, statusCode="200", responseTemplates={"application/json": '{"é": "$input.params(\'q\')"}'}
)
tested = client.test_invoke_method(**method, pathWithQueryString="/?q=%C3%BC")
policy = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "execute-api:Invoke", "Resource": "execute-api:/*"}]}
updated = client.update_rest_api(
    restApiId=api_id, patchOperations=[{"op": "replace", "path": "/policy", "value": json.dumps(policy)}]
)


def refusal(call, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        answer = error.response
        return [answer["Error"]["Code"], answer["Error"]["Message"], answer["ResponseMetadata"]["HTTPStatusCode"]]
    return None


refusals = [
    refusal(client.get_resource, restApiId=api_id, resourceId="nobody"),
    refusal(client.put_integration, **method, type="HTTP", uri="http://a", integrationHttpMethod=""),
    refusal(client.put_integration, **method, type="WRONG"),
]
client.delete_rest_api(restApiId=api_id)
print(
    json.dumps(
        {
            "created": type(api["createdDate"]).__name__,
            "pages": [len(page["items"]) for page in pages],
            "tested": [tested["status"], json.loads(tested["body"])],
            "resource": json.loads(f'"{updated["policy"]}"'),
            "refusals": refusals,
            "left": client.get_rest_apis()["items"],
        }
    )
)
