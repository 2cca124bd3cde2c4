# CodePipeline over the stages of the delivery file: which there are, in which order, for how long at most and which need a
# person's agreement is read from there. Each is one CodeBuild project that runs buildspec.yml with the stage's name.

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

module "stages" {
  source = "../pipeline-stages"

  delivery_file = var.delivery_file
}

# A person completes it once in the console: until then it gives no source.
resource "aws_codestarconnections_connection" "source" {
  name          = var.name
  provider_type = var.connection_provider
}

resource "aws_codebuild_project" "stage" {
  for_each = toset(module.stages.names)

  name           = "${var.name}-${each.key}"
  description    = "./grocellery pipeline stage ${each.key}"
  service_role   = aws_iam_role.build.arn
  encryption_key = aws_kms_key.artifacts.arn
  build_timeout  = max(5, module.stages.minutes[each.key])

  artifacts {
    type = "CODEPIPELINE"
  }

  source {
    type      = "CODEPIPELINE"
    buildspec = "buildspec.yml"
  }

  cache {
    type  = "LOCAL"
    modes = ["LOCAL_CUSTOM_CACHE"]
  }

  environment {
    compute_type    = var.compute_type
    image           = "aws/codebuild/standard:8.0"
    type            = "LINUX_CONTAINER"
    privileged_mode = false

    environment_variable {
      name  = "STAGE"
      value = each.key
    }

    # a source from a pipeline is no checkout of a branch
    environment_variable {
      name  = "GROCELLERY_BRANCH"
      value = var.branch
    }
  }

  logs_config {
    cloudwatch_logs {
      group_name = aws_cloudwatch_log_group.stage[each.key].name
    }
  }
}

resource "aws_cloudwatch_log_group" "stage" {
  for_each = toset(module.stages.names)

  name              = "/aws/codebuild/${var.name}-${each.key}"
  retention_in_days = var.keep_days
  kms_key_id        = aws_kms_key.artifacts.arn
}

resource "aws_codepipeline" "delivery" {
  name           = var.name
  role_arn       = aws_iam_role.pipeline.arn
  pipeline_type  = "V2"
  execution_mode = "QUEUED"

  artifact_store {
    type     = "S3"
    location = aws_s3_bucket.artifacts.bucket

    encryption_key {
      type = "KMS"
      id   = aws_kms_key.artifacts.arn
    }
  }

  stage {
    name = "checkout"

    action {
      name             = "checkout"
      category         = "Source"
      owner            = "AWS"
      provider         = "CodeStarSourceConnection"
      version          = "1"
      output_artifacts = ["source"]

      configuration = {
        ConnectionArn        = aws_codestarconnections_connection.source.arn
        FullRepositoryId     = var.repository
        BranchName           = var.branch
        OutputArtifactFormat = "CODEBUILD_CLONE_REF"
      }
    }
  }

  dynamic "stage" {
    for_each = module.stages.names

    content {
      name = stage.value

      dynamic "action" {
        for_each = contains(module.stages.approved, stage.value) ? ["approve"] : []

        content {
          name      = "approve"
          category  = "Approval"
          owner     = "AWS"
          provider  = "Manual"
          version   = "1"
          run_order = 1

          configuration = {
            CustomData = "Everything before ${stage.value} has passed. Whoever approves lets this commit into production."
          }
        }
      }

      action {
        name            = stage.value
        category        = "Build"
        owner           = "AWS"
        provider        = "CodeBuild"
        version         = "1"
        run_order       = 2
        input_artifacts = ["source"]

        configuration = {
          ProjectName = aws_codebuild_project.stage[stage.value].name
        }
      }
    }
  }
}
