package io.grocellery.testkit.architecture.offence;

final class PriceHelper {}
