variable "name" {
  description = "Begins the name of everything made here."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,31}$", var.name))
    error_message = "A name is 2 to 32 lower-case letters, digits and hyphens, and begins with a letter."
  }
}

variable "delivery_file" {
  description = "The delivery file whose stages are run."
  type        = string
}

variable "repository" {
  description = "Where the source is, as the host of the connection names it."
  type        = string

  validation {
    condition     = can(regex("^[^/ ]+/[^/ ]+$", var.repository))
    error_message = "A repository is owner/name."
  }
}

variable "branch" {
  description = "The branch whose commits are delivered."
  type        = string
  default     = "main"
}

variable "connection_provider" {
  description = "Who keeps the source."
  type        = string
  default     = "GitHub"

  validation {
    condition     = contains(["GitHub", "GitHubEnterpriseServer", "Bitbucket", "GitLab"], var.connection_provider)
    error_message = "One of GitHub, GitHubEnterpriseServer, Bitbucket, GitLab."
  }
}

variable "keep_days" {
  description = "For how many days artifacts and logs are kept."
  type        = number
  default     = 30

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365], var.keep_days)
    error_message = "A number of days that CloudWatch keeps logs for, 1 to 365."
  }
}

variable "compute_type" {
  description = "The size of the machines that run stages."
  type        = string
  default     = "BUILD_GENERAL1_MEDIUM"
}
