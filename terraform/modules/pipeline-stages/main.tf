# The stages of a delivery file, in an order in which they may run one after the other. Reads a file and asks no provider.

variable "delivery_file" {
  description = "The delivery file."
  type        = string

  validation {
    condition     = fileexists(var.delivery_file)
    error_message = "There is no such delivery file."
  }
}

locals {
  delivery = yamldecode(file(var.delivery_file))
  stages   = try(local.delivery.pipeline, {})
  needs    = { for name, stage in local.stages : name => try(tolist(stage.needs), []) }

  # All that a stage needs, through others too: twice as far each time, so that this reaches over 16 stages in a row.
  within_2  = { for name, needs in local.needs : name => distinct(concat(needs, flatten([for need in needs : local.needs[need]]))) }
  within_4  = { for name, needs in local.within_2 : name => distinct(concat(needs, flatten([for need in needs : local.within_2[need]]))) }
  within_8  = { for name, needs in local.within_4 : name => distinct(concat(needs, flatten([for need in needs : local.within_4[need]]))) }
  within_16 = { for name, needs in local.within_8 : name => distinct(concat(needs, flatten([for need in needs : local.within_8[need]]))) }

  # A stage needs more than each of those it needs, so that this puts every stage after them.
  order = [for key in sort([for name, needs in local.within_16 : format("%03d %s", length(needs), name)]) : split(" ", key)[1]]

  approved = toset([
    for name, stage in local.stages : name
    if try(local.delivery.environments[stage.deploy].approval == "required", false)
  ])
}

output "names" {
  description = "Every stage, each after those that it needs."
  value       = local.order
}

output "approved" {
  description = "The stages that deploy to an environment for which a person has to agree."
  value       = local.approved
}

output "minutes" {
  description = "After how many minutes a stage is ended, by stage; 30 where the file does not say."
  value = {
    for name, stage in local.stages : name => try(
      endswith(stage.deadline, "h") ? tonumber(trimsuffix(stage.deadline, "h")) * 60 : tonumber(trimsuffix(stage.deadline, "m")),
      30
    )
  }
}
