package io.grocellery.testkit.architecture.offence;

import picocli.Framework;

record Typed(Framework framework) {}
