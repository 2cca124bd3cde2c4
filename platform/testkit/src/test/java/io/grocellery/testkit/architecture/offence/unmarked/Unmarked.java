package io.grocellery.testkit.architecture.offence.unmarked;

final class Unmarked {}
