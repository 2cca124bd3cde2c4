output "pipeline" {
  description = "The pipeline's name."
  value       = aws_codepipeline.delivery.name
}

output "connection" {
  description = "The connection that a person has to complete in the console, once."
  value       = aws_codestarconnections_connection.source.arn
}

output "artifact_bucket" {
  description = "Where artifacts are kept."
  value       = aws_s3_bucket.artifacts.bucket
}
