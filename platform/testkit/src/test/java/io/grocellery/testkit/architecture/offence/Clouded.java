package io.grocellery.testkit.architecture.offence;

import software.amazon.Framework;

record Clouded(Framework framework) {}
