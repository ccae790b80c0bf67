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

variable "say_integration_request_header_x_token" {
  description = "integration.request.header.x-token of say"
  type        = string
  sensitive   = true
}

variable "pets_db_password" {
  description = "DB_PASSWORD of pets"
  type        = string
  sensitive   = true
}

resource "aws_apigatewayv2_api" "api" {
  name                         = "Full chat"
  protocol_type                = "WEBSOCKET"
  route_selection_expression   = "$request.body.action"
  api_key_selection_expression = "$request.header.x-api-key"
}

resource "aws_apigatewayv2_authorizer" "guard" {
  api_id           = aws_apigatewayv2_api.api.id
  name             = "guard"
  authorizer_type  = "REQUEST"
  authorizer_uri   = "arn:${data.aws_partition.current.partition}:apigateway:${data.aws_region.current.id}:lambda:path/2015-03-31/functions/${aws_lambda_function.pets.arn}/invocations"
  identity_sources = ["route.request.querystring.token"]
}

resource "aws_apigatewayv2_model" "say" {
  api_id       = aws_apigatewayv2_api.api.id
  name         = "Say"
  content_type = "application/json"
  schema       = "{\"type\":\"object\"}"
}

resource "aws_apigatewayv2_integration" "connect" {
  api_id               = aws_apigatewayv2_api.api.id
  integration_type     = "AWS_PROXY"
  integration_method   = "POST"
  integration_uri      = "arn:${data.aws_partition.current.partition}:apigateway:${data.aws_region.current.id}:lambda:path/2015-03-31/functions/${aws_lambda_function.pets.arn}/invocations"
  timeout_milliseconds = 29000
}

resource "aws_apigatewayv2_integration" "say" {
  api_id               = aws_apigatewayv2_api.api.id
  integration_type     = "HTTP"
  integration_method   = "POST"
  integration_uri      = "http://inside.example"
  connection_type      = "VPC_LINK"
  connection_id        = aws_api_gateway_vpc_link.balanced.id
  timeout_milliseconds = 29000
  request_parameters = {
    "integration.request.header.x-token" = var.say_integration_request_header_x_token
    "integration.request.header.y"       = "route.request.header.y"
  }
  request_templates = {
    "$default" = "#set($x = \"$${stageVariables.y}\")\n{\"a\": \"%%{b}\"}"
  }
  template_selection_expression = "\\$default"
  passthrough_behavior          = "NEVER"
  content_handling_strategy     = "CONVERT_TO_TEXT"
}

resource "aws_apigatewayv2_integration_response" "say_2_d_d" {
  api_id                   = aws_apigatewayv2_api.api.id
  integration_id           = aws_apigatewayv2_integration.say.id
  integration_response_key = "/2\\d\\d/"
  response_templates = {
    "$default" = "$input.body"
  }
  template_selection_expression = "\\$default"
}

resource "aws_apigatewayv2_route" "connect" {
  api_id             = aws_apigatewayv2_api.api.id
  route_key          = "$connect"
  target             = "integrations/${aws_apigatewayv2_integration.connect.id}"
  authorization_type = "CUSTOM"
  authorizer_id      = aws_apigatewayv2_authorizer.guard.id
  api_key_required   = true

  request_parameter {
    request_parameter_key = "route.request.querystring.token"
    required              = true
  }
}

resource "aws_apigatewayv2_route" "say" {
  api_id                     = aws_apigatewayv2_api.api.id
  route_key                  = "say"
  target                     = "integrations/${aws_apigatewayv2_integration.say.id}"
  model_selection_expression = "$request.body.action"
  request_models = {
    say = "Say"
  }
  route_response_selection_expression = "$default"
}

resource "aws_apigatewayv2_route_response" "say" {
  api_id             = aws_apigatewayv2_api.api.id
  route_id           = aws_apigatewayv2_route.say.id
  route_response_key = "$default"
  response_models = {
    "$default" = "Say"
  }
}

resource "aws_api_gateway_vpc_link" "balanced" {
  name = "balanced"
  target_arns = [
    "arn:${data.aws_partition.current.partition}:elasticloadbalancing:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:loadbalancer/net/x/0123456789abcdef",
  ]
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
    redeployment = "18f45bf72f89a5"
  }
  depends_on = [
    aws_apigatewayv2_integration_response.say_2_d_d,
    aws_apigatewayv2_route.connect,
    aws_apigatewayv2_route.say,
    aws_apigatewayv2_route_response.say,
  ]

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_api_gateway_client_certificate" "live" {
  description = "Of stage live"
}

resource "aws_apigatewayv2_stage" "live" {
  api_id                = aws_apigatewayv2_api.api.id
  name                  = "live"
  deployment_id         = aws_apigatewayv2_deployment.api.id
  client_certificate_id = aws_api_gateway_client_certificate.live.id

  default_route_settings {
    data_trace_enabled     = true
    logging_level          = "INFO"
    throttling_burst_limit = 5000
    throttling_rate_limit  = 10000
  }
}

resource "aws_api_gateway_api_key" "alice" {
  name    = "alice"
  enabled = true
}

resource "aws_api_gateway_usage_plan" "gold" {
  name = "Gold"

  api_stages {
    api_id = aws_apigatewayv2_api.api.id
    stage  = aws_apigatewayv2_stage.live.name
  }
}

resource "aws_api_gateway_usage_plan_key" "gold_alice" {
  key_id        = aws_api_gateway_api_key.alice.id
  key_type      = "API_KEY"
  usage_plan_id = aws_api_gateway_usage_plan.gold.id
}

output "live_url" {
  value = aws_apigatewayv2_stage.live.invoke_url
}
