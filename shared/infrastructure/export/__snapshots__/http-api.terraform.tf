terraform {
  required_providers {
    archive = {
      source  = "hashicorp/archive"
      version = ">= 2.4"
    }
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.80"
    }
  }
}

data "aws_partition" "current" {}

data "aws_region" "current" {}

data "aws_caller_identity" "current" {}

variable "default_append_header_x_api_key" {
  description = "append:header.x-api-key of $default"
  type        = string
  sensitive   = true
}

variable "pets_db_password" {
  description = "DB_PASSWORD of pets"
  type        = string
  sensitive   = true
}

variable "default_accesstoken" {
  description = "accessToken of $default"
  type        = string
  sensitive   = true
}

resource "aws_apigatewayv2_api" "api" {
  name                         = "Full HTTP API"
  protocol_type                = "HTTP"
  description                  = "Everything: $${not} a reference"
  version                      = "7"
  disable_execute_api_endpoint = true
  tags = {
    team = "pets"
  }

  cors_configuration {
    allow_methods = ["*"]
    allow_origins = ["https://a.example"]
    max_age       = 5
  }
}

resource "aws_apigatewayv2_authorizer" "jwt" {
  api_id           = aws_apigatewayv2_api.api.id
  name             = "jwt"
  authorizer_type  = "JWT"
  identity_sources = ["$request.header.Authorization"]

  jwt_configuration {
    audience = ["a"]
    issuer   = "https://issuer.example.com"
  }
}

resource "aws_apigatewayv2_authorizer" "ask" {
  api_id                            = aws_apigatewayv2_api.api.id
  name                              = "ask"
  authorizer_type                   = "REQUEST"
  authorizer_uri                    = "arn:${data.aws_partition.current.partition}:apigateway:${data.aws_region.current.id}:lambda:path/2015-03-31/functions/${aws_lambda_function.pets.arn}/invocations"
  authorizer_credentials_arn        = "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:role/caller"
  authorizer_payload_format_version = "2.0"
  authorizer_result_ttl_in_seconds  = 60
  enable_simple_responses           = true
  identity_sources                  = ["$request.header.x", "$request.querystring.y"]
}

resource "aws_apigatewayv2_integration" "default" {
  api_id                 = aws_apigatewayv2_api.api.id
  integration_type       = "HTTP_PROXY"
  integration_method     = "ANY"
  integration_uri        = "http://$${stageVariables.host}/{id}"
  connection_type        = "VPC_LINK"
  connection_id          = aws_apigatewayv2_vpc_link.inside.id
  payload_format_version = "1.0"
  timeout_milliseconds   = 30000
  request_parameters = {
    "append:header.x-api-key" = var.default_append_header_x_api_key
    "overwrite:path"          = "/v1/$${request.path.id}"
  }

  response_parameters {
    status_code = "404"
    mappings = {
      "overwrite:statuscode" = "200"
    }
  }

  tls_config {
    server_name_to_verify = "in.example"
  }
}

resource "aws_apigatewayv2_integration" "pets_post" {
  api_id                 = aws_apigatewayv2_api.api.id
  integration_type       = "AWS_PROXY"
  integration_method     = "POST"
  integration_uri        = "arn:${data.aws_partition.current.partition}:apigateway:${data.aws_region.current.id}:lambda:path/2015-03-31/functions/${aws_lambda_function.pets.arn}/invocations"
  payload_format_version = "1.0"
  timeout_milliseconds   = 30000
}

resource "aws_apigatewayv2_integration" "proxy_greedy_any" {
  api_id                 = aws_apigatewayv2_api.api.id
  integration_type       = "AWS_PROXY"
  integration_subtype    = "StepFunctions-StartExecution"
  credentials_arn        = "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:role/start"
  payload_format_version = "1.0"
  timeout_milliseconds   = 30000
  request_parameters = {
    StateMachineArn = "arn:${data.aws_partition.current.partition}:states:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:stateMachine:x"
    Input           = "$${request.body.a}"
  }
}

resource "aws_apigatewayv2_integration" "unused_1" {
  api_id                 = aws_apigatewayv2_api.api.id
  integration_type       = "HTTP_PROXY"
  integration_method     = "GET"
  integration_uri        = "https://b.example"
  payload_format_version = "1.0"
  timeout_milliseconds   = 30000
}

resource "aws_apigatewayv2_route" "default" {
  api_id             = aws_apigatewayv2_api.api.id
  route_key          = "$default"
  target             = "integrations/${aws_apigatewayv2_integration.default.id}"
  authorization_type = "AWS_IAM"
}

resource "aws_apigatewayv2_route" "get" {
  api_id    = aws_apigatewayv2_api.api.id
  route_key = "GET /"
}

resource "aws_apigatewayv2_route" "pets_post" {
  api_id             = aws_apigatewayv2_api.api.id
  route_key          = "POST /pets"
  target             = "integrations/${aws_apigatewayv2_integration.pets_post.id}"
  authorization_type = "CUSTOM"
  authorizer_id      = aws_apigatewayv2_authorizer.ask.id
}

resource "aws_apigatewayv2_route" "pets_id_get" {
  api_id               = aws_apigatewayv2_api.api.id
  route_key            = "GET /pets/{id}"
  target               = "integrations/${aws_apigatewayv2_integration.pets_post.id}"
  authorization_type   = "JWT"
  authorizer_id        = aws_apigatewayv2_authorizer.jwt.id
  authorization_scopes = ["read"]
  operation_name       = "getPet"
}

resource "aws_apigatewayv2_route" "proxy_greedy_any" {
  api_id    = aws_apigatewayv2_api.api.id
  route_key = "ANY /{proxy+}"
  target    = "integrations/${aws_apigatewayv2_integration.proxy_greedy_any.id}"
}

resource "aws_apigatewayv2_vpc_link" "inside" {
  name               = "inside"
  security_group_ids = ["sg-1"]
  subnet_ids         = ["subnet-1"]
  tags = {
    a = "b"
  }
}

data "aws_iam_policy_document" "function" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "function" {
  assume_role_policy = data.aws_iam_policy_document.function.json
}

resource "aws_iam_role_policy_attachment" "function" {
  role       = aws_iam_role.function.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}

data "archive_file" "pets" {
  type        = "zip"
  source_dir  = "${path.module}/functions/pets"
  output_path = "${path.module}/.terraform/pets.zip"
}

resource "aws_lambda_function" "pets" {
  function_name    = "pets"
  role             = aws_iam_role.function.arn
  runtime          = "nodejs22.x"
  handler          = "index.handler"
  filename         = data.archive_file.pets.output_path
  source_code_hash = data.archive_file.pets.output_base64sha256
  timeout          = 3
  memory_size      = 128

  environment {
    variables = {
      TABLE       = "pets"
      DB_PASSWORD = var.pets_db_password
    }
  }
}

resource "aws_lambda_permission" "pets" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.pets.function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_apigatewayv2_api.api.execution_arn}/*"
}

resource "aws_apigatewayv2_deployment" "api" {
  api_id = aws_apigatewayv2_api.api.id
  triggers = {
    redeployment = "1137f24ce6f85b"
  }
  depends_on = [
    aws_apigatewayv2_route.default,
    aws_apigatewayv2_route.get,
    aws_apigatewayv2_route.pets_post,
    aws_apigatewayv2_route.pets_id_get,
    aws_apigatewayv2_route.proxy_greedy_any,
  ]

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_apigatewayv2_stage" "default" {
  api_id      = aws_apigatewayv2_api.api.id
  name        = "$default"
  auto_deploy = true
  stage_variables = {
    host        = "example.com"
    accessToken = var.default_accesstoken
  }

  access_log_settings {
    destination_arn = "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:x"
    format          = "$context.requestId"
  }

  default_route_settings {
    detailed_metrics_enabled = true
    throttling_burst_limit   = 0
    throttling_rate_limit    = 1.5
  }
}

resource "aws_apigatewayv2_stage" "default_728b3a" {
  api_id        = aws_apigatewayv2_api.api.id
  name          = "default"
  description   = "By hand"
  deployment_id = aws_apigatewayv2_deployment.api.id
  tags = {
    env = "prod"
  }
  depends_on = [aws_apigatewayv2_route.pets_post]

  route_settings {
    route_key              = "POST /pets"
    throttling_burst_limit = 5000
    throttling_rate_limit  = 2
  }
}

resource "aws_apigatewayv2_domain_name" "api_example_com" {
  domain_name = "api.example.com"

  domain_name_configuration {
    certificate_arn = "arn:${data.aws_partition.current.partition}:acm:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:certificate/12345678-1234-1234-1234-123456789012"
    endpoint_type   = "REGIONAL"
    security_policy = "TLS_1_2"
  }
}

resource "aws_apigatewayv2_api_mapping" "api_example_com" {
  api_id      = aws_apigatewayv2_api.api.id
  domain_name = aws_apigatewayv2_domain_name.api_example_com.domain_name
  stage       = aws_apigatewayv2_stage.default.name
}

resource "aws_apigatewayv2_api_mapping" "api_example_com_pets_v1" {
  api_id          = aws_apigatewayv2_api.api.id
  domain_name     = aws_apigatewayv2_domain_name.api_example_com.domain_name
  stage           = aws_apigatewayv2_stage.default_728b3a.name
  api_mapping_key = "pets/v1"
}

output "default_url" {
  value = aws_apigatewayv2_stage.default.invoke_url
}

output "default_url_a9ce2a" {
  value = aws_apigatewayv2_stage.default_728b3a.invoke_url
}
