/**
 * What is said of a certification, in the forms that people and machines read: terminal text, Markdown, JSON, JUnit XML, and
 * the saved trace; and of what the laboratory found, as a page.
 *
 * <p>Pure: every form is a function from a value to a string. What a subject printed is hostile until it has passed {@link
 * io.github.fetchproof.harness.report.Printable} and {@link io.github.fetchproof.harness.report.Redaction}. May use {@code
 * verdict}, {@code trace}, {@code scenario}, {@code simulation}, {@code goproxy} and {@code report.chart}. Start reading at {@link
 * io.github.fetchproof.harness.report.TextReport}; the JSON Schemas of the formats lie beside, as resources.
 */
@NullMarked
package io.github.fetchproof.harness.report;

import org.jspecify.annotations.NullMarked;
