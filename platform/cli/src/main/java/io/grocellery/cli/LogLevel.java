package io.grocellery.cli;

/** How much a line of a log matters, the least first. */
enum LogLevel {
    TRACE,
    DEBUG,
    INFO,
    WARN,
    ERROR
}
