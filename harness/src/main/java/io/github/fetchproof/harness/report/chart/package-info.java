/**
 * What the laboratory found as pictures: SVG that takes its colours from the page it stands in.
 *
 * <p>Pure, and the same bytes for the same numbers: every place is rounded to a tenth. Uses {@code simulation}. Start reading
 * at {@link io.github.fetchproof.harness.report.chart.Plot}; each picture is a file.
 *
 * @see <a href="https://www.w3.org/TR/SVG2/">Scalable Vector Graphics 2</a>
 */
@NullMarked
package io.github.fetchproof.harness.report.chart;

import org.jspecify.annotations.NullMarked;
