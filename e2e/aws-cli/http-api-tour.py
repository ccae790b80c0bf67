# What boto3 makes of HTTP APIs: made by quick create and by parts, called, staged, mapped, tagged, refused and removed.
# Prints one JSON object.
import http.server
import json
import os
import threading
import urllib.error
import urllib.request

import boto3
from botocore.exceptions import ClientError

endpoint = os.environ["AWS_ENDPOINT_URL"]
client = boto3.client("apigatewayv2")


class Backend(http.server.BaseHTTPRequestHandler):
    """Answers what it was asked for."""

    def do_GET(self):
        body = json.dumps([self.path, self.headers.get("x-stage")]).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


backend = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Backend)
threading.Thread(target=backend.serve_forever, daemon=True).start()
upstream = f"http://127.0.0.1:{backend.server_port}"


def called(api, path):
    # names below localhost need no entry anywhere: the address is taken apart by the Host header
    request = urllib.request.Request(f"{endpoint}{path}", headers={"Host": api["ApiEndpoint"].split("//")[1]})
    try:
        with urllib.request.urlopen(request) as answer:
            return [answer.status, json.loads(answer.read())]
    except urllib.error.HTTPError as error:
        return [error.code, json.loads(error.read())]


def refusal(call, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        answer = error.response
        return [answer["Error"]["Code"], answer["Error"]["Message"], answer["ResponseMetadata"]["HTTPStatusCode"]]
    return None


outcome = {}
quick = client.create_api(Name="Quick", ProtocolType="HTTP", Target=upstream)
outcome["quick"] = [called(quick, "/hello?a=1"), type(quick["CreatedDate"]).__name__]

api = client.create_api(Name="By parts", ProtocolType="HTTP", Tags={"team": "pets"})
on_api = {"ApiId": api["ApiId"]}
integration = client.create_integration(
    **on_api,
    IntegrationType="HTTP_PROXY",
    IntegrationMethod="GET",
    IntegrationUri=f"{upstream}/pets/{{id}}",
    PayloadFormatVersion="1.0",
    RequestParameters={"overwrite:header.x-stage": "$context.stage"},
)
target = f"integrations/{integration['IntegrationId']}"
for key in ["GET /pets/{id}", "GET /dogs/{id}", "GET /cats/{id}"]:
    client.create_route(**on_api, RouteKey=key, Target=target)
pages = list(client.get_paginator("get_routes").paginate(**on_api, PaginationConfig={"PageSize": 2}))
outcome["pages"] = [len(page["Items"]) for page in pages]
client.create_stage(**on_api, StageName="live", AutoDeploy=True)
client.create_stage(**on_api, StageName="dev")
outcome["not deployed"] = called(api, "/dev/pets/1")
deployment = client.create_deployment(**on_api, StageName="dev", Description="first")
outcome["deployed"] = [deployment["DeploymentStatus"], called(api, "/dev/pets/1")]
cats = next(item for page in pages for item in page["Items"] if item["RouteKey"] == "GET /cats/{id}")
client.delete_route(**on_api, RouteId=cats["RouteId"])
# a stage that deploys by itself follows at once, another one when it is told to
outcome["after a change"] = [called(api, "/live/cats/1")[0], called(api, "/dev/cats/1")[0]]

authorizer = client.create_authorizer(
    **on_api,
    Name="asks",
    AuthorizerType="REQUEST",
    AuthorizerPayloadFormatVersion="2.0",
    AuthorizerUri="arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:auth/invocations",
    IdentitySource=["$request.header.Authorization"],
)
outcome["authorizer"] = client.get_authorizer(**on_api, AuthorizerId=authorizer["AuthorizerId"])["IdentitySource"]

arn = f"arn:aws:apigateway:us-east-1::/apis/{api['ApiId']}"
client.tag_resource(ResourceArn=arn, Tags={"env": "test"})
client.untag_resource(ResourceArn=arn, TagKeys=["team"])
outcome["tags"] = client.get_tags(ResourceArn=arn)["Tags"]

client.create_domain_name(DomainName="tour.example.com")
mapped = {"DomainName": "tour.example.com", **on_api}
mapping = client.create_api_mapping(**mapped, Stage="dev", ApiMappingKey="v1/pets")
older = boto3.client("apigateway").get_base_path_mappings(domainName="tour.example.com")["items"]
outcome["mapping"] = [mapping["ApiMappingKey"], [item["basePath"] for item in older]]

outcome["refusals"] = [
    refusal(client.create_route, **on_api, RouteKey="GET /pets/{id}"),
    refusal(client.delete_integration, **on_api, IntegrationId="nobody1"),
    refusal(client.get_api, ApiId="nobody"),
    refusal(client.create_api, Name="x", ProtocolType="GRPC"),
    refusal(client.create_stage, **on_api, StageName="dev"),
]
client.delete_domain_name(DomainName="tour.example.com")
for one in client.get_apis()["Items"]:
    client.delete_api(ApiId=one["ApiId"])
outcome["left"] = client.get_apis()["Items"]
backend.shutdown()
print(json.dumps(outcome))
