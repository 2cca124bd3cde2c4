package io.grocellery.testkit.architecture.offence;

import org.springframework.Framework;

record Wired(Framework framework) {}
